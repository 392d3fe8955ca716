import type { RunningMeasure } from '../../domain/follow-up/follow-up.ts';
import { dueReminder } from '../../domain/follow-up/measure-state.ts';
import { instantOf, localDateOf } from '../../domain/time/zone.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { ScheduleReport } from '../schedules/for-each-cycle.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadAgency, loadRules } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';

type ReminderDeps = Pick<Deps, 'store' | 'events'>;

/**
 * Reminds of measures that end soon or have ended: the person, who appraises them, and the official who has to say how it
 * went. Recorded with the measure, so that each reminder is given once; nothing else follows from the end of the time.
 */
export const createRemindMeasures =
  ({ platform, of }: Tenants) =>
  async ({ time }: { time: string }): Promise<ScheduleReport> => {
    const report: ScheduleReport = { done: 0, failures: [] };
    for await (const { data: entry } of eachOf(platform, keys.agencyEntries())) {
      const { agencyId } = entry;
      try {
        report.done += await remindIn(of(agencyId), agencyId, instantOf(time));
      } catch (error) {
        report.failures.push({ agencyId, cycleId: null, error: error instanceof Error ? error.name : 'unknown' });
      }
    }
    return report;
  };

const remindIn = async (deps: ReminderDeps, agencyId: string, now: string): Promise<number> => {
  const open: Stored<RunningMeasure>[] = [];
  for await (const stored of eachOf(deps, keys.runningMeasures(agencyId))) if (stored.data.open) open.push(stored);
  if (open.length === 0) return 0;
  const { data: agency } = await loadAgency(deps, agencyId);
  const { measures } = await loadRules(deps, agencyId, agency.ruleSetVersion);
  const today = localDateOf(now, agency.zone);
  let reminded = 0;
  for (const stored of open) {
    const daysBefore = dueReminder(stored.data, today, measures);
    if (daysBefore !== null && (await remind(deps, agencyId, stored, daysBefore))) reminded += 1;
  }
  return reminded;
};

const remind = async (
  deps: ReminderDeps,
  agencyId: string,
  { key, version, data }: Stored<RunningMeasure>,
  daysBefore: number,
): Promise<boolean> => {
  try {
    const next: RunningMeasure = { ...data, reminded: [...data.reminded, daysBefore] };
    await deps.store.commit([{ kind: 'replace', key, version, data: next }]);
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
  const { cycleId, employeeId, followUpId, appraiserId, officialId } = data;
  for (const personId of new Set([employeeId, appraiserId, officialId]))
    if (personId !== null)
      await deps.events.tell(
        { agencyId, personId },
        { kind: 'measure-ending', cycleId, employeeId, followUpId, daysBefore },
      );
  return true;
};
