import type { LateMark } from '../case/case.ts';
import type { ClosingCase } from './closing-case.ts';

/** No stored mark, nor any of `further`, is the employee's own: whatever was late, it was somebody else's act. */
export const ownDutiesMet = (
  subject: Pick<ClosingCase, 'employeeId' | 'marks'>,
  further: readonly LateMark[] = [],
): boolean => [...subject.marks, ...further].every((mark) => mark.owedBy !== subject.employeeId);
