import type { Rating } from '../scoring/predicate.ts';
import type { LocalDate } from '../time/instant.ts';

/** The seven core values BerAKHLAK. */
export const behaviours = [
  'berorientasi-pelayanan',
  'akuntabel',
  'kompeten',
  'harmonis',
  'loyal',
  'adaptif',
  'kolaboratif',
] as const;
export type Behaviour = (typeof behaviours)[number];

export const feedbackSources = ['appraiser', 'peer', 'subordinate'] as const;
export type FeedbackSource = (typeof feedbackSources)[number];

/**
 * One person's feedback on another. Only the appraiser's carries its author: peers and subordinates are known by a keyed
 * tag that lets the same author answer once a month and cannot be traced back after the key is destroyed.
 */
export type Feedback = {
  schemaVersion: 1;
  source: FeedbackSource;
  authorId: string | null;
  month: string;
  ratings: Partial<Record<Behaviour, Rating>>;
  note: string;
  on: LocalDate;
  requestDigest: string;
};
