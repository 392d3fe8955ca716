import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { type Allowance, allowanceOf, type MonthOfReports } from '../../domain/entitlements/allowance.ts';
import { countReports } from '../../domain/entitlements/month-of-reports.ts';
import { isWithdrawn } from '../../domain/execution/journal.ts';
import { refuse } from '../../domain/refusal.ts';
import { monthOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import { readJournal } from '../activities/read-journal.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { readLeaves } from './person-documents.ts';

export type AllowanceView = CaseTarget & {
  month: string;
  ruleSetVersion: string;
  version: number;
  reports: MonthOfReports;
} & Allowance;

/**
 * The factor of a month's performance allowance, computed when it is read: from the published result, the month of daily
 * reports and the attendance brought in. Nothing is written, so a corrected report or an upheld objection shows at once.
 */
export const createGetAllowance =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, { cycleId, employeeId, month }: CaseTarget & { month: string }): Promise<AllowanceView> => {
    const { agencyId } = actor;
    const { cycle, case: stored, relations } = await seeCase(deps, actor, { cycleId, employeeId });
    const subject = stored.data;
    if (cycle.publishedAt === null || !seesRatings(relations, cycle))
      return refuse('wrong-phase', { detail: 'The results are not published.', extra: { phase: cycle.phase } });
    if (subject.stage !== 'decided') return refuse('wrong-stage', { detail: 'There is no decided result.' });
    if (month < monthOf(cycle.period.from) || month > monthOf(cycle.period.to))
      return refuse('date-outside-period', {
        fields: [{ pointer: 'query:month', code: 'date-outside-period', detail: 'a month of the period' }],
      });
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const [journal, leaves, imported, absence] = await Promise.all([
      readJournal(deps, agencyId, { cycleId, employeeId }, month, 'eventual'),
      readLeaves(deps, agencyId, employeeId),
      deps.store.get(keys.attendanceMonth(agencyId, month)),
      deps.store.get(keys.absence(agencyId, month, employeeId)),
    ]);
    // A report that was in time stays in time when it is corrected later: the first version says how late it came.
    const standing = journal.reports
      .filter((report) => !isWithdrawn(report))
      .map(({ current, versions }) => ({ ...current, lateDays: versions[0].lateDays }));
    const { period, zone } = cycle;
    const reports = countReports(standing, { month, period, leaves, now: deps.clock.now(), zone }, rules);
    const absentDays = imported === null ? null : (absence?.data.days ?? 0);
    const allowance = allowanceOf({ result: subject.result, reports, absentDays }, rules.entitlements.allowance);
    const { version } = subject.result;
    return { cycleId, employeeId, month, ruleSetVersion: rules.version, version, reports, ...allowance };
  };
