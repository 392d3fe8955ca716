import type { Rating } from '../scoring/predicate.ts';

/** How a predicate comes about: by the matrix of PermenPANRB 6/2022, or by the number of PP 30/2019 art. 41. */
export const regimes = ['matrix', 'numeric'] as const;
export type Regime = (typeof regimes)[number];

type Shares = { workResult: string; behaviour: string };

/** The numeric regime of PP 30/2019 art. 41. Numbers from 0 to the cap of an achievement; decimal strings. */
export type NumericRules = {
  /** Percent of the total; `heard` where peers or subordinates have a say. */
  weights: { plain: Shares; heard: Shares };
  /** When the weights `heard` apply: where one of them gave feedback, or by the agency's choice for all. */
  hear: 'where-answered' | 'always' | 'never';
  /** What stands for a work-result rating where nothing could be measured. */
  workNumbers: Record<Rating, string>;
  /** What 1, 2 and 3 points of behaviour count, with straight lines between them. */
  behaviourNumbers: Record<Rating, string>;
  /** The least total of each predicate; below the last one Sangat Kurang. Cukup of PP 30/2019 is Butuh Perbaikan. */
  from: { 'sangat-baik': string; baik: string; 'butuh-perbaikan': string; kurang: string };
  /** Sangat Baik asks for a new idea of benefit beside the number, else Baik. */
  needsNewIdea: boolean;
};

/**
 * What a report that leaves indicators out is worth under the policy `renormalise`. The others carry the weight of what
 * is missing, so leaving out a bad indicator must never be the way to a better rating.
 */
export type IncompleteRules = {
  /** Percent of the weight that the employee could report on; with less of it reported there is no number. */
  minimumCoverage: string;
  /** The best rating that an incomplete report suggests. */
  ratingAtMost: Rating;
};
