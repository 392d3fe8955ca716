import { instantOf } from '../../domain/time/zone.ts';
import { createEscalateObjections } from '../objections/escalate-objections.ts';
import type { Deps } from '../support/deps.ts';
import { forEachOpenCycle, type ScheduleReport } from './for-each-open-cycle.ts';

/** Hands on the objections that nobody decided in time, in every cycle whose results are published. */
export const createEscalateDueObjections = (deps: Pick<Deps, 'store' | 'digest'>) => {
  const escalate = createEscalateObjections(deps);
  return ({ time }: { time: string }): Promise<ScheduleReport> => {
    const now = instantOf(time);
    return forEachOpenCycle(deps, async (agencyId, { data: cycle }) => {
      if (cycle.publishedAt === null) return false;
      return (await escalate({ agencyId, cycleId: cycle.id, now })) > 0;
    });
  };
};
