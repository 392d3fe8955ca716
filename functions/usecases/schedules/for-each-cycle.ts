import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';

/** What a schedule could not do; the name of the error only, since a message may quote data. */
export type ScheduleFailure = { agencyId: string; cycleId: string | null; error: string };
/** `done` counts the cycles in which something was changed or delivered. */
export type ScheduleReport = { done: number; failures: ScheduleFailure[] };

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/**
 * Does the work in every cycle of every agency, closed ones included. What fails in one cycle or agency is reported and does
 * not stop the others: one tenant's broken data must not keep the rest from closing on time.
 */
export const forEachCycle = async (
  { platform, of }: Tenants,
  work: (deps: Deps, agencyId: string, stored: Stored<Cycle>) => Promise<boolean>,
): Promise<ScheduleReport> => {
  const report: ScheduleReport = { done: 0, failures: [] };
  for await (const { data: entry } of eachOf(platform, keys.agencyEntries())) {
    const { agencyId } = entry;
    const deps = of(agencyId);
    try {
      for await (const stored of eachOf(deps, keys.cycles(agencyId))) {
        try {
          if (await work(deps, agencyId, stored)) report.done++;
        } catch (error) {
          report.failures.push({ agencyId, cycleId: stored.data.id, error: nameOf(error) });
        }
      }
    } catch (error) {
      report.failures.push({ agencyId, cycleId: null, error: nameOf(error) });
    }
  }
  return report;
};
