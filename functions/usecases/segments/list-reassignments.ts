import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import { findProblems } from '../../domain/segments/find-problems.ts';
import { directoryPartitions, keys } from '../../store/keys.ts';
import { decodeCursor, encodeCursor } from '../cycles/page-cursor.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, loadCycle } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { previewContext } from './preview-context.ts';
import { type Fixer, findFixer, type ProblemView, problemView } from './problem-view.ts';
import { type PreviewContext, previewReassignment, type Reassignment, routeOfPerson } from './reassignment-preview.ts';

export type PersonToSettle = {
  employeeId: string;
  name: string;
  /** Null where the case lies right, and only the list of posts is doubtful. */
  reassignment: Reassignment | null;
  problems: ProblemView[];
};
export type ReassignmentPage = { items: PersonToSettle[]; next: string | null };

const problemsOf = (employee: Employee, context: PreviewContext, fixer: Fixer): ProblemView[] => {
  const route = routeOfPerson(employee, context);
  if (route === null) return [];
  const { directory, cycle } = context;
  const around = { employeeOf: directory.employeeOf, unitOf: (code: string) => directory.units.get(code) ?? null };
  return findProblems(employee, cycle.period, route, around).map((problem) => problemView(problem, fixer));
};

const nextOf = (partition: number, after: string | null): string | null => {
  if (after !== null) return encodeCursor({ shard: partition, after });
  return partition + 1 < directoryPartitions ? encodeCursor({ shard: partition + 1, after: null }) : null;
};

/**
 * Whose case does not lie where the directory puts it, and whose posts have gaps or overlap: the whole directory by the
 * page, people without a case (late joiners) included. Of each page only those are shown with whom something is the matter.
 */
export const createListReassignments =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (actor: Actor, input: { cycleId: string; cursor: string | null; limit: number }): Promise<ReassignmentPage> => {
    const { agencyId } = actor;
    requireRole(actor, 'administrator', 'auditor');
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const at = input.cursor === null ? { shard: 0, after: null } : decodeCursor(input.cursor);
    if (cycle.shardCount === 0 || at.shard >= directoryPartitions) return { items: [], next: null };
    const range = keys.employees(agencyId, at.shard);
    const page = await deps.store.query(range, { limit: input.limit, after: at.after });
    const people = page.items.map(({ data }) => data);
    const items = await settle(deps, agencyId, cycle, people);
    return { items, next: nextOf(at.shard, page.next) };
  };

const settle = async (
  deps: Pick<Deps, 'store' | 'clock' | 'digest'>,
  agencyId: string,
  cycle: Cycle,
  people: readonly Employee[],
): Promise<PersonToSettle[]> => {
  const [context, cases, fixer] = await Promise.all([
    previewContext(deps, agencyId, cycle),
    deps.store.getMany(people.map(({ id }) => caseKey(agencyId, cycle, id))),
    findFixer(deps, agencyId, cycle),
  ]);
  await context.directory.load(people);
  return people.flatMap((employee, i): PersonToSettle[] => {
    const reassignment = previewReassignment(employee, cases[i] ?? null, context)?.reassignment ?? null;
    const problems = problemsOf(employee, context, fixer);
    return reassignment === null && problems.length === 0
      ? []
      : [{ employeeId: employee.id, name: employee.name, reassignment, problems }];
  });
};
