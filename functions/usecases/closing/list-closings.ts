import type { ClosingManifest } from '../../domain/closing/closing-manifest.ts';
import { keys } from '../../store/keys.ts';
import { requireOverseer } from '../cycles/require-overseer.ts';
import { type ReopeningView, reopeningView } from '../reopenings/reopening-view.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle } from '../support/load.ts';

/** The signed manifests of a cycle's hard closes and the reopenings between them, for those who oversee it. */
export const createListClosings =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    { cycleId }: { cycleId: string },
  ): Promise<{ items: ClosingManifest[]; reopenings: ReopeningView[] }> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    requireOverseer(actor, cycle);
    const items: ClosingManifest[] = [];
    for await (const { data } of eachOf(deps, keys.closings(actor.agencyId, cycleId))) items.push(data);
    return {
      items: items.toSorted((a, b) => (a.closure.at < b.closure.at ? -1 : 1)),
      reopenings: (cycle.reopenings ?? []).map((one) => reopeningView(cycle.id, one)),
    };
  };
