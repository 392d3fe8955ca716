import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type ScoreView, scoreView } from './score-view.ts';
import { lastStepOf, readsScore } from './see-score.ts';

/** Where the whole agency stands: one read, because the document names who may see it. */
export const createGetAgencyScore =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<ScoreView> => {
    const stored = await deps.store.get(keys.agencyScore(actor.agencyId, cycleId, 'latest'));
    if (stored === null) {
      lastStepOf((await loadCycle(deps, actor.agencyId, cycleId)).data);
      return refuse('not-found', { detail: 'No score of the agency.' });
    }
    const mayRead =
      actor.roles.includes('administrator') || actor.roles.includes('auditor') || readsScore(actor, stored.data);
    if (!mayRead) refuse('forbidden', { detail: 'For those who lead the agency or oversee the cycle.' });
    return scoreView(cycleId, stored.data);
  };
