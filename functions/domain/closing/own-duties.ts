import type { Case, LateMark } from '../case/case.ts';

/** No stored mark, nor any of `further`, is the employee's own: whatever was late, it was somebody else's act. */
export const ownDutiesMet = (subject: Pick<Case, 'employeeId' | 'marks'>, further: readonly LateMark[] = []): boolean =>
  [...subject.marks, ...further].every((mark) => mark.owedBy !== subject.employeeId);
