import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';
import { forEachAgency, nameOf, type ScheduleFailure } from './for-each-agency.ts';

/** `done` counts the cycles in which something was changed or delivered. */
export type ScheduleReport = { done: number; failures: ScheduleFailure[] };

/**
 * Does the work in every cycle of every agency, closed ones included. What fails in one cycle or agency is reported and does
 * not stop the others: one tenant's broken data must not keep the rest from closing on time.
 */
export const forEachCycle = async (
  tenants: Tenants,
  work: (deps: Deps, agencyId: string, stored: Stored<Cycle>) => Promise<boolean>,
): Promise<ScheduleReport> => {
  const report: ScheduleReport = { done: 0, failures: [] };
  const failures = await forEachAgency(tenants, async (deps, agencyId) => {
    for await (const stored of eachOf(deps, keys.cycles(agencyId))) {
      try {
        if (await work(deps, agencyId, stored)) report.done++;
      } catch (error) {
        report.failures.push({ agencyId, cycleId: stored.data.id, error: nameOf(error) });
      }
    }
  });
  return { ...report, failures: [...report.failures, ...failures] };
};
