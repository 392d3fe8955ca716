import { compare, fromInteger, parseDecimal } from '../number/fraction.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Indicator } from './plan.ts';
import { planProblem } from './plan-problems.ts';

const zero = fromInteger(0);

const checkRange = (target: string, low: string, high: string, at: string): FieldProblem[] => {
  const [value, least, most] = [parseDecimal(target), parseDecimal(low), parseDecimal(high)];
  if (compare(least, most) > 0) {
    return [
      planProblem(`${at}/polarisation/high`, 'range-reversed', 'the upper bound must not be below the lower one'),
    ];
  }
  if (compare(least, zero) < 0 || compare(most, zero) <= 0) {
    const detail = 'the lower bound must be at least 0 and the upper one more than 0';
    return [planProblem(`${at}/polarisation`, 'range-without-positive-bound', detail)];
  }
  return compare(value, least) < 0 || compare(value, most) > 0
    ? [planProblem(`${at}/target`, 'target-outside-range', 'the target must lie within the range')]
    : [];
};

type Aggregation = NonNullable<Indicator['aggregation']>;

const meaningless: Record<NonNullable<Indicator['scale']>, readonly Aggregation[]> = {
  amount: [],
  rate: ['sum'],
  grade: ['sum', 'mean'],
};

/** Quarters of a rate or of a grade have no sum that means anything; nor have grades a mean. */
const checkAggregation = ({ aggregation, scale = 'amount' }: Indicator, at: string): FieldProblem[] => {
  return aggregation === undefined || !meaningless[scale].includes(aggregation)
    ? []
    : [planProblem(`${at}/aggregation`, 'aggregation-of-scale', `a ${scale} has no ${aggregation} over periods`)];
};

/** A target of zero has no achievement in percent: what should be zero is put as a range, or as its share without it. */
export const checkTarget = (indicator: Indicator, at: string): FieldProblem[] => [
  ...checkAggregation(indicator, at),
  ...checkMeasure(indicator, at),
];

const checkMeasure = ({ target, polarisation }: Indicator, at: string): FieldProblem[] => {
  if (polarisation.kind === 'range') return checkRange(target, polarisation.low, polarisation.high, at);
  if (compare(parseDecimal(target), zero) > 0) return [];
  const detail = 'the target must be more than 0: no percentage can be taken of 0; use a range from 0 instead';
  return [planProblem(`${at}/target`, 'target-not-positive', detail)];
};
