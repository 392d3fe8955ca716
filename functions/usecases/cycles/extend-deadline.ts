import { deadlineOf } from '../../domain/cycle/check-schedule.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type HumanPhase, humanPhases } from '../../domain/cycle/phase.ts';
import { isPast } from '../../domain/cycle/position.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError } from '../../ports/store.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type CycleView, viewOf } from './cycle-view.ts';
import { findRepeat, requestOf, requireAdministrator } from './find-repeat.ts';

export type ExtendDeadlineInput = { cycleId: string; phase: HumanPhase; deadline: string; reason: string };

/**
 * Moves the deadline of a phase that has not ended to a later time, with a reason that everybody can read. Also after the
 * deadline passed, while the phase is not closed: then acts count again. A deadline is never moved forward.
 */
export const createExtendDeadline =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: ExtendDeadlineInput): Promise<CycleView> => {
    requireAdministrator(command);
    const request = requestOf(command);
    const stored = await loadCycle(deps, command.actor.agencyId, input.cycleId);
    const cycle = stored.data;
    if (findRepeat(cycle.extensions, request) !== null) return viewOf(stored);
    if (command.expectedVersion === null) refuse('precondition-required');
    if (command.expectedVersion !== stored.version)
      refuse('precondition-failed', { extra: { currentVersion: stored.version } });

    const { phase, reason } = input;
    if (isPast(cycle, phase) || (cycle.phase === phase && cycle.status !== 'open'))
      refuse('wrong-phase', { detail: `Phase ${phase} has ended.`, extra: { phase: cycle.phase } });
    if (phase === 'objection-window' && cycle.publishedAt === null)
      refuse('wrong-phase', { detail: 'The objection window is counted from publication.' });
    const now = deps.clock.now();
    const to = deadlineOf(input.deadline, cycle.zone);
    const problems = checkExtension(cycle, phase, to, now);
    if (problems.length > 0) refuse('invalid-body', { fields: problems });

    const extension = { phase, from: cycle.deadlines[phase], to, reason, by: command.actor.personId, at: now };
    const next: Cycle = {
      ...cycle,
      deadlines: { ...cycle.deadlines, [phase]: to },
      extensions: [...cycle.extensions, { ...extension, ...request }],
    };
    try {
      await deps.store.commit([{ kind: 'replace', key: stored.key, version: stored.version, data: next }]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const current = await loadCycle(deps, command.actor.agencyId, input.cycleId);
      if (findRepeat(current.data.extensions, request) !== null) return viewOf(current);
      refuse('precondition-failed', { extra: { currentVersion: current.version } });
    }
    return viewOf({ data: next, version: stored.version + 1 });
  };

const checkExtension = (cycle: Cycle, phase: HumanPhase, to: Instant, now: Instant): FieldProblem[] => {
  const pointer = '/deadline';
  const problems: FieldProblem[] = [];
  if (to <= cycle.deadlines[phase])
    problems.push({ pointer, code: 'not-later', detail: `Must be later than ${cycle.deadlines[phase]}.` });
  if (to <= now) problems.push({ pointer, code: 'in-the-past', detail: 'The deadline must lie in the future.' });
  // The objection window's own is counted from publication, so the phase after the decision is the follow-up.
  const after = humanPhases
    .slice(humanPhases.indexOf(phase) + 1)
    .find((p) => p !== 'objection-window' || cycle.publishedAt !== null);
  if (after !== undefined && to >= cycle.deadlines[after])
    problems.push({ pointer, code: 'deadline-order', detail: `Extend the deadline of ${after} first.` });
  return problems;
};
