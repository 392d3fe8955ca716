import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import { addDays, addSeconds, localDateOf } from '../time/zone.ts';

const dayMs = 86_400_000;
const daysBetween = (from: LocalDate, to: LocalDate): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** The last day on which the duty can be done in time: the deadline is exclusive. */
export const lastDayOf = (deadline: Instant, zone: Zone): LocalDate => localDateOf(addSeconds(deadline, -0.001), zone);

/** Whole days in the agency's zone: 0 on the last day, negative once it is over. */
export const daysLeft = (deadline: Instant, now: Instant, zone: Zone): number =>
  daysBetween(localDateOf(now, zone), lastDayOf(deadline, zone));

/** Days before the last day on which people are reminded. Nobody can decline: what they remind of is a duty. */
export const reminderDays = [14, 7, 3, 1, 0] as const;
/** What stays open after its deadline is reminded of every so many days. */
export const overdueDays = 7;

/**
 * The latest day, not after `today`, on which a duty is to be reminded of; null before the first. A schedule that did not run on the
 * day makes up for it on the next.
 */
export const reminderDayOf = (deadline: Instant, today: LocalDate, zone: Zone): LocalDate | null => {
  const last = lastDayOf(deadline, zone);
  if (today > last) {
    const rounds = Math.floor(daysBetween(last, today) / overdueDays);
    return addDays(last, rounds * overdueDays);
  }
  const passed = reminderDays.filter((days) => addDays(last, -days) <= today);
  return passed.length === 0 ? null : addDays(last, -Math.min(...passed));
};

/** @param lastOn the day on which the person was last reminded of anything, null for never */
export const isReminderDue = (deadlines: readonly Instant[], lastOn: LocalDate | null, today: LocalDate, zone: Zone) =>
  deadlines.some((deadline) => {
    const day = reminderDayOf(deadline, today, zone);
    return day !== null && (lastOn === null || lastOn < day);
  });

/** Nobody is written to before this hour of the agency's day. */
export const earliestHour = 6;
