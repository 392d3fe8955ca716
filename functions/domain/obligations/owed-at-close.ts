import { type Action, actionRules } from '../case/action-rules.ts';
import { checkAction } from '../case/actions.ts';
import type { Case, MissingAct } from '../case/case.ts';
import { relationsOf } from '../case/relations.ts';
import { liftedCase } from '../closing/close-again.ts';
import type { CaseAtClose } from '../closing/closing-case.ts';
import { planClosure, type SettledPhase } from '../closing/plan-closure.ts';
import type { Cycle } from '../cycle/cycle.ts';
import { ownDeadline } from '../cycle/own-deadline.ts';
import type { Reopening } from '../cycle/reopening.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';
import type { BoardCase } from '../units/board.ts';
import { kindOfMissing, type Obligation, type Waiting } from './obligation.ts';

/** A stored case with what the close reads beside it. */
export type OpenCase = CaseAtClose & { case: Case };

const actionOf: Record<MissingAct, Action> = {
  'plan-submission': 'submit-plan',
  'plan-decision': 'decide-plan',
  'amendment-decision': 'decide-amendment',
  realisation: 'report-realisation',
  'self-review': 'write-self-review',
  'supervisor-review': 'review',
};

const waitingFor = (missing: MissingAct, { employeeId, appraiserId }: Case): Waiting => {
  switch (missing) {
    case 'plan-submission':
    case 'realisation':
    case 'self-review':
      return { as: 'appraiser', personId: appraiserId };
    case 'plan-decision':
    case 'amendment-decision':
    case 'supervisor-review':
      return { as: 'employee', personId: employeeId };
  }
};

type Asked = {
  phase: SettledPhase;
  cycle: Cycle;
  rules: RuleSet;
  now: Instant;
  /** The reopening by which the phase stands open for this case; null while it is the cycle's own. */
  window?: Reopening | null;
};

/**
 * What a person owes on one case: the marks that the close of the phase would set against that person if nobody did anything
 * more. The plan of the close itself and no rule of its own, so a duty is listed if and only if the close would name it.
 */
export const owedAtClose = (
  personId: string,
  { phase, cycle, rules, now, window = null }: Asked,
  at: OpenCase,
): Obligation[] => {
  const { case: subject } = at;
  const deadline = window?.until ?? ownDeadline(cycle, subject, phase);
  const relations = relationsOf({ personId, roles: [] }, subject, cycle);
  const judged = window === null ? subject : liftedCase(subject, phase);
  return (
    planClosure({ phase, cases: [{ ...at, case: judged }] }, rules, cycle.zone, deadline)
      .flatMap(({ marks }) => marks)
      .filter(({ owedBy }) => owedBy === personId)
      // What no reopening undoes is not owed again.
      .filter((mark) => window === null || !judged.marks.includes(mark))
      .map(({ missing, rule }) => ({
        kind: kindOfMissing[missing],
        cycleId: cycle.id,
        about: { employeeId: subject.employeeId },
        ...{ deadline, rule },
        possible: checkAction(actionOf[missing], { cycle, case: subject, relations, now }).decision === 'allow',
        waiting: [waitingFor(missing, subject)],
      }))
  );
};

/**
 * Whether the owner of a board may owe anything on this case at the close: never false where `owedAtClose` names something, so
 * that only these cases are read.
 */
export const mayBeOwed = ({ stage, plan, amendment, reviewed }: BoardCase, phase: SettledPhase): boolean => {
  switch (phase) {
    case 'planning':
      return stage === 'unplanned' && plan !== undefined;
    case 'execution':
      return amendment !== undefined || (stage === 'unplanned' && plan !== undefined);
    case 'supervisor-review':
      return !reviewed && (stage === 'planned' || stage === 'unplanned');
  }
};

/** The last phase in which reports of work may be looked at. */
export const lastReportPhase = actionRules['review-activities'].phases.at(-1) ?? 'supervisor-review';
