import type { Relation } from '../../domain/case/relations.ts';
import type { FeedbackSource } from '../../domain/execution/feedback.ts';

/** As whom somebody speaks of a person; null for those who may not. */
export const sourceOf = (relations: readonly Relation[]): FeedbackSource | null => {
  if (relations.includes('appraiser')) return 'appraiser';
  if (relations.includes('peer')) return 'peer';
  return relations.includes('subordinate') ? 'subordinate' : null;
};
