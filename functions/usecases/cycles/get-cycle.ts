import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type CycleView, viewOf } from './cycle-view.ts';

/** Phases and deadlines concern everybody of the agency. */
export const createGetCycle =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, input: { cycleId: string }): Promise<CycleView> =>
    viewOf(await loadCycle(deps, actor.agencyId, input.cycleId));
