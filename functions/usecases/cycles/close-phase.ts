import type { CloseHold, Cycle, PhaseClosure } from '../../domain/cycle/cycle.ts';
import {
  type ClosureDecision,
  type Duty,
  decideClosure,
  dueState,
  endRules,
} from '../../domain/cycle/decide-closure.ts';
import { hardCloseOf } from '../../domain/cycle/hard-close.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { isPast } from '../../domain/cycle/position.ts';
import { unsettled } from '../../domain/cycle/reopening-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { objectionsUntil } from '../objections/objections-until.ts';
import type { Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { changeCycle, putWrite } from './change-cycle.ts';
import { deliverOrLeave } from './deliver-signal.ts';
import { findOpenDuty } from './find-open-duty.ts';
import { type Look, lookBeforeClose } from './look-before-close.ts';

export type ClosePhaseInput = {
  agencyId: string;
  cycleId: string;
  phase: HumanPhase;
  trigger: PhaseClosure['trigger'];
  /** Employee id, null for the schedule and the machine. */
  by: string | null;
  /** The time by which the phase is judged due: the schedule's comes from its event. */
  now: Instant;
};
export type ClosePhaseOutcome =
  | { outcome: 'closing'; closure: PhaseClosure }
  | { outcome: 'not-due'; deadline: Instant }
  | { outcome: 'open-duties'; duty: Duty }
  /** The result is not what the last rehearsal said: a second person looks first. */
  | { outcome: 'held'; hold: CloseHold };

type Verdict = ClosureDecision | { decision: 'held'; hold: CloseHold };

/**
 * Ends a phase: the one way, for the schedule and for an administrator. Freezes the cut-off and commits the message to the
 * workflow with it, then delivers; what is lost on the way is resent by a schedule. A second closer finds it closed and
 * gets the first one's closure.
 */
export const createClosePhase =
  (deps: Pick<Deps, 'store' | 'workflow' | 'clock'>) =>
  async (input: ClosePhaseInput): Promise<ClosePhaseOutcome> => {
    const { agencyId, cycleId, phase } = input;
    let verdict: Verdict | null = null;
    const { data: after } = await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      verdict = null;
      if (isClosed(cycle, phase)) return null;
      if (cycle.phase !== phase)
        refuse('wrong-phase', { detail: `The cycle is in phase ${cycle.phase}.`, extra: { phase: cycle.phase } });
      const decision = await judge(deps, cycle, input);
      verdict = decision;
      if (decision.decision !== 'close') return null;
      const look = await lookIfDue(deps, cycle, input, decision);
      if (look.decision === 'look') verdict = { decision: 'not-due', deadline: cycle.deadlines[phase] };
      if (look.decision === 'wait') verdict = { decision: 'held', hold: look.hold };
      const heard = 'holds' in look && look.holds !== undefined ? { holds: look.holds } : {};
      if (look.decision !== 'go') return 'holds' in heard ? { next: { ...cycle, ...heard } } : null;
      // A start that was not delivered yet must not be overwritten: without it nobody would take up the closed phase.
      const pending = await deps.store.get(keys.pendingSignal(agencyId, cycleId));
      if (pending?.data.kind === 'start' && (await deliverOrLeave(deps, agencyId, cycleId)) === 'left') refuse('busy');
      const at = deps.clock.now();
      const { basis, cutOff } = decision;
      const closure: PhaseClosure = { trigger: input.trigger, basis, by: input.by, cutOff, at };
      const signal = { schemaVersion: 1 as const, kind: 'phase-closed' as const, phase, run: cycle.run, at };
      return {
        next: { ...cycle, ...heard, status: 'closing', closures: { ...cycle.closures, [phase]: closure } },
        alsoWrite: [await putWrite(deps, keys.pendingSignal(agencyId, cycleId), signal)],
      };
    });
    const closure = after.closures[phase];
    if (closure === undefined) return refusalOf(verdict);
    await deliverOrLeave(deps, agencyId, cycleId);
    return { outcome: 'closing', closure };
  };

const isClosed = (cycle: Cycle, phase: HumanPhase): boolean =>
  isPast(cycle, phase) || (cycle.phase === phase && cycle.status === 'closing');

const judge = async (
  deps: Pick<Deps, 'store'>,
  cycle: Cycle,
  { agencyId, phase, trigger, now }: ClosePhaseInput,
): Promise<ClosureDecision> => {
  // What comes after rests on what is closed: nobody passes on what may still change.
  if (unsettled(cycle).length > 0) return { decision: 'open-duties', duty: 'reopened-phase' };
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const { graceSeconds } = rules.closing;
  const filing = await objectionsUntil(deps, agencyId, cycle, phase, rules);
  if (filing !== null && dueState(filing, now, graceSeconds) !== 'due')
    return { decision: 'not-due', deadline: filing };
  const isWindow = filing !== null && phase === 'objection-window';
  const deadline = isWindow ? filing : cycle.deadlines[phase];
  const closesAt = isWindow ? filing : hardCloseOf(cycle, phase, rules);
  const due = dueState(closesAt, now, graceSeconds);
  const rule = endRules[phase];
  const asks = due === 'due' ? rule.heldBy !== null : due === 'early' && rule.early && trigger !== 'schedule';
  const duty = asks ? await findOpenDuty(deps, agencyId, cycle, phase) : null;
  const decision = decideClosure({ phase, trigger, due, deadline, now, duty });
  return decision.decision === 'not-due' ? { ...decision, deadline: closesAt } : decision;
};

/** Only a deadline is rehearsed: where nobody owes anything any more, there is nothing to be surprised by. */
const lookIfDue = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  cycle: Cycle,
  { agencyId, by, now }: ClosePhaseInput,
  decision: Extract<ClosureDecision, { decision: 'close' }>,
): Promise<Look> => {
  if (decision.basis !== 'deadline') return { decision: 'go' };
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  return lookBeforeClose(deps, agencyId, cycle, rules, { by, now });
};

const refusalOf = (verdict: Verdict | null): ClosePhaseOutcome => {
  switch (verdict?.decision) {
    case 'not-due':
      return { outcome: 'not-due', deadline: verdict.deadline };
    case 'open-duties':
      return { outcome: 'open-duties', duty: verdict.duty };
    case 'held':
      return { outcome: 'held', hold: verdict.hold };
    case 'close':
    case undefined:
      return refuse('internal', { detail: 'A closed phase without its closure.' });
  }
};
