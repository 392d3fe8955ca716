import { headStartEnds } from '../../domain/rater-statistics/shown-to-committee.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { loadNorm, type NormView, type RaterView, raterView } from './rater-view.ts';

export type OwnStatistics = { cycleId: string; norm: NormView; own: RaterView };

/** What can be said of the caller's own ratings: nobody else has seen it yet. Reading alone opens nothing to anybody. */
export const createGetOwnStatistics =
  (deps: Pick<Deps, 'store'>) =>
  async ({ agencyId, personId }: Actor, { cycleId }: { cycleId: string }): Promise<OwnStatistics> => {
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const [norm, statistics, opening] = await Promise.all([
      loadNorm(deps, agencyId, cycle, rules),
      deps.store.get(keys.raterStatistics(agencyId, cycleId, personId)),
      deps.store.get(keys.raterOpening(agencyId, cycleId, personId)),
    ]);
    if (statistics === null) return refuse('not-found', { detail: 'You rated nobody in this cycle.' });
    const { data } = statistics;
    return { cycleId, norm, own: raterView(data, opening?.data ?? null, headStartEnds(data.at, cycle, rules)) };
  };
