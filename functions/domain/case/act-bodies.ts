import type { Plan } from '../planning/plan.ts';
import type { Rating } from '../scoring/predicate.ts';

/*
 * Documents of the acts by which employee and appraiser move a case. A decision holds only the number of the act it
 * decides on: the plan's text is stored once.
 */

export type PlanSubmittedBody = { plan: Plan };
export type PlanReturnedBody = { planSeq: number; reason: string };
export type PlanSetBody = { planSeq: number };

export type ReviewBody = {
  workResult: Rating;
  behaviour: Rating;
  /** Why the rating departs from the suggestion, or stands without one; else null. */
  reason: string | null;
  strengths: string;
  improvements: string;
  /** What the realisations gave when the appraiser rated; both null where nothing could be calculated. */
  suggestion: { score: string | null; rating: Rating | null };
};
