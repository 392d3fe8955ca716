import { instantOf } from '../../domain/time/zone.ts';
import { createEscalateObjections } from '../objections/escalate-objections.ts';
import type { Deps } from '../support/deps.ts';
import { forEachOpenCycle, type ScheduleReport } from './for-each-open-cycle.ts';

/** The clock of the objections in every cycle whose results are published: warnings, and what was not decided goes upward. */
export const createEscalateDueObjections = (deps: Pick<Deps, 'store' | 'digest' | 'events'>) => {
  const escalate = createEscalateObjections(deps);
  return ({ time }: { time: string }): Promise<ScheduleReport> => {
    const now = instantOf(time);
    return forEachOpenCycle(deps, async (agencyId, { data: cycle }) => {
      if (cycle.publishedAt === null) return false;
      const { handedOver, warned } = await escalate({ agencyId, cycleId: cycle.id, now });
      return handedOver + warned > 0;
    });
  };
};
