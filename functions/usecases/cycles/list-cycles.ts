import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { type CycleView, viewOf } from './cycle-view.ts';

/** All cycles of the agency: a few dozen over the years, so no pages. */
export const createListCycles =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor): Promise<{ items: CycleView[] }> => {
    const items: CycleView[] = [];
    for await (const stored of eachOf(deps, keys.cycles(actor.agencyId))) items.push(viewOf(stored));
    return { items };
  };
