import type { Case } from '../../domain/case/case.ts';
import { refuse } from '../../domain/refusal.ts';
import { choosePart, type PartChoice } from '../../domain/segments/review-part.ts';

export type ReviewedPart = Extract<PartChoice, { decision: 'part' }>;

const ask = (detail: string): never =>
  refuse('invalid-body', { fields: [{ pointer: '/segment', code: 'segment', detail }] });

/** The part of the period that a review is about, null for a period in one piece. */
export const partOfReview = (subject: Case, personId: string, asked: number | null): ReviewedPart | null => {
  const choice = choosePart(subject, personId, asked);
  switch (choice.decision) {
    case 'whole':
      return null;
    case 'part':
      return choice;
    case 'ambiguous':
      return ask(`you appraise several parts of the period; name one of ${choice.numbers.join(', ')}`);
    case 'not-theirs':
      return ask(
        choice.numbers.length === 0
          ? 'the period of this case has no part of this number'
          : `a part of the period that you appraise: ${choice.numbers.join(', ')}`,
      );
  }
};
