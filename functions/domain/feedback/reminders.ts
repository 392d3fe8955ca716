import type { Cycle } from '../cycle/cycle.ts';
import { addWorkingDays, type WorkCalendar } from '../time/calendar.ts';
import type { LocalDate } from '../time/instant.ts';
import { addSeconds, localDateOf, monthOf } from '../time/zone.ts';
import type { FeedbackRules } from './feedback-rules.ts';

/**
 * The last day on which the rule set reminds those who were asked and said nothing, not after `today`; null before the
 * first. Counted back from the last day on which feedback is taken (the deadline itself is exclusive).
 */
export const reminderDue = (
  today: LocalDate,
  { deadlines, zone }: Pick<Cycle, 'deadlines' | 'zone'>,
  { remindWorkingDays }: Pick<FeedbackRules, 'remindWorkingDays'>,
  calendar: WorkCalendar,
): LocalDate | null => {
  const lastDay = localDateOf(addSeconds(deadlines.execution, -1), zone);
  const days = remindWorkingDays.map((n) => addWorkingDays(lastDay, -n, calendar));
  return (
    days
      .filter((day) => day <= today)
      .sort()
      .at(-1) ?? null
  );
};

/** Months from that of `from` to that of `to`, both included. */
export const monthsBetween = (from: LocalDate, to: LocalDate): string[] => {
  const [year = 0, month = 1] = monthOf(from).split('-').map(Number);
  const last = monthOf(to);
  const months: string[] = [];
  for (let n = 0; ; n++) {
    const next = `${year + Math.floor((month - 1 + n) / 12)}-${String(((month - 1 + n) % 12) + 1).padStart(2, '0')}`;
    if (next > last) return months;
    months.push(next);
  }
};
