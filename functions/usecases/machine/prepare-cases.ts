import pLimit from 'p-limit';
import type { Case } from '../../domain/case/case.ts';
import { newCase } from '../../domain/case/new-case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { shardOf } from '../../domain/cycle/sharding.ts';
import { assignmentOfPeriod } from '../../domain/directory/assignment-of-period.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, employeeKey, loadCycle, loadRules } from '../support/load.ts';

type PrepareDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
const pageSize = 200;
/** Writes under way at once: enough to hide the latency of one, few enough for a table that just woke up. */
const writers = 16;

/** Opens the cases of the employees in some directory partitions. A case that is there already stays as it is. */
export const createPrepareCases =
  (deps: PrepareDeps) =>
  async (input: { agencyId: string; cycleId: string; from: number; to: number }): Promise<{ opened: number }> => {
    const { agencyId, cycleId } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const { distribution } = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const today = localDateOf(deps.clock.now(), cycle.zone);
    const units = new Map<string, Unit>();
    for await (const { data } of eachOf(deps, keys.units(agencyId))) units.set(data.code, data);
    const appraisers = createAppraisers(deps, agencyId, cycle, today);
    const context = { cycle, today, units, level: distribution.level, appraiserOf: appraisers.get };

    let opened = 0;
    for (let partition = input.from; partition < input.to; partition++)
      for await (const employees of pagesOf(deps, agencyId, partition)) {
        await appraisers.load(employees);
        const cases = employees.map((e) => newCase(e, context, deps.digest)).filter((c) => c !== null);
        opened += await insertCases(deps, agencyId, cycle, cases);
      }
    return { opened };
  };

async function* pagesOf(deps: PrepareDeps, agencyId: string, partition: number): AsyncGenerator<Employee[]> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof deps.store.query<Employee>>> = await deps.store.query(
      keys.employees(agencyId, partition),
      { limit: pageSize, after },
    );
    yield page.items.map((item) => item.data);
    after = page.next;
  } while (after !== null);
}

/** One put per case and no transaction: a transaction is billed twice, and a case needs no other item to be right. */
const insertCases = async (deps: PrepareDeps, agencyId: string, cycle: Cycle, cases: Case[]): Promise<number> => {
  const limit = pLimit(writers);
  const insert = async (subject: Case): Promise<number> => {
    const key = keys.case(agencyId, cycle.id, shardOf(subject.employeeId, cycle.shardCount), subject.employeeId);
    try {
      await deps.store.commit([{ kind: 'insert', key, data: subject }]);
      return 1;
    } catch (error) {
      if (error instanceof ConflictError) return 0;
      throw error;
    }
  };
  const counts = await Promise.all(cases.map((subject) => limit(() => insert(subject))));
  return counts.reduce((sum, n) => sum + n, 0);
};

/** The appraisers of the employees seen so far, each read once. */
const createAppraisers = (deps: PrepareDeps, agencyId: string, cycle: Cycle, today: LocalDate) => {
  const known = new Map<string, Employee | null>();
  return {
    get: (id: string): Employee | null => known.get(id) ?? null,
    load: async (employees: Employee[]): Promise<void> => {
      const ids = employees
        .map((e) => assignmentOfPeriod(e, cycle.period, today)?.appraiserId ?? null)
        .filter((id) => id !== null && !known.has(id));
      const unseen = [...new Set(ids)].filter((id) => id !== null);
      const found = await deps.store.getMany(unseen.map((id) => employeeKey(agencyId, id)));
      for (const [i, id] of unseen.entries()) known.set(id, found[i]?.data ?? null);
    },
  };
};
