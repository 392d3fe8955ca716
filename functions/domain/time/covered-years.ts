import type { RuleSet } from '../rules/rule-set.ts';
import type { LocalDate } from './instant.ts';

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/**
 * Years touched from `from` to `to` whose holidays the calendar does not know. Working days counted in them count holidays as
 * worked, so a window that reaches into them is a forecast, and is marked as one.
 */
export const uncoveredYears = (
  from: LocalDate,
  to: LocalDate,
  { years }: Pick<RuleSet['calendar'], 'years'>,
): number[] =>
  Array.from({ length: Math.max(0, yearOf(to) - yearOf(from) + 1) }, (_, i) => yearOf(from) + i).filter(
    (year) => !years.includes(year),
  );
