import { parseDecimal } from '../number/fraction.ts';
import type { DistributionRounding } from '../rules/rule-set.ts';

/**
 * A share of a group in whole people. With `floor-ceiling`, at most rounds down and at least rounds up, so that the share
 * itself is never broken; `ceiling-floor` is the lenient reading, which gives the odd person away; with `half-up` both take
 * the nearest number, halves upwards.
 *
 * @param share percent, a decimal string
 */
export const wholePeople = (
  share: string,
  people: number,
  bound: 'at-most' | 'at-least',
  rounding: DistributionRounding,
): number => {
  const { n, d } = parseDecimal(share);
  const numerator = n * BigInt(people);
  const denominator = d * 100n;
  switch (rounding) {
    case 'half-up':
      return Number((2n * numerator + denominator) / (2n * denominator));
    case 'floor-ceiling':
      return Number(bound === 'at-most' ? numerator / denominator : (numerator + denominator - 1n) / denominator);
    case 'ceiling-floor':
      return Number(bound === 'at-most' ? (numerator + denominator - 1n) / denominator : numerator / denominator);
  }
};
