import type { FieldProblem } from '../refusal.ts';

/** Checks that a plan may fail; each has a text for people where the other field problems have theirs. */
export const planProblems = [
  'too-few-work-results',
  'too-many-work-results',
  'too-many-indicators',
  'too-many-indicators-of-plan',
  'no-main-work-result',
  'no-indicator',
  'duplicate-work-result',
  'duplicate-indicator',
  'duplicate-expectation',
  'weight-not-positive',
  'weights-sum',
  'target-not-positive',
  'range-reversed',
  'range-without-positive-bound',
  'target-outside-range',
  'aggregation-of-scale',
  'indicator-form',
  'perspective-missing',
] as const;
export type PlanProblem = (typeof planProblems)[number];

export const planProblem = (pointer: string, code: PlanProblem, detail: string): FieldProblem => ({
  pointer,
  code,
  detail,
});
