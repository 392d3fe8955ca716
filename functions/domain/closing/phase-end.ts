import type { ClosureRule, LateMark } from '../case/case.ts';
import type { HumanPhase } from '../cycle/phase.ts';
import type { ClosingCase } from './closing-case.ts';
import type { EndState } from './manifest.ts';

/** How a phase ended for one case: the rule, the end state it gives, and the marks of this phase. */
export type PhaseEnd = { endState: EndState; rule: ClosureRule; marks: LateMark[] };

/** `carried`: the procedure goes on with what is there. `escalated`: only a named human can still give a result. */
const endStates: Record<ClosureRule, EndState> = {
  'nothing-missing': 'complete',
  'plan-carried-as-submitted': 'carried',
  'plan-carried-late-return': 'carried',
  'no-plan': 'escalated',
  'realisation-missing': 'escalated',
  'self-review-missing': 'carried',
  'amendment-undecided': 'carried',
  'provisional-from-evidence': 'provisional',
  'not-assessable': 'escalated',
};

export const phaseEnd = (rule: ClosureRule, marks: LateMark[] = []): PhaseEnd => ({
  endState: endStates[rule],
  rule,
  marks,
});

/** The end that an earlier run of the same closure has stored, or null. The first mark is the gravest and names the rule. */
export const settledEnd = (phase: HumanPhase, subject: ClosingCase): PhaseEnd | null => {
  const marks = subject.marks.filter((mark) => mark.phase === phase);
  const gravest = marks[0];
  return gravest === undefined ? null : phaseEnd(gravest.rule, marks);
};
