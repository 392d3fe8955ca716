import { isHumanPhase } from '../../domain/cycle/phase.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { instantOf } from '../../domain/time/zone.ts';
import { createClosePhase } from '../cycles/close-phase.ts';
import type { Deps } from '../support/deps.ts';
import { forEachOpenCycle, type ScheduleReport } from './for-each-open-cycle.ts';

/**
 * Closes the phases that are due at the time of the event, by the same use case as the administrator. The time comes from
 * the event, so that a missed run can be replayed.
 */
export const createCloseDuePhases = (deps: Pick<Deps, 'store' | 'workflow' | 'clock'>) => {
  const closePhase = createClosePhase(deps);
  return ({ time }: { time: string }): Promise<ScheduleReport> => {
    const now: Instant = instantOf(time);
    return forEachOpenCycle(deps, async (agencyId, { data: cycle }) => {
      const { id: cycleId, phase, status } = cycle;
      if (!isHumanPhase(phase) || status !== 'open' || now < cycle.deadlines[phase]) return false;
      const result = await closePhase({ agencyId, cycleId, phase, trigger: 'schedule', by: null, now });
      return result.outcome === 'closing';
    });
  };
};
