import type { Agency } from '../../domain/agency.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { hashOf, shardOf } from '../../domain/cycle/sharding.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import { RefusedError } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Key, Range, Reading, Stored } from '../../ports/store.ts';
import { directoryPartitions, keys } from '../../store/keys.ts';
import type { Deps } from './deps.ts';

type WithStore = Pick<Deps, 'store'>;

const required = async <T>(deps: WithStore, key: Key<T>, what: string): Promise<Stored<T>> => {
  const stored = await deps.store.get(key);
  if (stored === null) throw new RefusedError({ code: 'not-found', detail: `No such ${what}.` });
  return stored;
};

export const loadAgency = (deps: WithStore, agencyId: string): Promise<Stored<Agency>> =>
  required(deps, keys.agency(agencyId), 'agency');

export const loadCycle = (deps: WithStore, agencyId: string, cycleId: string): Promise<Stored<Cycle>> =>
  required(deps, keys.cycle(agencyId, cycleId), 'cycle');

/**
 * Rule sets are immutable versions, so a process reads each one once, and an answer that is a moment old is the right one: only its
 * absence is asked about again.
 */
const ruleSets = new WeakMap<WithStore['store'], Map<string, RuleSet>>();

export const loadRules = async (deps: WithStore, agencyId: string, version: string): Promise<RuleSet> => {
  const known = ruleSets.get(deps.store) ?? new Map<string, RuleSet>();
  ruleSets.set(deps.store, known);
  const key = keys.ruleSet(agencyId, version);
  const name = `${key.pk}/${key.sk}`;
  const held = known.get(name);
  if (held !== undefined) return held;
  const found = await deps.store.get(key, { consistency: 'eventual' });
  const { data: rules } = found ?? (await required(deps, key, 'rule set'));
  known.set(name, rules);
  return rules;
};

export const employeeKey = (agencyId: string, employeeId: string): Key<Employee> =>
  keys.employee(agencyId, hashOf(employeeId) % directoryPartitions, employeeId);

export const findEmployee = (deps: WithStore, agencyId: string, employeeId: string): Promise<Stored<Employee> | null> =>
  deps.store.get(employeeKey(agencyId, employeeId));

/** Refuses by `not-found` before preparation has counted the shards: there are no cases yet. */
export const caseKey = (agencyId: string, cycle: Cycle, employeeId: string): Key<Case> => {
  if (cycle.shardCount === 0) throw new RefusedError({ code: 'not-found', detail: 'No such case.' });
  return keys.case(agencyId, cycle.id, shardOf(employeeId, cycle.shardCount), employeeId);
};

export const loadCase = async (
  deps: WithStore,
  agencyId: string,
  cycle: Cycle,
  employeeId: string,
): Promise<Stored<Case>> => required(deps, caseKey(agencyId, cycle, employeeId), 'case');

/** All items of a range, read by the page. */
export async function* eachOf<T>(
  deps: WithStore,
  range: Range<T>,
  pageSize = 200,
  reading: Reading = {},
): AsyncGenerator<Stored<T>> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof deps.store.query<T>>> = await deps.store.query(range, {
      limit: pageSize,
      after,
      ...reading,
    });
    yield* page.items;
    after = page.next;
  } while (after !== null);
}
