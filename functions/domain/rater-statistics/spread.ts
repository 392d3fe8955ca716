import type { RaterRules } from '../rules/rater-rules.ts';
import { compareRaters, type Measured, type RaterEstimate } from './estimate.ts';
import { workAspect } from './leniency.ts';
import { type Norm, normOf } from './norm.ts';
import { meanOver, type Periods, type Sample, samplesOf, varianceOver } from './sample.ts';

/** Variance, in levels squared, that the evidence must let expect: among people alike there is nothing to tell apart. */
const leastExpected = 0.05;

const measure = (sample: Sample, norm: Norm): Measured => {
  const expected = varianceOver(sample, norm.expected) + meanOver(sample, norm.variance);
  if (sample.total < 2 || expected < leastExpected) return { sample, reason: 'no-variation' };
  // Of a variance from n normal values: 2σ⁴ / (n - 1), here for the ratio to the expected one.
  const variance = 2 / Math.max(sample.effective - 1, 1);
  return { sample, value: varianceOver(sample, workAspect.given) / expected, variance };
};

/**
 * Spread of each appraiser's work-result ratings: their variance over the one that the evidence lets expect, shrunken. 1 is what
 * colleagues show; near 0 everybody gets the same though the evidence differs (central tendency).
 */
export const spreadOf = (periods: Periods, rules: RaterRules): Map<string, RaterEstimate> => {
  const samples = samplesOf(periods, (rated) => workAspect.suggested(rated) !== null, rules);
  const norm = normOf(samples, workAspect.classOf, workAspect.given);
  const [narrow, wide] = [Number(rules.pointedOut.narrow), Number(rules.pointedOut.wide)];
  return compareRaters(
    samples.map((sample) => measure(sample, norm)),
    rules,
    ({ low, high }) => (high < narrow ? 'low' : low > wide ? 'high' : 'usual'),
  );
};
