import { instantOf } from '../../domain/time/zone.ts';
import { createEscalateObjections } from '../objections/escalate-objections.ts';
import type { Tenants } from '../support/tenants.ts';
import type { ScheduleReport } from './for-each-cycle.ts';
import { forEachOpenCycle } from './for-each-open-cycle.ts';

/** The clock of the objections in every cycle whose results are published: warnings, and what was not decided goes upward. */
export const createEscalateDueObjections = (tenants: Tenants) => {
  return ({ time }: { time: string }): Promise<ScheduleReport> => {
    const now = instantOf(time);
    return forEachOpenCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      if (cycle.publishedAt === null) return false;
      const { handedOver, warned } = await createEscalateObjections(deps)({ agencyId, cycleId: cycle.id, now });
      return handedOver + warned > 0;
    });
  };
};
