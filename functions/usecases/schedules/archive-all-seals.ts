import { archiveSeals } from '../audit/archive-seals.ts';
import type { Tenants } from '../support/tenants.ts';
import { forEachAgency } from './for-each-agency.ts';
import type { ScheduleReport } from './for-each-cycle.ts';

/** `done` counts seals that had been made and were not known to be in the archive. */
export type ArchiveReport = ScheduleReport & { contradicted: { agencyId: string; seals: number[] }[] };

/** Puts into the archive what a seal's own act could not, of every agency, and tells where the archive says something else. */
export const createArchiveAllSeals =
  (tenants: Tenants) =>
  async (_event: { time: string }): Promise<ArchiveReport> => {
    const report: ArchiveReport = { done: 0, failures: [], contradicted: [] };
    report.failures = await forEachAgency(tenants, async (deps, agencyId) => {
      const { kept, contradicted } = await archiveSeals(deps, agencyId);
      report.done += kept;
      if (contradicted.length > 0) report.contradicted.push({ agencyId, seals: contradicted });
    });
    return report;
  };
