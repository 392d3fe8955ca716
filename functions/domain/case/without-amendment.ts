import type { Case } from './case.ts';

/** The case with no amendment open: with the review the period is judged by the plan in force. The acts keep what was proposed. */
export const withoutAmendment = (subject: Case): Case => {
  if (subject.stage !== 'planned') return subject;
  const { amendment: _, ...rest } = subject;
  return rest;
};
