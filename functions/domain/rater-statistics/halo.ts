import type { RaterRules } from '../rules/rater-rules.ts';
import { compareRaters, type Measured, type RaterEstimate } from './estimate.ts';
import { normOf } from './norm.ts';
import { type Rated, suggestedIn } from './rated.ts';
import { meanOver, type Periods, type Sample, samplesOf, sumOver, varianceOver } from './sample.ts';

/** Variance, in levels squared, below which ratings are too alike to go together with anything. */
const leastVarying = 0.02;

const freedomOf = ({ total }: Sample): number => Math.max(total - 1, 0);
const pooled = (samples: readonly Sample[], of: (sample: Sample) => number): number => {
  const freedom = samples.reduce((sum, one) => sum + freedomOf(one), 0);
  return freedom === 0 ? 0 : samples.reduce((sum, one) => sum + of(one) * freedomOf(one), 0) / freedom;
};

const work = (rated: Rated): number => rated.work;

/** Covariance within the appraiser: about the appraiser's own means, so that leniency in both ratings is no halo. */
const covarianceOf = (sample: Sample, behaviour: (rated: Rated) => number): number => {
  if (sample.total < 2) return 0;
  const [w, b] = [meanOver(sample, work), meanOver(sample, behaviour)];
  return sumOver(sample, (rated) => (rated.work - w) * (behaviour(rated) - b)) / (sample.total - 1);
};

const within = (figure: number): number => Math.min(1, Math.max(-1, figure));

/**
 * Halo of each appraiser: how far the behaviour rating goes with the work-result rating beyond what the evidence explains. What
 * colleagues and the public said of the behaviour, and what good work lets expect of it in the whole agency, is taken out of the
 * behaviour rating first; the covariance of the rest with the work-result rating within the appraiser, both in units of their
 * standard deviations within appraisers, is shrunken. It reads as a correlation and stays between -1 and 1. Its sampling variance is
 * that of a correlation near the common one, `(1 + r²) / (n - 1)`: no logarithm as in Fisher's transform, whose last digit the
 * language does not fix.
 */
export const haloOf = (periods: Periods, rules: RaterRules): Map<string, RaterEstimate> => {
  const samples = samplesOf(periods, ({ band }) => band !== 0, rules);
  const norm = normOf(
    samples,
    ({ band, voices }) => `${suggestedIn(band)}${voices}`,
    ({ behaviour }) => behaviour,
  );
  const behaviour = (rated: Rated): number => rated.behaviour - norm.expected(rated);
  const ofWork = pooled(samples, (one) => varianceOver(one, work));
  const ofBehaviour = pooled(samples, (one) => varianceOver(one, behaviour));
  const scale = Math.sqrt(ofWork * ofBehaviour);
  const varies = ofWork >= leastVarying && ofBehaviour >= leastVarying;
  const common = varies ? within(pooled(samples, (one) => covarianceOf(one, behaviour)) / scale) : 0;
  const measured = samples.map((sample): Measured => {
    if (!varies || sample.total < 2) return { sample, reason: 'no-variation' };
    const variance = (1 + common ** 2) / Math.max(sample.effective - 1, 1);
    return { sample, value: within(covarianceOf(sample, behaviour) / scale), variance };
  });
  const threshold = Number(rules.pointedOut.halo);
  return compareRaters(measured, rules, ({ low }) => (low > threshold ? 'high' : 'usual'));
};
