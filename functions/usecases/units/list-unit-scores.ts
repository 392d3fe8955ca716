import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type ScoreView, scoreView } from './score-view.ts';
import { lastStepOf, overseesScores } from './see-score.ts';

/** The scores of all units in order of their codes, for those who oversee the cycle. */
export const createListUnitScores =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    query: { cycleId: string; limit: number; cursor: string | null },
  ): Promise<{ items: ScoreView[]; next: string | null }> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, query.cycleId);
    if (!overseesScores(actor, cycle))
      refuse('forbidden', { detail: 'Only those who oversee the cycle may read this.' });
    const page = await deps.store.query(keys.unitScores(agencyId, cycle.id, lastStepOf(cycle)), {
      limit: query.limit,
      after: query.cursor,
    });
    const items = page.items.map(({ data }) => scoreView(cycle.id, data));
    return { items, next: page.next === null ? null : (items.at(-1)?.unitCode ?? null) };
  };
