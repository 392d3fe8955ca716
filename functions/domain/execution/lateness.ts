import type { RuleSet } from '../rules/rule-set.ts';
import { workingDaysBetween } from '../time/calendar.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';

/**
 * Working days by which a report of work that ended on `lastDay` came too late (Peraturan BKN 2/2026: progress is told every
 * working day). A mark for the reader, never a refusal: what was done counts until the deadline of the phase.
 */
export const lateDaysOf = (
  lastDay: LocalDate,
  at: Instant,
  zone: Zone,
  rules: Pick<RuleSet, 'activities' | 'calendar'>,
): number => {
  const passed = workingDaysBetween(lastDay, localDateOf(at, zone), rules.calendar);
  return Math.max(0, passed - rules.activities.reportWithinWorkingDays);
};
