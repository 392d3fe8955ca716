import type { RaterRules } from '../rules/rater-rules.ts';
import { type Rated, ratedIn } from './rated.ts';
import type { RaterTally } from './rater-tally.ts';

export type Counted = { rated: Rated; count: number };

/** The ratings of one appraiser that a measure can use, over all periods looked at. */
export type Sample = {
  raterId: string;
  /** In order of their cells. */
  ratings: Counted[];
  total: number;
  /** What `total` is worth where the same people were rated in several periods. */
  effective: number;
};

/** The tallies of the periods looked at, the present one first. */
export type Periods = readonly ReadonlyMap<string, RaterTally>[];

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Ratings of one person in several periods say partly the same. The design effect of Kish, *Survey Sampling* (1965), with
 * `m` ratings a person of correlation `r`: `n / (1 + (m - 1) r)`. Who was rated is not known here: the fullest period has at
 * least that many people, so a person has at most `n / fullest` ratings on average.
 */
export const effectiveNumber = (perPeriod: readonly number[], { sameJudgement }: Pick<RaterRules, 'sameJudgement'>) => {
  const total = perPeriod.reduce((sum, n) => sum + n, 0);
  if (total === 0) return 0;
  return total / (1 + (total / Math.max(...perPeriod) - 1) * Number(sameJudgement));
};

/** Ratings of the present period's appraisers, each with those of the periods before. */
export const samplesOf = (periods: Periods, uses: (rated: Rated) => boolean, rules: RaterRules): Sample[] => {
  const [present = new Map<string, RaterTally>()] = periods;
  return [...present.keys()].sort(inOrder).map((raterId) => {
    const counts = new Map<string, number>();
    const perPeriod = periods.map((period) => {
      let used = 0;
      for (const [cell, count] of Object.entries(period.get(raterId)?.cells ?? {})) {
        if (!uses(ratedIn(cell))) continue;
        counts.set(cell, (counts.get(cell) ?? 0) + count);
        used += count;
      }
      return used;
    });
    return {
      raterId,
      ratings: [...counts].sort(([a], [b]) => inOrder(a, b)).map(([cell, count]) => ({ rated: ratedIn(cell), count })),
      total: perPeriod.reduce((sum, n) => sum + n, 0),
      effective: effectiveNumber(perPeriod, rules),
    };
  });
};

/** Sum over all ratings of a sample. */
export const sumOver = ({ ratings }: Pick<Sample, 'ratings'>, of: (rated: Rated) => number): number =>
  ratings.reduce((sum, { rated, count }) => sum + count * of(rated), 0);

/** Mean over the ratings; 0 of none. */
export const meanOver = (sample: Sample, of: (rated: Rated) => number): number =>
  sample.total === 0 ? 0 : sumOver(sample, of) / sample.total;

/** Variance over the ratings with `n - 1`; 0 of fewer than two. */
export const varianceOver = (sample: Sample, of: (rated: Rated) => number): number => {
  if (sample.total < 2) return 0;
  const mean = meanOver(sample, of);
  return sumOver(sample, (rated) => (of(rated) - mean) ** 2) / (sample.total - 1);
};
