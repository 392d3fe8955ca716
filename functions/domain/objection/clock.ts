import type { Instant, Zone } from '../time/instant.ts';
import { addSeconds, localDateOf, startOfDay } from '../time/zone.ts';
import { daysBefore, type TermRules } from './window.ts';

export type ClockState = 'running' | 'due-soon' | 'overdue';

/** Recorded as the warning at the end of the term: it has passed and nobody above was free to take over. */
export const overdueWarning = 0;

type Clock = { decideBy: Instant; zone: Zone; rules: TermRules };

/** The beginning of the day on which a warning falls. The deadline is exclusive, so the last day is the one before it. */
const warnAt = (days: number, { decideBy, zone, rules }: Clock): Instant =>
  startOfDay(daysBefore(localDateOf(addSeconds(decideBy, -1), zone), days, rules), zone);

/**
 * The warning that is due now and was not given, in days before the end of the term; null where there is none. A schedule
 * that did not run for days gives the latest one only: the earlier ones say less.
 */
export const dueWarning = (given: readonly number[], now: Instant, clock: Clock): number | null => {
  if (now >= clock.decideBy) return given.includes(overdueWarning) ? null : overdueWarning;
  const passed = clock.rules.objection.warnDays.filter((days) => warnAt(days, clock) <= now);
  if (passed.length === 0) return null;
  const nearest = Math.min(...passed);
  return given.some((days) => days <= nearest) ? null : nearest;
};

export const clockState = (now: Instant, clock: Clock): ClockState => {
  if (now >= clock.decideBy) return 'overdue';
  return clock.rules.objection.warnDays.some((days) => warnAt(days, clock) <= now) ? 'due-soon' : 'running';
};
