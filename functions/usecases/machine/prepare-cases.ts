import pLimit from 'p-limit';
import type { Case } from '../../domain/case/case.ts';
import { type NewCaseContext, newCase } from '../../domain/case/new-case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { shardOf } from '../../domain/cycle/sharding.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { openAnnualPlans } from '../plans/annual-plans.ts';
import { viewDirectory } from '../segments/directory-view.ts';
import { segmentEntries } from '../segments/segment-entries.ts';
import type { Deps } from '../support/deps.ts';
import { loadCycle, loadRules } from '../support/load.ts';

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
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const today = localDateOf(deps.clock.now(), cycle.zone);
    const directory = await viewDirectory(deps, agencyId, cycle.period, rules);
    const annual = await openAnnualPlans(deps, agencyId, cycle);
    const context: NewCaseContext = { ...directory, cycle, today, rules, annualOf: annual.of };

    let opened = 0;
    for (let partition = input.from; partition < input.to; partition++)
      for await (const employees of pagesOf(deps, agencyId, partition)) {
        await directory.load(employees);
        await annual.load(employees.map(({ id }) => id));
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

/** One put per case and no transaction, which is billed twice; only a period in several segments needs more items. */
const insertCases = async (deps: PrepareDeps, agencyId: string, cycle: Cycle, cases: Case[]): Promise<number> => {
  const limit = pLimit(writers);
  const insert = async (subject: Case): Promise<number> => {
    const key = keys.case(agencyId, cycle.id, shardOf(subject.employeeId, cycle.shardCount), subject.employeeId);
    try {
      await deps.store.commit([{ kind: 'insert', key, data: subject }, ...segmentEntries(agencyId, subject)]);
      return 1;
    } catch (error) {
      if (error instanceof ConflictError) return 0;
      throw error;
    }
  };
  const counts = await Promise.all(cases.map((subject) => limit(() => insert(subject))));
  return counts.reduce((sum, n) => sum + n, 0);
};
