import { add, div, type Fraction, fromInteger, sum } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { LocalDate } from '../time/instant.ts';
import { addDays, monthOf } from '../time/zone.ts';
import type { Span } from './partition.ts';

const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`) / 86_400_000;

/** Both days count. */
export const daysIn = ({ from, to }: Span): number => dayNumber(to) - dayNumber(from) + 1;

const monthAround = (day: LocalDate): Span => {
  const from = `${monthOf(day)}-01`;
  const next = `${monthOf(addDays(from, 31))}-01`;
  return { from, to: addDays(next, -1) };
};

/** Calendar months as an exact fraction: a part of a month counts its days over that month's days. */
export const monthsIn = (span: Span): Fraction => {
  let months = fromInteger(0);
  for (let day = span.from; day <= span.to; ) {
    const month = monthAround(day);
    const to = month.to < span.to ? month.to : span.to;
    months = add(months, div(fromInteger(daysIn({ from: day, to })), fromInteger(daysIn(month))));
    day = addDays(to, 1);
  }
  return months;
};

/**
 * Each segment's share in the time under a post, exact; they sum to 1. Time without a post counts for nobody: somebody who
 * joined late is judged by the time served.
 */
export const sharesOf = (segments: readonly Span[], measure: RuleSet['segments']['measure']): Fraction[] => {
  const lengths = segments.map((segment) => (measure === 'months' ? monthsIn(segment) : fromInteger(daysIn(segment))));
  const total = sum(lengths);
  return lengths.map((length) => div(length, total));
};

/** `3/7`, as people and the explanation write it; `1` for the whole. */
export const shareText = ({ n, d }: Fraction): string => (d === 1n ? `${n}` : `${n}/${d}`);
