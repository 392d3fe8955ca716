import type { ResultRef } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Assignment, Employee } from '../../domain/directory/employee.ts';
import { holdingsOf, touches } from '../../domain/posts/holdings.ts';
import { keys } from '../../store/keys.ts';
import { loadPeople } from '../directory/load-people.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { loadStandard } from './load-standard.ts';

type Result = Pick<ResultRef, 'predicate' | 'workResult' | 'behaviour' | 'score' | 'basis' | 'version'> & {
  cycleId: string;
  title: string;
  period: Cycle['period'];
};
export type PostHolderView = {
  employeeId: string;
  name: string;
  unitCode: string;
  held: Pick<Assignment, 'from' | 'to' | 'capacity' | 'decree'>[];
  /** Published results of the periods in which the person held the post, the earliest first. */
  results: Result[];
};

type Holder = { employee: Employee; unitCode: string; held: PostHolderView['held'] };

const publishedCycles = async (deps: Pick<Deps, 'store'>, agencyId: string): Promise<Cycle[]> => {
  const cycles: Cycle[] = [];
  for await (const { data } of eachOf(deps, keys.cycles(agencyId))) if (data.publishedAt !== null) cycles.push(data);
  return cycles.sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
};

const resultsOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycles: readonly Cycle[],
  { employee, held }: Holder,
): Promise<Result[]> => {
  const then = cycles.filter(({ period }) => held.some((stretch) => touches(stretch, period)));
  const cases = await deps.store.getMany(then.map((cycle) => caseKey(agencyId, cycle, employee.id)));
  return then.flatMap((cycle, i): Result[] => {
    const subject = cases[i]?.data;
    if (subject?.stage !== 'decided') return [];
    const { predicate, workResult, behaviour, score, basis, version } = subject.result;
    const { id: cycleId, title, period } = cycle;
    return [{ cycleId, title, period, predicate, workResult, behaviour, score, basis, version }];
  });
};

/**
 * The history of a post: who held it when, and with what published results. Results are personal data, so this is for those
 * who administer, sign and audit them.
 */
export const createListHolders =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    { code, limit, cursor }: { code: string; limit: number; cursor: string | null },
  ): Promise<{ code: string; items: PostHolderView[]; next: string | null }> => {
    requireRole(actor, 'administrator', 'auditor', 'authorised-official');
    const { agencyId } = actor;
    const { post } = (await loadStandard(deps, agencyId, code)).data;
    const page = await deps.store.query(keys.postHolders(agencyId, post), { limit, after: cursor });
    const people = await loadPeople(
      deps,
      agencyId,
      page.items.map(({ data }) => data.employeeId),
    );
    const cycles = await publishedCycles(deps, agencyId);
    const holders = page.items.flatMap(({ key, data: { employeeId } }): Holder[] => {
      const employee = people.get(employeeId)?.data;
      const unitCode = key.sk.slice(0, key.sk.indexOf('#'));
      return employee === undefined ? [] : [{ employee, unitCode, held: holdingsOf(employee, { ...post, unitCode }) }];
    });
    const items = await Promise.all(
      holders.map(async (holder) => ({
        employeeId: holder.employee.id,
        name: holder.employee.name,
        unitCode: holder.unitCode,
        held: holder.held,
        results: await resultsOf(deps, agencyId, cycles, holder),
      })),
    );
    return { code, items, next: page.next };
  };
