import type { ClosureRule, LateMark } from '../case/case.ts';
import type { HumanPhase } from '../cycle/phase.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant, Zone } from '../time/instant.ts';
import type { CaseAtClose, ClosingCase } from './closing-case.ts';
import { executionEnd } from './execution-end.ts';
import type { EndState } from './manifest.ts';
import { ownDutiesMet } from './own-duties.ts';
import { type PhaseEnd, settledEnd } from './phase-end.ts';
import { planningEnd } from './planning-end.ts';
import { reviewEnd } from './review-end.ts';

/** The phases at whose close every case is settled; the others end for the cycle as a whole. */
export const settledPhases = ['planning', 'execution', 'supervisor-review'] as const satisfies readonly HumanPhase[];
export type SettledPhase = (typeof settledPhases)[number];

export type ClosingSnapshot = { phase: SettledPhase; cases: readonly CaseAtClose[] };

/** Where one person stands at the end of a phase, by which rule, and what is missing by whose fault. */
export type EndOfCase = {
  employeeId: string;
  endState: EndState;
  rule: ClosureRule;
  /** Marks of this phase, those included that an earlier run of the same closure has already stored. */
  marks: LateMark[];
  /** Nothing in the whole cycle so far is owed by the employee. */
  ownDutiesMet: boolean;
};

const endOf = (phase: SettledPhase, at: CaseAtClose, rules: RuleSet, zone: Zone, deadline: Instant): PhaseEnd => {
  if (at.case.postFamily === 'official') return { endState: 'exempt', rule: 'nothing-missing', marks: [] };
  const settled = settledEnd(phase, at.case);
  if (settled !== null) return settled;
  switch (phase) {
    case 'planning':
      return planningEnd(at.case, rules, zone, deadline);
    case 'execution':
      if (at.case.joinedLate && at.case.stage === 'unplanned') return joinerEnd(at.case, rules, zone, deadline);
      return executionEnd(at.case, at, { rules, zone, deadline });
    case 'supervisor-review':
      return reviewEnd(at.case, at.hasRealisation);
  }
};

/** A late joiner plans in execution: the close of that phase settles the plan as the close of planning does for others. */
const joinerEnd = (subject: ClosingCase, rules: RuleSet, zone: Zone, deadline: Instant): PhaseEnd => {
  const end = planningEnd(subject, rules, zone, deadline);
  return { ...end, marks: end.marks.map((mark) => ({ ...mark, phase: 'execution' })) };
};

/**
 * Everybody's end state at the close of a phase, in the order given. Pure and repeatable: on cases that the same plan has
 * already settled it gives the same answer, so a closure that died half-way is simply run again.
 *
 * The rule above all others: a person whose own duties are done is never worse off because somebody else was late.
 *
 * @param deadline the phase's cut-off (exclusive); an act counts if and only if it arrived before it
 */
export const planClosure = (snapshot: ClosingSnapshot, rules: RuleSet, zone: Zone, deadline: Instant): EndOfCase[] =>
  snapshot.cases.map((at) => {
    const end = endOf(snapshot.phase, at, rules, zone, deadline);
    return { employeeId: at.case.employeeId, ...end, ownDutiesMet: ownDutiesMet(at.case, end.marks) };
  });
