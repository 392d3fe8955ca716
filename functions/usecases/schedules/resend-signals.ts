import { deliverSignal } from '../cycles/deliver-signal.ts';
import type { Deps } from '../support/deps.ts';
import { forEachOpenCycle, type ScheduleReport } from './for-each-open-cycle.ts';

/** Delivers what was committed and not sent: the process died, or Step Functions did not answer. */
export const createResendSignals =
  (deps: Pick<Deps, 'store' | 'workflow'>) =>
  (_event: { time: string }): Promise<ScheduleReport> =>
    forEachOpenCycle(deps, async (agencyId, { data: cycle }) => {
      const delivery = await deliverSignal(deps, agencyId, cycle.id);
      return delivery !== 'nothing' && delivery !== 'waiting';
    });
