import type { ReviewRef, SegmentRef } from '../case/case.ts';
import { compare, type Fraction, fromInteger, mul, parseDecimal } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { Rating } from '../scoring/predicate.ts';
import { type Part, type Step, shown, weightedMean } from '../scoring/weighted-mean.ts';
import { sharesOf, shareText } from './shares.ts';

const points: Record<Rating, Fraction> = { below: fromInteger(1), meets: fromInteger(2), above: fromInteger(3) };

const ratingOf = (mean: Fraction, { meetsFrom, aboveFrom }: RuleSet['segments']['combine']): Rating => {
  if (compare(mean, parseDecimal(aboveFrom)) >= 0) return 'above';
  return compare(mean, parseDecimal(meetsFrom)) >= 0 ? 'meets' : 'below';
};

export type RatedPart = { from: string; to: string; share: Fraction; rating: Rating | null };

/** One rating over several segments: its points in exact shares, null where the policy for missing parts gives none. */
export type Combined =
  | { rating: Rating; points: string; parts: Explanation[]; renormalised: boolean }
  | { rating: null; reason: 'blocked' | 'not-yet-assessable' | 'nothing-calculable'; parts: Explanation[] };

const stepOf = ({ from, to, share, rating }: RatedPart): Step => ({
  exact: rating === null ? null : points[rating],
  explanation: {
    code: 'segment-rating',
    subject: `${from}..${to}`,
    value: rating,
    unit: 'rating',
    symbols: { share: shareText(share) },
    ...(rating === null ? { reason: 'nothing-calculable' } : {}),
  },
});

/**
 * Below counts 1, meets 2, above 3; the mean by the segments' shares becomes a rating again by the rule set. A segment that
 * could not be assessed follows `missingComponent`: it is never taken as the lowest.
 */
export const combineRatings = (
  rated: readonly RatedPart[],
  rules: Pick<RuleSet, 'segments' | 'missingComponent'>,
): Combined => {
  const parts = rated.map((part): Part => ({ weight: mul(part.share, fromInteger(100)), step: stepOf(part) }));
  const mean = weightedMean(parts, rules.missingComponent);
  if (mean.exact === null) return { rating: null, reason: mean.reason, parts: mean.inputs };
  return {
    rating: ratingOf(mean.exact, rules.segments.combine),
    points: shown(mean.exact),
    parts: mean.inputs,
    renormalised: mean.reason === 'renormalised',
  };
};

/** The reviews of all segments as one, or null while one is missing. `seq` is that of the last. */
export const combinedReview = (
  segments: readonly SegmentRef[],
  rules: Pick<RuleSet, 'segments' | 'missingComponent'>,
): ReviewRef | null => {
  const shares = sharesOf(segments, rules.segments.measure);
  const rate = (kind: 'workResult' | 'behaviour'): Rating | null =>
    combineRatings(
      segments.flatMap(({ from, to, review }, i): RatedPart[] => {
        const share = shares[i];
        return share === undefined ? [] : [{ from, to, share, rating: review?.[kind] ?? null }];
      }),
      { ...rules, missingComponent: 'block' },
    ).rating;
  const [workResult, behaviour] = [rate('workResult'), rate('behaviour')];
  if (workResult === null || behaviour === null) return null;
  return { seq: Math.max(...segments.map(({ review }) => review?.seq ?? 0)), workResult, behaviour };
};
