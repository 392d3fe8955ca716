import { deliverSignal } from '../cycles/deliver-signal.ts';
import type { Tenants } from '../support/tenants.ts';
import type { ScheduleReport } from './for-each-cycle.ts';
import { forEachOpenCycle } from './for-each-open-cycle.ts';

/** Delivers what was committed and not sent: the process died, or Step Functions did not answer. */
export const createResendSignals =
  (tenants: Tenants) =>
  (_event: { time: string }): Promise<ScheduleReport> =>
    forEachOpenCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      const delivery = await deliverSignal(deps, agencyId, cycle.id);
      return delivery !== 'nothing' && delivery !== 'waiting';
    });
