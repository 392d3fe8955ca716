import type { Case, LateMark } from '../case/case.ts';
import { type PhaseEnd, phaseEnd } from './phase-end.ts';

/**
 * Execution: realisation and self-review are the employee's own. Without a plan in force neither was possible, and the
 * missing plan has been marked where it belongs: one omission is held against nobody twice.
 */
export const executionEnd = (subject: Case, hasRealisation: boolean, hasSelfReview: boolean): PhaseEnd => {
  if (subject.plan === null || subject.stage === 'unplanned') return phaseEnd('no-plan');
  const owed = { phase: 'execution', owedBy: subject.employeeId } as const;
  const marks: LateMark[] = [];
  if (!hasRealisation) marks.push({ ...owed, missing: 'realisation', rule: 'realisation-missing' });
  if (!hasSelfReview) marks.push({ ...owed, missing: 'self-review', rule: 'self-review-missing' });
  return phaseEnd(marks[0]?.rule ?? 'nothing-missing', marks);
};
