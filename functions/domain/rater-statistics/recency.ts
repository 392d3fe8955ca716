import type { RaterRules } from '../rules/rater-rules.ts';
import { compareRaters, leastVariance, type Measured, type RaterEstimate } from './estimate.ts';
import { normOf } from './norm.ts';
import type { Rated } from './rated.ts';
import { meanOver, type Periods, type Sample, samplesOf, sumOver } from './sample.ts';

/** People must differ in when they worked: as much as two of them on opposite sides. */
const leastVarying = 2;

const bunched = ({ late }: Rated): number => late - 2;

/**
 * Recency of each appraiser: rating levels that a person gains whose reported work lies in the last weeks of the period, against one
 * whose work is spread evenly, with like evidence over the whole period. The slope of the residuals (mean of work result and
 * behaviour) on less, even, more (-1, 0, 1) within the appraiser by least squares, shrunken.
 */
export const recencyOf = (periods: Periods, rules: RaterRules): Map<string, RaterEstimate> => {
  const samples = samplesOf(periods, ({ band, late }) => band !== 0 && late !== 0, rules);
  const ofWork = normOf(
    samples,
    ({ band }) => String(band),
    ({ work }) => work,
  );
  const ofBehaviour = normOf(
    samples,
    ({ band, voices }) => `${band}${voices}`,
    ({ behaviour }) => behaviour,
  );
  const residual = (rated: Rated): number =>
    (rated.work - ofWork.expected(rated) + rated.behaviour - ofBehaviour.expected(rated)) / 2;
  // Of the mean of two ratings that may go together entirely.
  const usual = (rated: Rated): number => (ofWork.variance(rated) + ofBehaviour.variance(rated)) / 2;
  const measure = (sample: Sample): Measured => {
    const [x, r] = [meanOver(sample, bunched), meanOver(sample, residual)];
    const varying = sumOver(sample, (rated) => (bunched(rated) - x) ** 2);
    if (varying < leastVarying) return { sample, reason: 'no-variation' };
    const together = sumOver(sample, (rated) => (bunched(rated) - x) * (residual(rated) - r));
    const variance = Math.max(meanOver(sample, usual), leastVariance) / varying;
    return { sample, value: together / varying, variance: variance * (sample.total / sample.effective) };
  };
  const threshold = Number(rules.pointedOut.recency);
  return compareRaters(samples.map(measure), rules, ({ low }) => (low > threshold ? 'high' : 'usual'));
};
