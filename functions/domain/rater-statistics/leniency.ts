import type { RaterRules } from '../rules/rater-rules.ts';
import { compareRaters, leastVariance, type Measured, type RaterEstimate } from './estimate.ts';
import { type Norm, normOf } from './norm.ts';
import { type Rated, suggestedIn } from './rated.ts';
import { meanOver, type Periods, type Sample, samplesOf, sumOver, varianceOver } from './sample.ts';

/** A rating, and the evidence that it is measured against. */
type RatedAspect = {
  given(rated: Rated): number;
  /** The level that the evidence suggests; null where there is none beside the appraiser's word. */
  suggested(rated: Rated): number | null;
  classOf(rated: Rated): string;
};

export const workAspect: RatedAspect = {
  given: ({ work }) => work,
  suggested: ({ band }) => suggestedIn(band),
  classOf: ({ band }) => String(band),
};
export const behaviourAspect: RatedAspect = {
  given: ({ behaviour }) => behaviour,
  suggested: ({ voices }) => (voices === 0 ? null : voices),
  classOf: ({ voices }) => String(voices),
};

/** Mean of rating less suggestion, in levels. */
export const departureOf = (sample: Sample, { given, suggested }: RatedAspect): number =>
  meanOver(sample, (rated) => given(rated) - (suggested(rated) ?? given(rated)));

/**
 * Mean residual. Its variance is the greater of what appraisers show on average with like evidence and of what this one shows: an
 * appraiser who departs now and then is not held to the firmness of those who never do.
 */
const measure = (sample: Sample, { given }: RatedAspect, norm: Norm): Measured => {
  const residual = (rated: Rated): number => given(rated) - norm.expected(rated);
  const usual = meanOver(sample, norm.variance);
  const own = varianceOver(sample, residual);
  const variance = Math.max(usual, own, leastVariance) / Math.max(sample.effective, 1);
  return { sample, value: sample.total === 0 ? 0 : sumOver(sample, residual) / sample.total, variance };
};

/**
 * Leniency (positive) or severity of each appraiser, in rating levels: the mean residual of the ratings against what all
 * appraisers give for like evidence, shrunken (`shrink`). Pointed out only where the ratings also depart as far, and to the same
 * side, from what the evidence itself suggests: who keeps to the evidence among lenient colleagues is not severe.
 */
export const leniencyOf = (periods: Periods, aspect: RatedAspect, rules: RaterRules): Map<string, RaterEstimate> => {
  const samples = samplesOf(periods, (rated) => aspect.suggested(rated) !== null, rules);
  const norm = normOf(samples, aspect.classOf, aspect.given);
  const threshold = Number(rules.pointedOut.leniency);
  return compareRaters(
    samples.map((sample) => measure(sample, aspect, norm)),
    rules,
    ({ low, high }, sample) => {
      const departure = departureOf(sample, aspect);
      if (low > threshold && departure > threshold) return 'high';
      return high < -threshold && departure < -threshold ? 'low' : 'usual';
    },
  );
};
