import type { ActRecord } from './act.ts';
import type { Case, ReviewRef } from './case.ts';
import { isAct, type ScoredAgainBody, type ScoredBody, type UnassessedBody } from './result-bodies.ts';

/** The act by which a person was scored last, or which found that there could be no result. */
export type ScoringAct =
  | { decision: 'scored'; record: ActRecord<ScoredBody> }
  | { decision: 'again'; record: ActRecord<ScoredAgainBody> }
  | { decision: 'unassessed'; record: ActRecord<UnassessedBody> };

export const scoringActOf = (records: readonly ActRecord[]): ScoringAct | null => {
  for (const record of records.toReversed()) {
    if (isAct(record, 'scored-again')) return { decision: 'again', record };
    if (isAct(record, 'scored')) return { decision: 'scored', record };
    if (isAct(record, 'left-unassessed')) return { decision: 'unassessed', record };
  }
  return null;
};

/** A case that stays unassessed keeps no reference to a review, which its chain still has. */
const lastReview = (subject: Case, records: readonly ActRecord[]): ReviewRef | null => {
  if (subject.segments?.some(({ review }) => review === null)) return null;
  const review = records.findLast((record) => isAct(record, 'review-submitted'));
  if (review === undefined || !isAct(review, 'review-submitted')) return null;
  const { workResult, behaviour } = review.body;
  return { seq: review.envelope.seq, workResult, behaviour };
};

/** The case as scoring found it, as far as scoring looks at it; null where it has not been scored yet. */
export const beforeScoring = (subject: Case, records: readonly ActRecord[]): Case | null => {
  if (subject.stage === 'unplanned' || subject.stage === 'planned' || subject.stage === 'reviewed') return null;
  const { plan, stage: _, ...rest } = subject;
  const review = subject.stage === 'unassessed' ? lastReview(subject, records) : subject.review;
  if (review !== null) return { ...rest, stage: 'reviewed', plan, review };
  return plan === null ? { ...rest, stage: 'unplanned', plan: null } : { ...rest, stage: 'planned', plan };
};
