import type { Judgement } from '../execution/judgement.ts';
import type { PlanLink } from '../planning/link-plan.ts';
import type { Plan, PlanShare } from '../planning/plan.ts';
import type { Rating } from '../scoring/predicate.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/*
 * Documents of the acts by which employee and appraiser move a case. A decision holds only the number of the act it
 * decides on: the plan's text is stored once.
 */

export type PlanSubmittedBody = { plan: Plan };
export type PlanReturnedBody = { planSeq: number; reason: string };
/** A text that stands in another act than its submission, because something was added to it; it keeps the day on which it was submitted. */
export type PlanTextBody = { plan: Plan; submittedAt: Instant };
/** With a text only where the appraiser added expectations to the one submitted (ekspektasi pimpinan). */
export type PlanSetBody = { planSeq: number } & Partial<PlanTextBody>;

/** Act `plan-amendment-proposed`: the whole plan as it would stand, and why. */
export type AmendmentProposedBody = { plan: Plan; reason: string; basedOn: number };
/** Act `plan-amendment-returned`. */
export type AmendmentReturnedBody = { planSeq: number; reason: string };
/** Act `plan-amended`: from here on the amendment is the plan in force. */
export type PlanAmendedBody = PlanSetBody;
/** Act `plan-linked`: the plan with what it served provisionally tied to the superior's work results. */
export type PlanLinkedBody = PlanTextBody & { planSeq: number; links: PlanLink[] };

/** Act `plan-followed`, by the machine: the annual plan that the period lives by was amended; the text stands in that cycle's act. */
export type PlanFollowedBody = { planCycleId: string; planSeq: number; version: number; share?: PlanShare };

export type ReviewBody = {
  workResult: Rating;
  behaviour: Rating;
  /** Why the rating departs from the suggestion, or stands without one; else null. */
  reason: string | null;
  strengths: string;
  improvements: string;
  /** What the realisations gave when the appraiser rated; both null where nothing could be calculated. */
  suggestion: { score: string | null; rating: Rating | null };
  /** The new idea of benefit that the appraiser confirms (PP 30/2019 art. 41). */
  newIdea?: string;
  /** The appraiser's judgement of each described indicator; only of plans in qualitative form. */
  judgements?: Judgement[];
  /** The part of the period that it is about; absent where the period is in one piece. */
  segment?: { number: number; from: LocalDate; to: LocalDate };
};
