import { refuse } from '../../domain/refusal.ts';
import type { UnitScore } from '../../domain/units/scorecard.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type ScoreView, scoreView } from './score-view.ts';
import { lastStepOf, overseesScores, readsScore } from './see-score.ts';
import type { UnitTarget } from './see-unit.ts';

const found = (score: UnitScore | null): UnitScore =>
  score ?? refuse('not-found', { detail: 'No score of such a unit.' });

/** Where a unit stands: for those who lead it or a unit above it, and those who oversee the cycle. Others learn nothing. */
export const createGetUnitScore =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId, unitCode }: UnitTarget): Promise<ScoreView> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    const stored = await deps.store.get(keys.unitScore(actor.agencyId, cycleId, lastStepOf(cycle), unitCode));
    const score = found(stored?.data ?? null);
    if (!overseesScores(actor, cycle) && !readsScore(actor, score)) found(null);
    return scoreView(cycleId, score);
  };
