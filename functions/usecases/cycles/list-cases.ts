import type { Case } from '../../domain/case/case.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { requireOverseer } from './require-overseer.ts';

type WithoutChain<T> = T extends unknown ? Omit<T, 'schemaVersion' | 'chain'> : never;
export type CaseItem = WithoutChain<Case> & { version: number };
export type CasePage = { items: CaseItem[]; next: string | null; shardCount: number };

const itemOf = (subject: Case, version: number): CaseItem => {
  const { schemaVersion: _version, chain: _chain, ...rest } = subject;
  return { ...rest, version };
};

/** The cases of a cycle by the page, one shard or all in order of their shards. A page may be short before the last one. */
export const createListCases =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    input: { cycleId: string; shard: number | null; cursor: string | null; limit: number },
  ): Promise<CasePage> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, input.cycleId);
    requireOverseer(actor, cycle);
    const { shardCount } = cycle;
    const at = input.cursor === null ? { shard: input.shard ?? 0, after: null } : decodeCursor(input.cursor);
    if (at.shard >= shardCount) return { items: [], next: null, shardCount };
    const page = await deps.store.query(keys.cases(actor.agencyId, cycle.id, at.shard), {
      limit: input.limit,
      after: at.after,
    });
    const further = input.shard === null && at.shard + 1 < shardCount;
    const next =
      page.next !== null
        ? encodeCursor({ shard: at.shard, after: page.next })
        : further
          ? encodeCursor({ shard: at.shard + 1, after: null })
          : null;
    return { items: page.items.map((item) => itemOf(item.data, item.version)), next, shardCount };
  };
