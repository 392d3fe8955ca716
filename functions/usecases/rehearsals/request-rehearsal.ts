import type { Rehearsal } from '../../domain/closing/rehearsal.ts';
import { deadlineOf } from '../../domain/cycle/check-schedule.ts';
import { isHumanPhase } from '../../domain/cycle/phase.ts';
import { refuse } from '../../domain/refusal.ts';
import { findRepeat, requestOf, requireAdministrator } from '../cycles/find-repeat.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { beginRehearsal } from './begin-rehearsal.ts';
import { workRehearsal } from './work-rehearsal.ts';

/** About 2,000 people are rehearsed while the caller waits; what is left the schedule does within minutes. */
const shardsAtOnce = 4;

/**
 * What would the close of the open phase do? By the deadlines as they are, or as if it closed at a chosen instant from now on:
 * what stood at an earlier time nobody can say any more.
 */
export const createRequestRehearsal =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: { cycleId: string; instant: string | null }): Promise<Rehearsal> => {
    requireAdministrator(command);
    const { agencyId, personId } = command.actor;
    const request = requestOf(command);
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const { phase } = cycle;
    if (!isHumanPhase(phase) || cycle.status !== 'open')
      return refuse('wrong-phase', {
        detail: 'No phase is open that closes by date.',
        extra: { phase: cycle.phase },
      });
    const at = deps.clock.now();
    const chosen = input.instant === null ? null : deadlineOf(input.instant, cycle.zone);
    if (chosen !== null && chosen < at)
      refuse('invalid-body', {
        fields: [{ pointer: '/instant', code: 'in-the-past', detail: 'The instant must not lie in the past.' }],
      });
    const rehearsal = await beginRehearsal(
      deps,
      agencyId,
      cycle,
      {
        ...{ phase, basis: chosen === null ? 'deadline' : 'chosen', instant: chosen ?? cycle.deadlines[phase] },
        ...{ by: personId, at },
        ...request,
      },
      (known) => findRepeat(known, request),
    );
    return workRehearsal(deps, agencyId, cycle, rehearsal, shardsAtOnce);
  };
