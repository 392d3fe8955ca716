import type { RuleSet } from '../rules/rule-set.ts';
import type { LocalDate } from './instant.ts';
import { addDays } from './zone.ts';

/** Five- or six-day week and the holidays (national, collective leave, local) of the rule set. */
export type WorkCalendar = Omit<RuleSet['calendar'], 'years'>;

const saturday = 6;
const sunday = 0;

/** Whether offices of the agency work on that day: no weekend of the agency's week, no holiday. */
export const isWorkingDay = (date: LocalDate, calendar: WorkCalendar): boolean => {
  const day = new Date(date).getUTCDay();
  if (day === sunday || (day === saturday && calendar.daysPerWeek === 5)) return false;
  return !calendar.holidays.some((holiday) => holiday.date === date);
};

/**
 * The `n`-th working day after `date` (before it where `n` is negative). The day itself is not counted, whether it is
 * a working day or not, so `n` = 0 gives it back.
 */
export const addWorkingDays = (date: LocalDate, n: number, calendar: WorkCalendar): LocalDate => {
  const step = n < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
};

const dayMs = 24 * 3600 * 1000;
const daysOfWeek = 7;
/** Days since 1 January 1970, which was a Thursday. */
const dayNumber = (date: LocalDate): number => new Date(date).getTime() / dayMs;
const thursday = 4;

/**
 * Working days after `from` up to and including `to`; 0 where `to` is not after `from`. Counterpart of
 * `addWorkingDays`: `workingDaysBetween(d, addWorkingDays(d, n))` is `n`. Counted by the week: a close asks it of many people.
 */
export const workingDaysBetween = (from: LocalDate, to: LocalDate, calendar: WorkCalendar): number => {
  const [after, until] = [dayNumber(from), dayNumber(to)];
  if (until <= after) return 0;
  const worksOn = (weekday: number): boolean =>
    weekday !== sunday && (weekday !== saturday || calendar.daysPerWeek !== 5);
  const weeks = Math.floor((until - after) / daysOfWeek);
  let count = weeks * [0, 1, 2, 3, 4, 5, 6].filter(worksOn).length;
  for (let day = after + weeks * daysOfWeek + 1; day <= until; day++)
    if (worksOn((day + thursday) % daysOfWeek)) count += 1;
  const holidays = new Set(calendar.holidays.map(({ date }) => date).filter((date) => date > from && date <= to));
  for (const date of holidays) if (worksOn(new Date(date).getUTCDay())) count -= 1;
  return count;
};
