import { staleRehearsals } from '../../domain/closing/kept-rehearsals.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { closingOf } from '../../domain/rules/closing-rules.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, type Key, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';
import { knownRehearsals } from './known-rehearsals.ts';

type WithStore = Pick<Deps, 'store'>;
/** A commit holds at most 100 writes. */
const atOnce = 50;

const removeAll = async (deps: WithStore, whileOpen: Write, removals: readonly Write[]): Promise<void> => {
  for (let at = 0; at < removals.length; at += atOnce)
    try {
      await deps.store.commit([whileOpen, ...removals.slice(at, at + atOnce)]);
    } catch (error) {
      // Another run of the schedule was faster, or the phase is being closed; what is left goes with the next one, or stays.
      if (!(error instanceof ConflictError)) throw error;
    }
};

/**
 * Removes the rehearsals of a cycle that nothing needs any more, by the schedule that makes them. The rehearsal itself goes last: a
 * run that dies is repeated. Only while the phase is open: the manifest of its close names those that are there, and none of them goes.
 */
export const removeStale = async (deps: WithStore, agencyId: string, { id }: Cycle, now: Instant): Promise<number> => {
  const stored = await loadCycle(deps, agencyId, id);
  const cycle = stored.data;
  if (cycle.status !== 'open') return 0;
  const whileOpen: Write = { kind: 'check', key: stored.key, version: stored.version };
  const known = await knownRehearsals(deps, agencyId, id);
  const { phase, holds = [], zone } = cycle;
  const { rehearsalDays } = closingOf(await loadRules(deps, agencyId, cycle.ruleSetVersion));
  const numbers = known.map(({ data }) => data);
  const stale = staleRehearsals(numbers, { phase, holds, zone, days: Math.max(1, rehearsalDays), now });
  for (const { key, version, data } of known) {
    if (!stale.includes(data.number)) continue;
    const lines: Key<object>[] = Array.from({ length: data.shards }, (_, shard) =>
      keys.rehearsedShard(agencyId, cycle.id, data.number, shard),
    );
    const removals: Write[] = [];
    for (const found of await deps.store.getMany(lines))
      if (found !== null) removals.push({ kind: 'delete', key: found.key, version: found.version });
    for await (const units of eachOf(deps, keys.allRehearsedUnits(agencyId, cycle.id, data.number)))
      removals.push({ kind: 'delete', key: units.key, version: units.version });
    await removeAll(deps, whileOpen, removals);
    await removeAll(deps, whileOpen, [{ kind: 'delete', key, version }]);
  }
  return stale.length;
};
