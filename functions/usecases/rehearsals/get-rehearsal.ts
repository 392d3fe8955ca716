import { keys } from '../../store/keys.ts';
import { decodeCursor, encodeCursor } from '../cycles/page-cursor.ts';
import { requireOverseer } from '../cycles/require-overseer.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { findRehearsal, knownRehearsals } from './known-rehearsals.ts';
import { type RehearsalView, rehearsalView } from './rehearsal-view.ts';

type WithStore = Pick<Deps, 'store'>;
type Which = { cycleId: string; rehearsal: number | 'last' };

/** One rehearsal with its sums, for those who oversee the cycle; how far it is while it runs. */
export const createGetRehearsal =
  (deps: WithStore) =>
  async (actor: Actor, { cycleId, rehearsal }: Which): Promise<RehearsalView> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    requireOverseer(actor, cycle);
    return rehearsalView(cycleId, await findRehearsal(deps, actor.agencyId, cycleId, rehearsal));
  };

/** All rehearsals of a cycle, the first one first. */
export const createListRehearsals =
  (deps: WithStore) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<{ items: RehearsalView[] }> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    requireOverseer(actor, cycle);
    const known = await knownRehearsals(deps, actor.agencyId, cycleId);
    return { items: known.map(({ data }) => rehearsalView(cycleId, data)) };
  };

/** What each unit's people come to, in order of the units' codes; a page holds some hundred units. */
export const createListRehearsedUnits =
  (deps: WithStore) => async (actor: Actor, input: Which & { cursor: string | null }) => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    requireOverseer(actor, cycle);
    const { number } = await findRehearsal(deps, agencyId, input.cycleId, input.rehearsal);
    const after = input.cursor === null ? null : decodeCursor(input.cursor).after;
    const page = await deps.store.query(keys.allRehearsedUnits(agencyId, input.cycleId, number), { limit: 1, after });
    return {
      rehearsal: number,
      items: page.items.flatMap(({ data }) => data.units),
      next: page.next === null ? null : encodeCursor({ shard: 0, after: page.next }),
    };
  };
