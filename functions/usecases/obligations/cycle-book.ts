import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import type { Motion, ServiceRecord } from '../../domain/forum/forum.ts';
import type { ObjectionEntry } from '../../domain/objection/objection-entry.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Range } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';

export type LedgerDeps = Pick<Deps, 'store' | 'digest'>;
/** By the time of the ledger, whatever the clock says meanwhile. */
export type TimedDeps = LedgerDeps & Pick<Deps, 'clock'>;

/** What the duties of a cycle are read from; what is everybody's is read once however many people are asked about. */
export type CycleBook = {
  deps: TimedDeps;
  agencyId: string;
  cycle: Cycle;
  rules: RuleSet;
  now: Instant;
  services(): Promise<ServiceRecord[]>;
  objections(): Promise<ObjectionEntry[]>;
  motions(serviceCode: string): Promise<Motion[]>;
  followUps(serviceCode: string): Promise<FollowUp[]>;
};

/** A list for people to look at: it may miss the last moments, for half the price. */
export const readAll = async <T>(deps: Pick<Deps, 'store'>, range: Range<T>): Promise<T[]> => {
  const found: T[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof deps.store.query<T>>> = await deps.store.query(range, {
      limit: 500,
      after,
      consistency: 'eventual',
    });
    found.push(...page.items.map(({ data }) => data));
    after = page.next;
  } while (after !== null);
  return found;
};

/** Remembers the answer for each name; a failure is not remembered. */
export const onceEach = <T>(read: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    const asked = known.get(name) ?? read(name);
    known.set(name, asked);
    asked.catch(() => known.delete(name));
    return asked;
  };
};

export const openBook = async (deps: TimedDeps, agencyId: string, cycle: Cycle): Promise<CycleBook> => {
  const services = onceEach(() => readAll(deps, keys.services(agencyId, cycle.id)));
  const objections = onceEach(() => readAll(deps, keys.objectionEntries(agencyId, cycle.id)));
  return {
    ...{ deps, agencyId, cycle, now: deps.clock.now() },
    rules: await loadRules(deps, agencyId, cycle.ruleSetVersion),
    services: () => services(''),
    objections: () => objections(''),
    motions: onceEach((service) => readAll(deps, keys.motions(agencyId, cycle.id, service))),
    followUps: onceEach((service) => readAll(deps, keys.followUps(agencyId, cycle.id, service))),
  };
};
