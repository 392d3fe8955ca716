import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle } from '../support/load.ts';

export type ObjectionToDecide = { cycleId: string; employeeId: string; decideBy: Instant };

/** The objections that wait for the actor, the most urgent first. */
export const createListMyObjections =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<{ items: ObjectionToDecide[] }> => {
    await loadCycle(deps, actor.agencyId, cycleId);
    const items: ObjectionToDecide[] = [];
    for await (const { data } of eachOf(deps, keys.objectionEntries(actor.agencyId, cycleId)))
      if (data.open && data.deciderId === actor.personId)
        items.push({ cycleId, employeeId: data.employeeId, decideBy: data.decideBy });
    return { items: items.sort((a, b) => (a.decideBy < b.decideBy ? -1 : 1)) };
  };
