import { isHumanPhase } from '../../domain/cycle/phase.ts';
import { unsettled } from '../../domain/cycle/reopening-rules.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { instantOf } from '../../domain/time/zone.ts';
import { createClosePhase } from '../cycles/close-phase.ts';
import { closeReopening } from '../reopenings/close-reopening.ts';
import type { Tenants } from '../support/tenants.ts';
import type { ScheduleReport } from './for-each-cycle.ts';
import { forEachOpenCycle } from './for-each-open-cycle.ts';

/**
 * Closes the phases that are due at the time of the event, by the same use case as the administrator. The time comes from
 * the event, so that a missed run can be replayed.
 */
export const createCloseDuePhases = (tenants: Tenants) => {
  return ({ time }: { time: string }): Promise<ScheduleReport> => {
    const now: Instant = instantOf(time);
    return forEachOpenCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      const { id: cycleId, phase, status } = cycle;
      for (const { number } of unsettled(cycle))
        if (await closeReopening(deps, { agencyId, cycleId, number }, now)) return true;
      if (!isHumanPhase(phase) || status !== 'open' || now < cycle.deadlines[phase]) return false;
      const result = await createClosePhase(deps)({ agencyId, cycleId, phase, trigger: 'schedule', by: null, now });
      return result.outcome === 'closing';
    });
  };
};
