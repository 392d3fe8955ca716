import type { RaterRules } from '../rules/rater-rules.ts';
import { fewestGroups, type Observed, type Shrunken, shrink } from './empirical-bayes.ts';
import type { Sample } from './sample.ts';

export const noEstimateReasons = ['too-few-ratings', 'too-few-raters', 'no-variation'] as const;
export type NoEstimateReason = (typeof noEstimateReasons)[number];

/**
 * What is said of one measure. `high` and `low` point it out: the whole interval lies beyond the rule set's threshold. `ratings`
 * is how many it rests on, over all periods looked at; figures have three decimals.
 */
export type RaterEstimate =
  | { verdict: 'cannot-tell'; reason: NoEstimateReason; ratings: number }
  | { verdict: 'usual' | 'high' | 'low'; ratings: number; value: number; low: number; high: number };

/** Three decimals, halves away from zero as `Math.round` has them; never minus zero. */
export const shownFigure = (figure: number): number => Math.round(figure * 1000) / 1000 + 0;

/** A measure of one appraiser before it is compared: its value and sampling variance, or why there is none. */
export type Measured = { sample: Sample } & ({ value: number; variance: number } | { reason: 'no-variation' });

/** Smallest sampling variance of one rating: where everybody follows the evidence to the letter it would be nothing. */
export const leastVariance = 0.01;
/** Appraisers with fewer say nothing of how far appraisers differ. */
const leastForPrior = 3;

const tooFew = ({ effective }: Sample, { minimumRatings }: RaterRules): boolean => effective < minimumRatings;

/**
 * Compares the appraisers of one measure.
 *
 * @param verdictOf where an interval lies; asked only of those with enough ratings
 */
export const compareRaters = (
  measured: readonly Measured[],
  rules: RaterRules,
  verdictOf: (shrunken: Shrunken, sample: Sample) => 'usual' | 'high' | 'low',
): Map<string, RaterEstimate> => {
  const groups = measured.flatMap((one): Observed[] =>
    'reason' in one || one.sample.effective < leastForPrior
      ? []
      : [{ id: one.sample.raterId, value: one.value, variance: one.variance }],
  );
  const enoughRaters = groups.length >= Math.max(fewestGroups, rules.minimumRaters);
  const shrunken = enoughRaters ? shrink(groups, Number(rules.width)) : new Map<string, Shrunken>();
  return new Map(
    measured.map((one): [string, RaterEstimate] => {
      const { raterId, total: ratings } = one.sample;
      const cannot = (reason: NoEstimateReason): [string, RaterEstimate] => [
        raterId,
        { verdict: 'cannot-tell', reason, ratings },
      ];
      if (tooFew(one.sample, rules)) return cannot('too-few-ratings');
      if ('reason' in one) return cannot(one.reason);
      const found = shrunken.get(raterId);
      if (found === undefined) return cannot('too-few-raters');
      const { value, low, high } = found;
      const figures = { value: shownFigure(value), low: shownFigure(low), high: shownFigure(high) };
      return [raterId, { verdict: verdictOf(found, one.sample), ratings, ...figures }];
    }),
  );
};
