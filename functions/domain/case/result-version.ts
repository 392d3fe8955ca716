import type { Explanation } from '../scoring/explanation.ts';
import type { NumericResult } from '../scoring/numeric-total.ts';
import type { PackedExplanation } from '../scoring/pack-explanation.ts';
import type { Predicate, Rating } from '../scoring/predicate.ts';
import type { ResultBasis } from './case.ts';

export type ResultVersion = {
  /** 1 for the first; each carried motion or upheld objection adds one. */
  version: number;
  workResult: Rating;
  behaviour: Rating;
  predicate: Predicate;
  basis: ResultBasis;
  /** Work-result achievement in percent, two decimals, or null where it could not be calculated. */
  score: string | null;
  /** Of the numeric regime alone (PP 30/2019 art. 41). */
  numeric?: NumericResult;
  explanation: Explanation;
};

/** What a result was computed from, as digests: the documents stand beside it. */
export type ScoringInputs = {
  /** Version of the calculation: the same inputs, rules and engine give the same bytes again. */
  engine: string;
  /** Over plan, realisation, review, feedback and the digest of the activities. */
  digest: string;
  activities: { count: number; days: number; digest: string };
  feedback: number;
  /** Which version of the annual plan a shorter period was measured by; absent where it had a plan of its own. */
  plan?: { cycleId: string; version: number };
};

/** A version of a result as its act stores it: the tree packed. */
export type PackedVersion = Omit<ResultVersion, 'explanation'> & { tree: PackedExplanation };
