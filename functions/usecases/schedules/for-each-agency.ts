import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';

/** What a schedule could not do; the name of the error only, since a message may quote data. */
export type ScheduleFailure = { agencyId: string; cycleId: string | null; error: string };

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Does the work for every agency: what fails for one is reported and does not stop the others. */
export const forEachAgency = async (
  { platform, of }: Tenants,
  work: (deps: Deps, agencyId: string) => Promise<void>,
): Promise<ScheduleFailure[]> => {
  const failures: ScheduleFailure[] = [];
  for await (const { data: entry } of eachOf(platform, keys.agencyEntries())) {
    const { agencyId } = entry;
    try {
      await work(of(agencyId), agencyId);
    } catch (error) {
      failures.push({ agencyId, cycleId: null, error: nameOf(error) });
    }
  }
  return failures;
};
