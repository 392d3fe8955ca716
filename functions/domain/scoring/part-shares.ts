import { div, fromInteger, mul, parseDecimal, roundHalfUp, sum } from '../number/fraction.ts';
import type { Explanation } from './explanation.ts';

type Part = Pick<Explanation, 'value' | 'weight'>;

const shownDecimals = 2;

/**
 * What each part of a weighted mean counts, in percent: its weight among those that have a value, after the others gave up
 * theirs. Null for a part that has no weight or was left out.
 */
export const partShares = (parts: readonly Part[]): (string | null)[] => {
  const counted = parts.map(({ value, weight }) =>
    value === null || weight === undefined ? null : parseDecimal(weight),
  );
  const total = sum(counted.flatMap((weight) => weight ?? []));
  return counted.map((weight) =>
    weight === null || total.n === 0n ? null : roundHalfUp(div(mul(weight, fromInteger(100)), total), shownDecimals),
  );
};
