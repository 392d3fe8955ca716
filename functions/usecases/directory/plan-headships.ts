import type { Employee } from '../../domain/directory/employee.ts';
import type { Headship, Unit } from '../../domain/directory/unit.ts';
import type { Stored } from '../../ports/store.ts';
import type { PersonPlan } from './assignment-plan.ts';

const headshipsIn = (unitCode: string, { id, assignments }: Employee): Headship[] =>
  assignments
    .filter((a) => a.headsUnit && a.unitCode === unitCode)
    .map(({ capacity, decree, from, to }) => ({ employeeId: id, capacity, decree, from, to }));

const inOrder = (heads: Headship[]): Headship[] =>
  heads.toSorted((a, b) => (a.from === b.from ? (a.employeeId < b.employeeId ? -1 : 1) : a.from < b.from ? -1 : 1));

const isSame = (a: readonly Headship[], b: readonly Headship[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i];
    return (
      other !== undefined &&
      one.employeeId === other.employeeId &&
      one.capacity === other.capacity &&
      one.decree === other.decree &&
      one.from === other.from &&
      one.to === other.to
    );
  });

/**
 * Who leads each unit at what time, once the rows are in: the history by which an appraiser's place is filled (Plt, Plh, a
 * successor). Units of which it stays the same are left out.
 */
export const planHeadships = (
  plans: readonly PersonPlan[],
  units: ReadonlyMap<string, Stored<Unit>>,
): Map<string, Headship[]> => {
  const leading = plans.filter(({ person, next }) =>
    [...person.data.assignments, ...next.assignments].some(({ headsUnit }) => headsUnit),
  );
  const touched = new Set(
    leading.flatMap(({ person, next }) =>
      [...person.data.assignments, ...next.assignments].filter((a) => a.headsUnit).map(({ unitCode }) => unitCode),
    ),
  );
  const planned = new Set(plans.map(({ person }) => person.data.id));
  const histories = new Map<string, Headship[]>();
  for (const code of touched) {
    const before = units.get(code)?.data.heads ?? [];
    const others = before.filter(({ employeeId }) => !planned.has(employeeId));
    const after = inOrder([...others, ...leading.flatMap(({ next }) => headshipsIn(code, next))]);
    if (!isSame(before, after)) histories.set(code, after);
  }
  return histories;
};
