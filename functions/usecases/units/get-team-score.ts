import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type TeamScoreView, teamScoreView } from './score-view.ts';
import { lastStepOf } from './see-score.ts';

/** Where the caller's own team stands after the last step. */
export const createGetTeamScore =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<TeamScoreView> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    const key = keys.teamScore(actor.agencyId, cycleId, actor.personId, lastStepOf(cycle));
    const stored = await deps.store.get(key);
    return stored === null
      ? refuse('not-found', { detail: 'You appraise nobody in this cycle.' })
      : teamScoreView(cycleId, stored.data);
  };
