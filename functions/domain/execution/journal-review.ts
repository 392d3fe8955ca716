import type { Instant } from '../time/instant.ts';

export const reviewDecisions = ['approve', 'return', 'comment'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/**
 * What the appraiser said about reports of one month, in one act: one item however many reports it names, since a unit for each
 * approval would double the price of the journal. A report is named by a tag of its day, id and version, so an approval
 * never reaches a version that the appraiser did not see.
 */
export type JournalReview = {
  schemaVersion: 1;
  by: string;
  at: Instant;
  requestDigest: string;
  /** Approved without a word. */
  ok: string[];
  said: { ref: string; decision: ReviewDecision; text: string }[];
};

export type ReviewRemark = {
  by: string;
  at: Instant;
  version: number;
  decision: ReviewDecision;
  text: string | null;
};
export const reviewStatuses = ['open', 'approved', 'returned'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

export type ReviewState = { status: ReviewStatus; remarks: ReviewRemark[] };

const decisionsOn = (review: JournalReview, ref: string): { decision: ReviewDecision; text: string | null }[] => [
  ...(review.ok.includes(ref) ? [{ decision: 'approve', text: null } as const] : []),
  ...review.said.filter((said) => said.ref === ref).map(({ decision, text }) => ({ decision, text })),
];

/**
 * Everything said about a report, oldest first, and where its current version stands: a correction opens it again.
 *
 * @param refs tag of each version, the first one's first
 */
export const reviewStateOf = (refs: readonly string[], reviews: readonly JournalReview[]): ReviewState => {
  const remarks = [...reviews]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .flatMap((review) =>
      refs.flatMap((ref, i) =>
        decisionsOn(review, ref).map(
          (said): ReviewRemark => ({ by: review.by, at: review.at, version: i + 1, ...said }),
        ),
      ),
    );
  const last = remarks.findLast(({ version, decision }) => version === refs.length && decision !== 'comment');
  const status = last === undefined ? 'open' : last.decision === 'approve' ? 'approved' : 'returned';
  return { status, remarks };
};
