import { instantOf } from '../../domain/time/zone.ts';
import { createEscalateObjections } from '../objections/escalate-objections.ts';
import type { Tenants } from '../support/tenants.ts';
import { forEachOpenCycle, type ScheduleReport } from './for-each-open-cycle.ts';

/** Hands on the objections that nobody decided in time, in every cycle whose results are published. */
export const createEscalateDueObjections = (tenants: Tenants) => {
  return ({ time }: { time: string }): Promise<ScheduleReport> => {
    const now = instantOf(time);
    return forEachOpenCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      if (cycle.publishedAt === null) return false;
      return (await createEscalateObjections(deps)({ agencyId, cycleId: cycle.id, now })) > 0;
    });
  };
};
