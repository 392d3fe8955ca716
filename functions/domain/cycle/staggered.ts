import type { FieldProblem } from '../refusal.ts';
import type { Cycle, UnitDeadline } from './cycle.ts';
import { humanPhases } from './phase.ts';

/** What is wrong with ends that units have later than everybody: not later, not before the next phase ends, or named twice. */
export const checkStaggered = (given: readonly UnitDeadline[], deadlines: Cycle['deadlines']): FieldProblem[] =>
  given.flatMap(({ phase, unitCode, deadline }, at) => {
    const pointer = `/unitDeadlines/${at}/deadline`;
    const problems: FieldProblem[] = [];
    if (deadline <= deadlines[phase])
      problems.push({ pointer, code: 'not-later', detail: `Must be later than ${deadlines[phase]}.` });
    const after = humanPhases[humanPhases.indexOf(phase) + 1];
    if (after !== undefined && deadline >= deadlines[after])
      problems.push({ pointer, code: 'deadline-order', detail: `Extend the deadline of ${after} first.` });
    if (given.findIndex((one) => one.phase === phase && one.unitCode === unitCode) < at)
      problems.push({
        pointer: `/unitDeadlines/${at}/unitCode`,
        code: 'duplicate',
        detail: 'The unit is named twice.',
      });
    return problems;
  });

/** What stands in the cycle of them; nothing where there are none. */
export const staggeredEnds = (given: readonly UnitDeadline[]): Pick<Cycle, 'unitDeadlines' | 'heldUntil'> => {
  if (given.length === 0) return {};
  const heldUntil: NonNullable<Cycle['heldUntil']> = {};
  for (const { phase, deadline } of given) {
    const known = heldUntil[phase];
    heldUntil[phase] = known === undefined || deadline > known ? deadline : known;
  }
  return { unitDeadlines: [...given], heldUntil };
};
