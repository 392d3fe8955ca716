import { appraiserLoop } from '../../domain/directory/appraiser-loop.ts';
import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import { placeAssignment } from '../../domain/directory/place-assignment.ts';
import type { Stored } from '../../ports/store.ts';
import type { AssignmentPlan, PersonPlan, Surroundings } from './assignment-plan.ts';
import { findOverlaps } from './find-overlaps.ts';
import type { RowProblem } from './import-rows.ts';
import type { People } from './load-people.ts';
import { planHeads } from './plan-heads.ts';
import type { ResolvedRow } from './resolve-assignments.ts';

const outcomes = { unchanged: 'unchanged', added: 'created', corrected: 'updated' } as const;

const foldPerson = (person: Stored<Employee>, rows: ResolvedRow[]): PersonPlan => {
  let { assignments } = person.data;
  const folded = rows
    .toSorted((a, b) => (a.value.from < b.value.from ? -1 : 1))
    .map((row) => {
      const placement = placeAssignment(assignments, row.value);
      assignments = placement.assignments;
      return { ...row, outcome: outcomes[placement.outcome] };
    });
  return { person, next: { ...person.data, assignments }, rows: folded };
};

const foldAll = (rows: ResolvedRow[]): PersonPlan[] => {
  const byPerson = Map.groupBy(rows, ({ person }) => person.data.id);
  return [...byPerson.values()].flatMap((own) => (own[0] ? [foldPerson(own[0].person, own)] : []));
};

/** A row in a loop of appraisers: of several the last in the file, because the first ones may well be right. */
const rowInLoop = (plans: PersonPlan[], people: People): RowProblem | null => {
  const planned = new Map(plans.map((plan) => [plan.person.data.id, plan]));
  const appraiserOf = (id: string): string | null => {
    const employee = planned.get(id)?.next ?? people.get(id)?.data;
    return employee === undefined ? null : (assignmentInForce(employee)?.appraiserId ?? null);
  };
  const loop = appraiserLoop(planned.keys(), appraiserOf) ?? [];
  const rows = loop.flatMap((id) => planned.get(id)?.rows ?? []).filter(({ outcome }) => outcome !== 'unchanged');
  if (rows.length === 0) return null;
  return {
    row: Math.max(...rows.map(({ row }) => row)),
    column: 'appraiserNip',
    code: 'appraiser-cycle',
    reason: 'the appraiser would be appraised, directly or through others, by this person',
  };
};

/** What the good rows together would change, once those are taken out that contradict the rest. */
export const planAssignments = (rows: ResolvedRow[], around: Surroundings): AssignmentPlan => {
  const refused: RowProblem[] = findOverlaps(rows);
  const overlapping = new Set(refused.map(({ row }) => row));
  let accepted = rows.filter(({ row }) => !overlapping.has(row));
  for (;;) {
    const plans = foldAll(accepted);
    const loop = rowInLoop(plans, around.people);
    const { heads, problems } = planHeads(plans, around);
    const found = loop === null ? problems : [loop];
    if (found.length === 0) return { plans, refused, heads };
    refused.push(...found);
    const out = new Set(found.map(({ row }) => row));
    accepted = accepted.filter(({ row }) => !out.has(row));
  }
};
