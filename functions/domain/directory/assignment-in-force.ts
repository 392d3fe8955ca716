import type { LocalDate } from '../time/instant.ts';
import type { Assignment, Employee } from './employee.ts';

type History = Pick<Employee, 'assignments'>;

/**
 * The assignment by which a person belongs to a unit and an appraiser: the last one without an end, a definitive post
 * before an acting one held beside it (Plt, Plh). Null: the person left, or was never placed.
 */
export const assignmentInForce = ({ assignments }: History): Assignment | null => {
  const open = assignments.filter(({ to }) => to === null);
  return open.findLast(({ capacity }) => capacity === 'definitive') ?? open.at(-1) ?? null;
};

/**
 * Assignments by which a person leads a unit. A definitive post counts while it has no end, as for the appraiser; an acting
 * head's decree names its end from the start, and until then the unit has a head.
 */
export const headships = ({ assignments }: History, today: LocalDate): Assignment[] =>
  assignments.filter(
    ({ headsUnit, capacity, to }) => headsUnit && (to === null || (capacity !== 'definitive' && to >= today)),
  );
