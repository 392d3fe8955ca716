import type { LocalDate } from './instant.ts';
import { addDays } from './zone.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

/**
 * The same day `months` later, or the last day of that month where it has no such day: 31 August and six months are
 * 28 February, in a leap year 29 February.
 */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const first = `${Math.floor(index / 12)}-${pad((index % 12) + 1)}-01`;
  const next = index + 1;
  const last = addDays(`${Math.floor(next / 12)}-${pad((next % 12) + 1)}-01`, -1);
  const wanted = `${first.slice(0, 8)}${pad(day)}`;
  return wanted <= last ? wanted : last;
};
