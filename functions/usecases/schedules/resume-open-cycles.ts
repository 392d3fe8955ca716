import { handOver } from '../cycles/hand-over.ts';
import type { Tenants } from '../support/tenants.ts';
import type { ScheduleReport } from './for-each-cycle.ts';
import { forEachOpenCycle } from './for-each-open-cycle.ts';

/**
 * For a runtime whose executions died with it: every cycle goes on by a fresh execution at the phase that is stored. A
 * failed one waits for its administrator.
 */
export const createResumeOpenCycles = (tenants: Tenants) => (): Promise<ScheduleReport> =>
  forEachOpenCycle(tenants, async (deps, agencyId, { data: cycle }) => {
    if (cycle.failure !== null) return false;
    await handOver(deps, { agencyId, cycleId: cycle.id, run: cycle.run });
    return true;
  });
