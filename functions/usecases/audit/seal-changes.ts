import pLimit from 'p-limit';
import type { LaterAct } from '../../domain/audit/later-act.ts';
import type { SealedLeaf, SealedShard } from '../../domain/audit/seal.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { shardOf } from '../../domain/cycle/sharding.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { eachOf } from '../support/load.ts';
import { unlessDone } from '../support/unless-done.ts';
import type { KnownSeal } from './cycle-seals.ts';
import { listGrown, listShard, type SealDeps, sealedActs, sealGrown } from './seal-cycle.ts';

/** Looks at every case of the cycle for acts that no seal holds. */
export const sealAllChanges = async (
  deps: SealDeps,
  agencyId: string,
  cycle: Cycle,
  occasion: string,
): Promise<boolean> =>
  (await sealGrown(deps, agencyId, cycle, { occasion }, listGrown(deps, agencyId, cycle.id))) !== null;

/** A shard in which more people acted is read as a whole, by the page. */
const namedAtMost = 100;
/** Marks that are taken away at once. */
const concurrency = 8;

/**
 * Looks only at the cases that were marked when somebody acted on them: a closed cycle of three hundred thousand people in which
 * nobody did anything costs one query. A mark goes when a seal holds its act, and not before.
 */
export const sealMarkedChanges = async (
  deps: SealDeps,
  agencyId: string,
  cycle: Cycle,
  occasion: string,
): Promise<boolean> => {
  const marks: Stored<LaterAct>[] = [];
  for await (const mark of eachOf(deps, keys.laterActs(agencyId, cycle.id))) marks.push(mark);
  if (marks.length === 0) return false;
  const known = new Map<number, ReadonlyMap<string, number>>();

  const list = async (shard: number, seals: readonly KnownSeal[]): Promise<SealedShard> => {
    const takenAt = deps.clock.now();
    const ids = new Set(
      marks.flatMap(({ data: { employeeId } }) =>
        shardOf(employeeId, cycle.shardCount) === shard ? [employeeId] : [],
      ),
    );
    if (ids.size === 0) return { schemaVersion: 1, takenAt, leaves: [] };
    const sealed = await sealedActs(deps, agencyId, cycle.id, seals, shard);
    known.set(shard, sealed);
    if (ids.size > namedAtMost) return listShard(deps, agencyId, cycle.id, shard, sealed);
    const found = await deps.store.getMany([...ids].sort().map((id) => keys.case(agencyId, cycle.id, shard, id)));
    const leaves = found.flatMap((stored): SealedLeaf[] => {
      if (stored === null) return [];
      const { employeeId, chain } = stored.data;
      return chain.seq > (sealed.get(employeeId) ?? -1) ? [[employeeId, chain.seq, chain.head]] : [];
    });
    return { schemaVersion: 1, takenAt, leaves };
  };

  const sealed = await sealGrown(deps, agencyId, cycle, { occasion }, list);
  // Of two runs at once the lists of the first count: what they do not hold stays marked.
  const held = (sealed ?? []).flatMap(({ leaves }) =>
    leaves.map(([employeeId, seq]): [string, number] => [employeeId, seq]),
  );
  const reach = new Map([...[...known.values()].flatMap((one) => [...one]), ...held]);
  const inFlight = pLimit(concurrency);
  await inFlight.map(
    marks.filter(({ data }) => data.seq <= (reach.get(data.employeeId) ?? -1)),
    ({ key, version }) => unlessDone(deps.store.commit([{ kind: 'delete', key, version }])),
  );
  return sealed !== null;
};
