import { isOnLeave, type Leave } from '../directory/leave.ts';
import type { Activity } from '../execution/activity.ts';
import { lateDaysOf } from '../execution/lateness.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { isWorkingDay } from '../time/calendar.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import { addDays, monthOf } from '../time/zone.ts';
import type { MonthOfReports } from './allowance.ts';

type Scope = {
  month: string;
  period: { from: LocalDate; to: LocalDate };
  leaves: readonly Pick<Leave, 'from' | 'to'>[];
  now: Instant;
  zone: Zone;
};

const isCovered = (day: LocalDate, reports: readonly Pick<Activity, 'date' | 'endDate'>[]): boolean =>
  reports.some(({ date, endDate }) => date <= day && day <= (endDate ?? date));

/**
 * Counts a month of the journal: reports that came late, and working days without any. Days of leave and days of the
 * weekend ask for no report, and a day is missing only once its time to report has passed.
 *
 * @param reports the standing reports of the month, each with the lateness of its first version
 */
export const countReports = (
  reports: readonly Pick<Activity, 'date' | 'endDate' | 'lateDays'>[],
  { month, period, leaves, now, zone }: Scope,
  rules: Pick<RuleSet, 'activities' | 'calendar'>,
): MonthOfReports => {
  const counted: MonthOfReports = { expected: 0, written: reports.length, late: 0, missing: 0 };
  counted.late = reports.filter(({ lateDays }) => lateDays > 0).length;
  const first = `${month}-01`;
  for (let day = first < period.from ? period.from : first; monthOf(day) === month; day = addDays(day, 1)) {
    if (day > period.to || lateDaysOf(day, now, zone, rules) === 0) break;
    if (!isWorkingDay(day, rules.calendar) || isOnLeave(leaves, day)) continue;
    counted.expected += 1;
    if (!isCovered(day, reports)) counted.missing += 1;
  }
  return counted;
};
