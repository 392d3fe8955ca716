import type { Feedback } from '../execution/feedback.ts';

/** Sources whose answers are heard only together. */
export const anonymousSources = ['peer', 'subordinate'] as const;
export type AnonymousSource = (typeof anonymousSources)[number];

/**
 * What one colleague said in one month. It stands alone only while feedback is open: at the close it is folded into the
 * person's release and deleted. No day and no hour: whoever knows who was at the desk would know the author.
 */
export type AnonymousFeedback = {
  schemaVersion: 1;
  source: AnonymousSource;
  month: string;
  ratings: Feedback['ratings'];
  note: string;
  /** Keyed mark of the request, and digest of its body: tells a repeat from a second feedback. */
  requestDigest: string;
};

/** With the author's tag, which tells how many people spoke and not who. */
export type Statement = Pick<AnonymousFeedback, 'source' | 'month' | 'ratings' | 'note'> & { author: string };
