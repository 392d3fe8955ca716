import type { Instant, Zone } from '../time/instant.ts';
import { addDays, localDateOf, monthOf, startOfDay } from '../time/zone.ts';

/**
 * The month whose daily reports are to be looked at now, and until when: the month before, until this one ends. The law asks for
 * monitoring without naming a day (PermenPANRB 6/2022 art. 5); nothing but the list of duties hangs on it.
 */
export const reportMonthOf = (now: Instant, zone: Zone): { month: string; until: Instant } => {
  const first = `${monthOf(localDateOf(now, zone))}-01`;
  // 31 days after the first of a month is in the next one, whatever the month.
  const next = `${monthOf(addDays(first, 31))}-01`;
  return { month: monthOf(addDays(first, -1)), until: startOfDay(next, zone) };
};
