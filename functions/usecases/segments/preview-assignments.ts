import type { Employee } from '../../domain/directory/employee.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { findProblems } from '../../domain/segments/find-problems.ts';
import { keys } from '../../store/keys.ts';
import { type ImportReport, type ParsedRows, reportOf } from '../directory/import-rows.ts';
import { loadPeople } from '../directory/load-people.ts';
import { type ReadPlan, readAssignmentPlan } from '../directory/read-assignment-plan.ts';
import type { AssignmentRow } from '../directory/resolve-assignments.ts';
import { withHeads } from '../directory/write-heads.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import type { Overlay } from './directory-view.ts';
import { previewContext } from './preview-context.ts';
import { findFixer, type ProblemView, problemView } from './problem-view.ts';
import { previewReassignment, type Reassignment, routeOfPerson } from './reassignment-preview.ts';

export type AssignmentPreview = {
  /** What the import would answer. */
  rows: ImportReport;
  /** Cases of open cycles that would no longer lie where the directory puts them, until a confirmation moves them. */
  cases: Reassignment[];
  problems: (ProblemView & { cycleId: string; employeeId: string })[];
};

const overlayOf = ({ plan, units, histories }: ReadPlan): Overlay => ({
  employees: new Map(plan.plans.map(({ next }) => [next.id, next])),
  units: new Map(
    [...units.values()].map(({ data }): [string, Unit] => [data.code, withHeads(data, plan.heads, histories)]),
  ),
});

/** The persons of the rows and, where a headship changes, everybody who is appraised by whoever leads or led the unit. */
const affected = async (deps: Pick<Deps, 'store'>, agencyId: string, read: ReadPlan): Promise<Employee[]> => {
  const { plan, units, histories } = read;
  const next = new Map(plan.plans.map((one) => [one.person.data.id, one.next]));
  const leaders = new Set(
    [...histories].flatMap(([code, after]) =>
      [...(units.get(code)?.data.heads ?? []), ...after].map(({ employeeId }) => employeeId),
    ),
  );
  for (const { person, next: after, rows } of plan.plans) {
    const changed = rows.some(({ outcome }) => outcome !== 'unchanged');
    if (changed && [...person.data.assignments, ...after.assignments].some(({ headsUnit }) => headsUnit))
      leaders.add(person.data.id);
  }
  const team = new Set<string>();
  for (const id of leaders)
    for await (const { data } of eachOf(deps, keys.team(agencyId, id)))
      if (!next.has(data.employeeId)) team.add(data.employeeId);
  const others = await loadPeople(deps, agencyId, team);
  return [...next.values(), ...[...others.values()].map(({ data }) => data)];
};

/** What a list of posts would do, to the directory and to the cases of every open cycle; nothing is written. */
export const createPreviewAssignments =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (actor: Actor, rows: ParsedRows<AssignmentRow>): Promise<AssignmentPreview> => {
    requireRole(actor, 'administrator');
    const { agencyId } = actor;
    const read = await readAssignmentPlan(deps, agencyId, rows);
    const people = await affected(deps, agencyId, read);
    const overlay = overlayOf(read);
    const preview: AssignmentPreview = {
      rows: reportOf([...read.problems, ...read.plan.plans.flatMap((plan) => plan.rows)]),
      cases: [],
      problems: [],
    };
    for await (const { data: cycle } of eachOf(deps, keys.cycles(agencyId))) {
      if (cycle.phase === 'closed' || cycle.shardCount === 0) continue;
      const [context, cases, fixer] = await Promise.all([
        previewContext(deps, agencyId, cycle, overlay),
        deps.store.getMany(people.map(({ id }) => caseKey(agencyId, cycle, id))),
        findFixer(deps, agencyId, cycle),
      ]);
      await context.directory.load(people);
      const around = {
        employeeOf: context.directory.employeeOf,
        unitOf: (code: string) => context.directory.units.get(code) ?? null,
      };
      for (const [i, employee] of people.entries()) {
        const found = previewReassignment(employee, cases[i] ?? null, context);
        if (found !== null) preview.cases.push(found.reassignment);
        const route = routeOfPerson(employee, context);
        if (route === null) continue;
        const about = { cycleId: cycle.id, employeeId: employee.id };
        for (const problem of findProblems(employee, cycle.period, route, around))
          preview.problems.push({ ...about, ...problemView(problem, fixer) });
      }
    }
    return preview;
  };
