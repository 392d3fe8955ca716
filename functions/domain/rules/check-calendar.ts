import type { FieldProblem } from '../refusal.ts';
import { uncoveredYears } from '../time/covered-years.ts';
import { isLocalDate } from '../time/zone.ts';
import { unique, unless } from './check-numbers.ts';
import type { RuleSet } from './rule-set.ts';

type Validity = Pick<RuleSet, 'validFrom' | 'validTo' | 'calendar'>;

/** Holidays are yearly data: a year that the calendar says it covers has some, and the version's own years are covered. */
export const checkCalendar = ({ validFrom, validTo, calendar }: Validity): FieldProblem[] => {
  const { years, holidays } = calendar;
  const dates = holidays.map(({ date }) => date);
  const missing = uncoveredYears(validFrom, validTo ?? validFrom, calendar);
  return [
    ...unless(
      missing.length === 0,
      '/rules/calendar/years',
      'year-not-covered',
      `No holidays of ${missing.join(', ')}.`,
    ),
    ...unique('/rules/calendar/holidays', dates),
    ...dates.flatMap((date, i) =>
      unless(
        isLocalDate(date) && years.includes(Number(date.slice(0, 4))),
        `/rules/calendar/holidays/${i}/date`,
        'year-not-covered',
        'The day lies in no year that the calendar covers.',
      ),
    ),
    ...years.flatMap((year, i) =>
      unless(
        dates.some((date) => date.startsWith(`${year}-`)),
        `/rules/calendar/years/${i}`,
        'year-without-holidays',
        `The calendar claims to cover ${year} and knows no holiday of it.`,
      ),
    ),
  ];
};
