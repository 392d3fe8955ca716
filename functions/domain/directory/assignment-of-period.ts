import type { LocalDate } from '../time/instant.ts';
import type { Assignment, Employee } from './employee.ts';

export const covers = (assignment: Pick<Assignment, 'from' | 'to'>, day: LocalDate): boolean =>
  assignment.from <= day && (assignment.to === null || day <= assignment.to);

/** The later start wins; a definitive post comes before an acting one held beside it (Plt, Plh). */
export const preferred = (assignments: Assignment[]): Assignment | null => {
  const definitive = assignments.filter((a) => a.capacity === 'definitive');
  const pool = definitive.length > 0 ? definitive : assignments;
  return pool.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null;
};

/**
 * The post in which a person is evaluated in a period: the one in force on `today` (not before and not after the period),
 * else the first that begins within the rest of it. Null: the person holds no post in the period.
 */
export const assignmentOfPeriod = (
  employee: Pick<Employee, 'assignments'>,
  period: { from: LocalDate; to: LocalDate },
  today: LocalDate,
): Assignment | null => {
  let day = today;
  if (day < period.from) day = period.from;
  if (day > period.to) day = period.to;
  const held = preferred(employee.assignments.filter((a) => covers(a, day)));
  if (held !== null) return held;
  const coming = employee.assignments.filter((a) => day < a.from && a.from <= period.to);
  return coming.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0] ?? null;
};
