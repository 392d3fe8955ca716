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

/**
 * Working days after `from` up to and including `to`; 0 where `to` is not after `from`. Counterpart of
 * `addWorkingDays`: `workingDaysBetween(d, addWorkingDays(d, n))` is `n`.
 */
export const workingDaysBetween = (from: LocalDate, to: LocalDate, calendar: WorkCalendar): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
};
