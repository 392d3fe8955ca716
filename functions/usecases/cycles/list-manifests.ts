import type { ShardManifest } from '../../domain/closing/manifest.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { requireOverseer } from './require-overseer.ts';

export type ManifestPage = { items: Omit<ShardManifest, 'schemaVersion'>[]; next: string | null };

/** What each shard did at a step of the machine, with the roots that its chains were folded into. */
export const createListManifests =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    input: { cycleId: string; step: ShardManifest['step']; cursor: string | null; limit: number },
  ): Promise<ManifestPage> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, input.cycleId);
    requireOverseer(actor, cycle);
    const page = await deps.store.query(keys.manifests(actor.agencyId, cycle.id, input.step), {
      limit: input.limit,
      after: input.cursor === null ? null : decodeCursor(input.cursor).after,
    });
    return {
      items: page.items.map(({ data: { schemaVersion: _, ...rest } }) => rest),
      next: page.next === null ? null : encodeCursor({ shard: 0, after: page.next }),
    };
  };
