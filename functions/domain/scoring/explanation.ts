/**
 * A node of the tree that a calculation emits about itself: there is no second implementation that could drift. Texts
 * for people are looked up by `code` (`contracts/explanation-texts.ts`), so the stored bytes do not depend on a language.
 */
export type Explanation = {
  /** Stable name of the step, e.g. `work-result-score`, `indicator-achievement`. */
  code: string;
  /** What it is about: id of a work result, an indicator, a behaviour or a source; null for the whole. */
  subject: string | null;
  /** Decimal string, rating or predicate; null where it could not be calculated (see `reason`). */
  value: string | null;
  unit: 'percent' | 'ratio' | 'rating' | 'predicate' | 'count' | 'number' | 'points';
  /** The formula with its symbols, e.g. `R / T`; null for an input. */
  formula: string | null;
  /** Percent of the parent, after any renormalisation. */
  weight: string | null;
  /** The one declared rounding step, e.g. `half-up, 2`; null where nothing is rounded. */
  rounding: string | null;
  /** Article of law or the rule-set setting that the step rests on. */
  source: string | null;
  /** Why there is no value, or which policy applied (`cap`, `renormalised`, `target-zero`, `no-realisation`, ...). */
  reason: string | null;
  /** Links or digests of the documents behind an input. */
  evidence: string[];
  inputs: Explanation[];
};
