import type { ExplanationCode, ExplanationReason } from './explanation-codes.ts';

/**
 * A node of the tree that a calculation emits about itself: there is no second implementation that could drift. Texts
 * for people are looked up by `code` (`contracts/explanation-texts.ts`), so the stored bytes do not depend on a language.
 *
 * Members that do not apply are left out, never null: the tree is stored with every result, and each started KB is
 * billed. Only `value` is null, where it could not be calculated: `reason` then says why.
 */
export type Explanation = {
  /** Stable name of the step, e.g. `work-result-score`, `indicator-achievement`. */
  code: ExplanationCode;
  /** What it is about: id of a work result, an indicator, a behaviour or a source; absent for the whole. */
  subject?: string;
  /** Decimal string, rating or predicate; null where it could not be calculated (see `reason`). */
  value: string | null;
  unit: 'percent' | 'ratio' | 'rating' | 'predicate' | 'count' | 'number' | 'points';
  /** The formula with its symbols, e.g. `R / T`; absent for an input. */
  formula?: string;
  /** What the symbols of the formula stand for here, e.g. `{ R: '23', T: '24' }`; decimal strings. */
  symbols?: Record<string, string>;
  /**
   * Weight as it was agreed or laid down, before any renormalisation: the share of a part is its weight in the sum over the
   * parts beside it that have a value. A part that was left out keeps its weight, so that it shows what is missing.
   */
  weight?: string;
  /** What stood here before the rule that `reason` names replaced it (cap, floor, limit of an incomplete report). */
  before?: string;
  /** The exact value as `n/d`, where `value` is shortened and nothing in the tree gives it again. */
  exact?: string;
  /** The one declared rounding step, e.g. `half-up, 2`; `shown: 6` where only the shown value is shortened and the exact one is carried on. */
  rounding?: string;
  /** Article of law or the rule-set setting that the step rests on. */
  source?: string;
  /** Why there is no value, or which policy applied (`cap`, `renormalised`, `target-zero`, `no-realisation`, ...). */
  reason?: ExplanationReason;
  /** Links or digests of the documents behind an input. */
  evidence?: string[];
  inputs?: Explanation[];
};
