/** Steps that a calculation may name. Each has a text for people in `contracts/explanation-texts.ts`. */
export const explanationCodes = [
  'predicate',
  'work-result-rating',
  'work-result-suggestion',
  'work-result-score',
  'work-result-achievement',
  'indicator-achievement',
  'behaviour-rating',
  'behaviour-suggestion',
  'behaviour-score',
  'feedback-source',
  'weak-behaviour',
  'activities',
] as const;
export type ExplanationCode = (typeof explanationCodes)[number];

/** Why a step has no value, or by which policy it came to the one it has. */
export const explanationReasons = [
  // Who or what decided.
  'reviewed',
  'departs-from-suggestion',
  'provisional',
  'forum',
  'objection',
  // What bounded or replaced a number.
  'cap',
  'floor',
  'renormalised',
  'when-silent',
  'own-duties-met',
  'plan-carried',
  // Why there is none.
  'no-plan',
  'no-realisation',
  'not-reported',
  'target-zero',
  'target-negative',
  'blocked',
  'not-yet-assessable',
  'nothing-calculable',
  'no-feedback',
] as const;
export type ExplanationReason = (typeof explanationReasons)[number];
