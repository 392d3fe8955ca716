import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Stored } from '../../ports/store.ts';
import type { Deps } from '../support/deps.ts';
import type { Tenants } from '../support/tenants.ts';
import { forEachCycle, type ScheduleReport } from './for-each-cycle.ts';

/** The work in every cycle of every agency that is not closed. */
export const forEachOpenCycle = (
  tenants: Tenants,
  work: (deps: Deps, agencyId: string, stored: Stored<Cycle>) => Promise<boolean>,
): Promise<ScheduleReport> =>
  forEachCycle(tenants, async (deps, agencyId, stored) =>
    stored.data.phase === 'closed' ? false : work(deps, agencyId, stored),
  );
