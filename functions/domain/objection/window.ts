import type { RuleSet } from '../rules/rule-set.ts';
import { addWorkingDays, isWorkingDay } from '../time/calendar.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import { addDays, endOfDay, localDateOf } from '../time/zone.ts';

/** The terms and the calendar that they are counted by; a calendar revised in mid-year comes with a later version. */
export type TermRules = Pick<RuleSet, 'version' | 'objection' | 'calendar'>;

/** `deemed`: nobody took note of the result, and the days after which it counts as received had passed. */
export type ReceiptBasis = 'publication' | 'acknowledgement' | 'deemed';

/** The time to object, with everything that it was computed from. */
export type FilingWindow = {
  receipt: { basis: ReceiptBasis; on: LocalDate };
  days: number;
  dayKind: RuleSet['objection']['dayKind'];
  /** The last day on which one may object; it counts whole. */
  lastDay: LocalDate;
  /** Exclusive end: midnight after the last day in the agency's zone, or later where an administrator extended it. */
  deadline: Instant;
  /** Days between that were not counted, and why: `weekend` or the name of the holiday. */
  notCounted: { date: LocalDate; why: string }[];
  /** The rule set whose calendar was used. */
  calendarOf: string;
  /** The deadline set by an administrator, where that is the later one. */
  extendedTo: Instant | null;
};

export type Publication = { publishedAt: Instant; acknowledgedAt: Instant | null };

const daysAfter = (day: LocalDate, days: number, rules: TermRules): LocalDate => {
  switch (rules.objection.dayKind) {
    case 'working':
      return addWorkingDays(day, days, rules.calendar);
    case 'calendar':
      return addDays(day, days);
  }
};

/** The day `days` before a term's last day, in the days that the term is counted in. */
export const daysBefore = (day: LocalDate, days: number, rules: TermRules): LocalDate => daysAfter(day, -days, rules);

const receiptOf = (
  { publishedAt, acknowledgedAt }: Publication,
  zone: Zone,
  rules: TermRules,
): FilingWindow['receipt'] => {
  const published = localDateOf(publishedAt, zone);
  if (rules.objection.receipt === 'publication') return { basis: 'publication', on: published };
  const deemed = daysAfter(published, rules.objection.deemedReceivedDays, rules);
  const acknowledged = acknowledgedAt === null ? null : localDateOf(acknowledgedAt, zone);
  return acknowledged !== null && acknowledged <= deemed
    ? { basis: 'acknowledgement', on: acknowledged }
    : { basis: 'deemed', on: deemed };
};

const notCounted = (from: LocalDate, to: LocalDate, { objection, calendar }: TermRules): FilingWindow['notCounted'] => {
  const days: FilingWindow['notCounted'] = [];
  if (objection.dayKind === 'calendar') return days;
  for (let date = addDays(from, 1); date < to; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) continue;
    days.push({ date, why: calendar.holidays.find((holiday) => holiday.date === date)?.name ?? 'weekend' });
  }
  return days;
};

const windowUnder = (publication: Publication, zone: Zone, rules: TermRules): FilingWindow => {
  const { fileDays, dayKind } = rules.objection;
  const receipt = receiptOf(publication, zone, rules);
  const lastDay = daysAfter(receipt.on, fileDays, rules);
  return {
    receipt,
    days: fileDays,
    dayKind,
    lastDay,
    deadline: endOfDay(lastDay, zone),
    notCounted: notCounted(receipt.on, lastDay, rules),
    calendarOf: rules.version,
    extendedTo: null,
  };
};

/**
 * The time of one person to object: fourteen days from the receipt (PP 30/2019 art. 59). The day of the receipt is not
 * counted; the last day counts whole, to midnight in the agency's zone.
 *
 * @param calendars the rules that the cycle runs under, and those in force now where they are others: a holiday decreed in
 *   mid-year lengthens the time, and one that was called off does not shorten it
 * @param extendedTo the deadline that an administrator set for everybody, null where nobody did
 */
export const filingWindow = (
  publication: Publication,
  zone: Zone,
  calendars: readonly [TermRules, ...TermRules[]],
  extendedTo: Instant | null = null,
): FilingWindow => {
  const [own, ...others] = calendars;
  let latest = windowUnder(publication, zone, own);
  for (const rules of others) {
    const other = windowUnder(publication, zone, rules);
    if (other.deadline > latest.deadline) latest = other;
  }
  return extendedTo === null || extendedTo <= latest.deadline
    ? latest
    : { ...latest, deadline: extendedTo, extendedTo };
};

/** When the window of the whole agency ends: that of a person who never took note of the result. */
export const lastFilingDeadline = (
  publishedAt: Instant,
  zone: Zone,
  calendars: readonly [TermRules, ...TermRules[]],
): Instant => filingWindow({ publishedAt, acknowledgedAt: null }, zone, calendars).deadline;

/** Exclusive end of a term that begins now: the day itself is not counted, the last day counts whole. */
export const termEnd = (from: Instant, days: number, zone: Zone, rules: TermRules): Instant =>
  endOfDay(daysAfter(localDateOf(from, zone), days, rules), zone);

/** Exclusive end of the time to decide; past it an objection is escalated, never dismissed by itself. The law sets none. */
export const decisionDeadline = (from: Instant, zone: Zone, rules: TermRules): Instant =>
  termEnd(from, rules.objection.decideDays, zone, rules);
