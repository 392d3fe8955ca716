import { compare, div, type Fraction, fromInteger, parseDecimal, sum } from '../number/fraction.ts';
import type { Indicator } from '../planning/plan.ts';
import type { Explanation } from './explanation.ts';
import type { ExplanationReason } from './explanation-codes.ts';
import { type Step, shownValue } from './weighted-mean.ts';

/** What one of the shorter periods says of an indicator; null where it was not reported, which is never a zero. */
export type PeriodValue = { cycleId: string; value: string | null };

/** The shorter periods in their order; `covered`: together they are the whole of the long one, without gap. */
export type Periods = { covered: boolean; values: PeriodValue[] };

type Aggregation = NonNullable<Indicator['aggregation']>;

const formulas: Record<Aggregation, string> = { sum: 'Σ R', mean: 'Σ R / n', last: 'R(n)' };

const isNumber = (value: string | null): value is string => value !== null;

/** A sum needs all of its parts; a mean and a last value say what they can, and that something is missing. */
const exactOf = (kind: Aggregation, { covered, values }: Periods): Fraction | ExplanationReason => {
  const known = values.map(({ value }) => value).filter(isNumber);
  const numbers = known.map(parseDecimal);
  const last = numbers.at(-1);
  if (last === undefined) return 'not-reported';
  switch (kind) {
    case 'sum':
      if (!covered) return 'period-uncovered';
      return numbers.length < values.length ? 'period-missing' : sum(numbers);
    case 'mean':
      return div(sum(numbers), fromInteger(numbers.length));
    case 'last':
      return last;
  }
};

/** Where the employee's own report of the long period says something else than the shorter ones, the reviewer sees it. */
const standing = (exact: Fraction, reported: string | null, { values }: Periods): Pick<Explanation, 'reason'> => {
  if (reported !== null) return compare(parseDecimal(reported), exact) === 0 ? {} : { reason: 'differs-from-periods' };
  return { reason: values.every(({ value }) => isNumber(value)) ? 'from-periods' : 'period-missing' };
};

/**
 * Draws the values of one indicator over the quarters (or months) of a longer period together, as the indicator says: sum,
 * mean or last value. Null where the indicator names no way or there is no shorter period.
 *
 * @param reported the employee's own report for the long period, which counts before this
 */
export const aggregatePeriods = (indicator: Indicator, periods: Periods, reported: string | null): Step | null => {
  const { aggregation, id } = indicator;
  if (aggregation === undefined || periods.values.length === 0) return null;
  const explanation: Explanation = {
    code: 'period-aggregate',
    subject: id,
    value: null,
    unit: 'number',
    formula: formulas[aggregation],
    symbols: { n: String(periods.values.filter(({ value }) => isNumber(value)).length) },
    source: 'SKP',
    inputs: periods.values.map(
      ({ cycleId, value }): Explanation => ({
        code: 'period-value',
        subject: cycleId,
        value,
        unit: 'number',
        ...(value === null ? { reason: 'not-reported' } : {}),
      }),
    ),
  };
  const exact = exactOf(aggregation, periods);
  if (typeof exact === 'string') return { exact: null, explanation: { ...explanation, reason: exact } };
  return { exact, explanation: { ...explanation, ...shownValue(exact), ...standing(exact, reported, periods) } };
};
