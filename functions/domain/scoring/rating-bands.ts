import {
  add,
  compare,
  div,
  type Fraction,
  fromInteger,
  mul,
  parseDecimal,
  roundHalfUp,
  sub,
} from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Rating } from './predicate.ts';

/** The numbers that have a rating, both ends included; null where there is no end. */
export type Band = { least: Fraction | null; most: Fraction | null };

const ten = fromInteger(10);

/** The step between two neighbouring figures of so many decimals. */
export const gridStep = (decimals: number): Fraction => {
  let step = fromInteger(1);
  for (let i = 0; i < decimals; i++) step = div(step, ten);
  return step;
};

const onGrid = (f: Fraction, decimals: number): Fraction => parseDecimal(roundHalfUp(f, decimals));

/** The least figure of so many decimals that is at least `limit`. */
export const gridCeiling = (limit: Fraction, decimals: number): Fraction => {
  const near = onGrid(limit, decimals);
  return compare(near, limit) >= 0 ? near : add(near, gridStep(decimals));
};

/** The greatest figure of so many decimals that is at most `limit`. */
export const gridFloor = (limit: Fraction, decimals: number): Fraction => {
  const near = onGrid(limit, decimals);
  return compare(near, limit) <= 0 ? near : sub(near, gridStep(decimals));
};

const bandsFrom = (meets: Fraction, above: Fraction, step: Fraction): Record<Rating, Band> => ({
  below: { least: null, most: sub(meets, step) },
  meets: { least: meets, most: sub(above, step) },
  above: { least: above, most: null },
});

/** Ratings by the figure that people see: the score after its one rounding. */
export const workBands = ({ workResult, rounding: { decimals } }: RuleSet): Record<Rating, Band> => {
  const step = gridStep(decimals);
  const above = add(gridFloor(parseDecimal(workResult.aboveOver), decimals), step);
  return bandsFrom(gridCeiling(parseDecimal(workResult.meetsFrom), decimals), above, step);
};

export const behaviourBands = ({ behaviour, rounding: { decimals } }: RuleSet): Record<Rating, Band> =>
  bandsFrom(
    gridCeiling(parseDecimal(behaviour.meetsFrom), decimals),
    gridCeiling(parseDecimal(behaviour.aboveFrom), decimals),
    gridStep(decimals),
  );

/** The number of the band that is nearest to `f`. */
export const intoBand = (f: Fraction, { least, most }: Band): Fraction => {
  if (least !== null && compare(f, least) < 0) return least;
  return most !== null && compare(f, most) > 0 ? most : f;
};

/** The least exact number that is shown as a figure of at least `figure`: halves go up. */
export const shownAsAtLeast = (figure: Fraction, decimals: number): Fraction =>
  sub(figure, mul(gridStep(decimals), { n: 1n, d: 2n }));
