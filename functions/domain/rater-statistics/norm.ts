import type { Rated } from './rated.ts';
import { meanOver, type Sample, sumOver } from './sample.ts';

/** What the agency's appraisers give for the same evidence, and by how much one appraiser's ratings of it vary. */
export type Norm = {
  expected(rated: Rated): number;
  /** Variance within appraisers. */
  variance(rated: Rated): number;
};

/** Degrees of freedom below which a class of evidence takes the variance of all together. */
const enough = 10;

type Sums = { n: number; sum: number; within: number; freedom: number };

/** The ratings of a sample by class of evidence. */
const partsOf = (sample: Sample, classOf: (rated: Rated) => string): Map<string, Sample> => {
  const byClass = Map.groupBy(sample.ratings, ({ rated }) => classOf(rated));
  return new Map(
    [...byClass].map(([name, ratings]) => [
      name,
      { ...sample, ratings, total: ratings.reduce((sum, { count }) => sum + count, 0) },
    ]),
  );
};

const sumsOf = (
  samples: readonly Sample[],
  classOf: (rated: Rated) => string,
  value: (rated: Rated) => number,
): Map<string, Sums> => {
  const sums = new Map<string, Sums>();
  for (const sample of samples)
    for (const [name, own] of partsOf(sample, classOf)) {
      const mean = meanOver(own, value);
      const so = sums.get(name) ?? { n: 0, sum: 0, within: 0, freedom: 0 };
      sums.set(name, {
        n: so.n + own.total,
        sum: so.sum + sumOver(own, value),
        within: so.within + sumOver(own, (rated) => (value(rated) - mean) ** 2),
        freedom: so.freedom + own.total - 1,
      });
    }
  return sums;
};

/**
 * Means of a rating over everybody with like evidence (`classOf`): the difference to it is the residual, so that people who did
 * better, or a unit of them, make nobody lenient. The variances are pooled within appraisers and classes, as in an analysis of
 * variance.
 */
export const normOf = (
  samples: readonly Sample[],
  classOf: (rated: Rated) => string,
  value: (rated: Rated) => number,
): Norm => {
  const sums = sumsOf(samples, classOf, value);
  const all = [...sums.values()];
  const freedom = all.reduce((total, one) => total + one.freedom, 0);
  const pooled = freedom === 0 ? 0 : all.reduce((total, one) => total + one.within, 0) / freedom;
  return {
    expected: (rated) => {
      const found = sums.get(classOf(rated));
      return found === undefined || found.n === 0 ? value(rated) : found.sum / found.n;
    },
    variance: (rated) => {
      const found = sums.get(classOf(rated));
      return found === undefined || found.freedom < enough ? pooled : found.within / found.freedom;
    },
  };
};
