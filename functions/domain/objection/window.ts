import type { RuleSet } from '../rules/rule-set.ts';
import { addWorkingDays } from '../time/calendar.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import { addDays, endOfDay, localDateOf } from '../time/zone.ts';

type WindowRules = Pick<RuleSet, 'objection' | 'calendar'>;

const daysAfter = (day: LocalDate, days: number, rules: WindowRules): LocalDate => {
  switch (rules.objection.dayKind) {
    case 'working':
      return addWorkingDays(day, days, rules.calendar);
    case 'calendar':
      return addDays(day, days);
  }
};

/** The day of the event itself is not counted; the last day counts whole, to midnight in the agency's zone. */
const endAfter = (from: Instant, days: number, zone: Zone, rules: WindowRules): Instant =>
  endOfDay(daysAfter(localDateOf(from, zone), days, rules), zone);

/**
 * Exclusive end of the time to object, counted from the receipt of the result (PP 30/2019 art. 59: 14 days; calendar or
 * working days is the agency's setting).
 */
export const filingDeadline = (receivedAt: Instant, zone: Zone, rules: WindowRules): Instant =>
  endAfter(receivedAt, rules.objection.fileDays, zone, rules);

/** Exclusive end of the time to decide; past it an objection is escalated, never dismissed by itself. The law sets none. */
export const decisionDeadline = (filedAt: Instant, zone: Zone, rules: WindowRules): Instant =>
  endAfter(filedAt, rules.objection.decideDays, zone, rules);
