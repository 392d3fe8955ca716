/** Steps that a calculation may name. Each has a text for people in `contracts/explanation-texts.ts`. */
export const explanationCodes = [
  'predicate',
  'work-result-rating',
  'work-result-suggestion',
  'work-result-score',
  'work-result-achievement',
  'indicator-achievement',
  'indicator-judgement',
  'behaviour-rating',
  'behaviour-suggestion',
  'behaviour-score',
  'feedback-source',
  'weak-behaviour',
  // Work across units: what the leader who assigned a part says of it.
  'assigned-judgement',
  'activities',
  // A period in several segments: transfer, Plt/Plh, change of appraiser.
  'segment',
  'segment-rating',
  'segment-score',
  // Key indicators of a unit, and what they mean for its head.
  'unit-achievement',
  'unit-led',
  // Values of one indicator over the periods of a longer one.
  'period-aggregate',
  'period-value',
  // What a part of the year is asked for by an annual plan.
  'period-target',
  // Numeric regime of PP 30/2019 art. 41.
  'numeric-predicate',
  'numeric-total',
  'numeric-work',
  'numeric-behaviour',
  'new-idea',
] as const;
export type ExplanationCode = (typeof explanationCodes)[number];

/** Why a step has no value, or by which policy it came to the one it has. */
export const explanationReasons = [
  // Who or what decided.
  'reviewed',
  'departs-from-suggestion',
  'assigning-leader',
  'provisional',
  'forum',
  'objection',
  // What bounded or replaced a number.
  'cap',
  'floor',
  'renormalised',
  'when-silent',
  'when-unjudged',
  'own-duties-met',
  'units-below',
  'unit-binds',
  'unit-without-achievement',
  'plan-carried',
  'incomplete-report',
  'from-periods',
  'differs-from-periods',
  'moved-to-rating',
  'number-of-rating',
  'new-idea-confirmed',
  'new-idea-claimed',
  // Why there is none.
  'no-plan',
  'no-key-indicators',
  'no-realisation',
  'not-reported',
  'awaits-judgement',
  'awaits-assigning-leader',
  'target-zero',
  'target-negative',
  'blocked',
  'not-yet-assessable',
  'nothing-calculable',
  'no-feedback',
  'below-threshold',
  'coverage-too-small',
  'period-missing',
  'period-uncovered',
  'no-new-idea',
] as const;
export type ExplanationReason = (typeof explanationReasons)[number];
