import type { PlanInForce, SegmentRef } from '../case/case.ts';
import type { Feedback } from '../execution/feedback.ts';
import type { Realisation } from '../execution/realisation.ts';
import type { Plan } from '../planning/plan.ts';
import { behaviourFromFeedback } from '../scoring/behaviour.ts';
import { behaviourWithoutReview, type CaseScore, type ScoreInput, scoreCase } from '../scoring/score-case.ts';
import { type ScoredPart, scoreSegments } from './score-segments.ts';
import { sharesOf } from './shares.ts';

/** A segment with the documents that are its own; the rest is that of the case. */
export type SegmentEvidence = Pick<SegmentRef, 'from' | 'to'> & {
  /** The plan of an earlier post and what was measured against it; null where the case's own plan counts. */
  own: { plan: Plan; basis: PlanInForce['basis']; realisation: Realisation | null } | null;
  review: ScoreInput['review'];
  /** Achievement of the unit led in this part; null for everybody who led none. */
  unit: ScoreInput['unit'];
};

const isWithin = ({ from, to }: Pick<SegmentRef, 'from' | 'to'>, { on }: Feedback): boolean => from <= on && on <= to;

const inputOf = (whole: ScoreInput, segment: SegmentEvidence): ScoreInput => ({
  ...whole,
  ...(segment.own === null
    ? {}
    : {
        plan: segment.own.plan,
        planBasis: segment.own.basis,
        realisation: segment.own.realisation,
        // What shorter cycles gave was measured against the plan of the post held now.
        reports: null,
      }),
  unit: segment.unit ?? null,
  feedback: whole.feedback.filter((feedback) => isWithin(segment, feedback)),
  review: segment.review,
});

/**
 * Scores each segment from its own review, plan and the appraiser's feedback of its days, then all of them as one. What
 * colleagues and the public said counts for the whole period: cut by days it would name its authors.
 */
export const scoreParts = (whole: ScoreInput, segments: readonly SegmentEvidence[]): CaseScore => {
  const { rules, voices = null, newIdea = null } = whole;
  const shares = sharesOf(segments, rules.segments.measure);
  const heard = behaviourFromFeedback(whole.feedback, rules, voices).heard;
  const parts = segments.flatMap((segment, i): ScoredPart[] => {
    const share = shares[i];
    const input = inputOf(whole, segment);
    const { from, to } = segment;
    const behaviour = behaviourFromFeedback(input.feedback, rules, voices).exact;
    const [scored, unreviewed] = [scoreCase(input), behaviourWithoutReview(input)];
    return share === undefined ? [] : [{ from, to, share, behaviour, scored, unreviewed }];
  });
  return scoreSegments(parts, { heard, newIdea }, rules);
};
