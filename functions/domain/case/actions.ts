import type { Cycle } from '../cycle/cycle.ts';
import { withOwnDeadlines } from '../cycle/own-deadline.ts';
import { type HumanPhase, phases } from '../cycle/phase.ts';
import type { Reopening } from '../cycle/reopening.ts';
import { windowOf } from '../cycle/reopening-rules.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant } from '../time/instant.ts';
import { type Action, type ActionRule, actionRules, actions } from './action-rules.ts';
import { annualCycleOf } from './annual-plan.ts';
import type { Case } from './case.ts';
import type { Unblocker } from './misfits.ts';
import type { Relation } from './relations.ts';
import { asInPhase } from './reopened-case.ts';

export type ActionInput = {
  cycle: Pick<Cycle, 'phase' | 'status' | 'deadlines' | 'unitDeadlines' | 'reopenings'>;
  case: Case;
  relations: readonly Relation[];
  now: Instant;
};

export type ActionVerdict =
  | { decision: 'allow'; until: Instant | null }
  | { decision: 'refuse'; refusal: Refusal; unblockedBy: Unblocker };

/** Whether any of these phases is open now, and for how long; the half of the rule that needs no case. */
export const checkPhase = (
  cycle: ActionInput['cycle'],
  allowed: readonly HumanPhase[],
  deadlineBinds: boolean,
  now: Instant,
): ActionVerdict => {
  const open = allowed.find((phase) => phase === cycle.phase && cycle.status === 'open');
  if (open !== undefined) {
    const deadline = cycle.deadlines[open];
    if (!deadlineBinds) return { decision: 'allow', until: null };
    if (now < deadline) return { decision: 'allow', until: deadline };
    return late(open, deadline);
  }
  const last = allowed.at(-1);
  if (last !== undefined && phases.indexOf(cycle.phase) >= phases.indexOf(last))
    return late(last, cycle.deadlines[last]);
  return {
    decision: 'refuse',
    refusal: {
      code: 'wrong-phase',
      detail: `The cycle is in phase ${cycle.phase}; this act belongs to ${allowed.join(', ')}.`,
      extra: { phase: cycle.phase },
    },
    unblockedBy: 'administrator',
  };
};

const late = (phase: HumanPhase, deadline: Instant): ActionVerdict => ({
  decision: 'refuse',
  refusal: {
    code: 'deadline-passed',
    deadline,
    detail: `The deadline of phase ${phase} has passed.`,
    extra: { phase },
  },
  unblockedBy: 'administrator',
});

const planStandsIn = (planCycleId: string): ActionVerdict => ({
  decision: 'refuse',
  refusal: {
    code: 'plan-of-annual-cycle',
    detail: `The plan of this period is the annual one; propose an amendment of it in cycle ${planCycleId}.`,
    extra: { planCycleId },
  },
  unblockedBy: 'employee',
});

const phasesFor = (rule: ActionRule, subject: Case): readonly HumanPhase[] =>
  (subject.joinedLate && rule.phasesOfLateJoiner) || rule.phases;

const checkOrdinary = (rule: ActionRule, input: ActionInput): ActionVerdict =>
  rule.afterClosing === true && input.cycle.phase === 'closed'
    ? { decision: 'allow', until: null }
    : checkPhase(withOwnDeadlines(input.cycle, input.case), phasesFor(rule, input.case), rule.deadlineBinds, input.now);

/** A phase of the act that stands open again for this case. */
const openWindow = (rule: ActionRule, { cycle, case: subject, now }: ActionInput): Reopening | null =>
  phasesFor(rule, subject)
    .map((phase) => windowOf(cycle, subject, phase))
    .find((window) => window !== null && now < window.until) ?? null;

/** May somebody with these relations do this now? The order of the checks is the order of what a person can mend. */
export const checkAction = (action: Action, input: ActionInput): ActionVerdict => {
  const rule = actionRules[action];
  if (!rule.by.some((relation) => input.relations.includes(relation)))
    return {
      decision: 'refuse',
      refusal: { code: 'forbidden', detail: `This act belongs to: ${rule.by.join(', ')}.` },
      unblockedBy: 'nobody',
    };
  const elsewhere = rule.ofPlan ? annualCycleOf(input.case) : null;
  if (elsewhere !== null) return planStandsIn(elsewhere);
  const ordinary = checkOrdinary(rule, input);
  const window = ordinary.decision === 'refuse' && rule.reopens === true ? openWindow(rule, input) : null;
  const phase: ActionVerdict = window === null ? ordinary : { decision: 'allow', until: window.until };
  if (phase.decision === 'refuse') return phase;
  const misfit = rule.misfit(window === null ? input.case : asInPhase(input.case, window.phase));
  if (misfit !== null)
    return {
      decision: 'refuse',
      refusal: {
        code: 'wrong-stage',
        detail: `Not possible now: ${misfit.reason}.`,
        whoCanFix: misfit.unblockedBy,
        extra: { stage: input.case.stage },
      },
      unblockedBy: misfit.unblockedBy,
    };
  return phase;
};

export type ListedAction = {
  action: Action;
  allowed: boolean;
  until: Instant | null;
  code: string | null;
  reason: string | null;
  unblockedBy: Unblocker | null;
};

/** Every action with the verdict of the same table that enforces it. */
export const listActions = (input: ActionInput): ListedAction[] =>
  actions.map((action) => {
    const verdict = checkAction(action, input);
    return verdict.decision === 'allow'
      ? { action, allowed: true, until: verdict.until, code: null, reason: null, unblockedBy: null }
      : {
          action,
          allowed: false,
          until: null,
          code: verdict.refusal.code,
          reason: verdict.refusal.detail ?? null,
          unblockedBy: verdict.unblockedBy,
        };
  });
