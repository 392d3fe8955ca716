import type { Explanation } from '../../domain/scoring/explanation.ts';
import type { Rating } from '../../domain/scoring/predicate.ts';
import type { UnitAchievement } from '../../domain/units/unit-achievement.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { type KeyIndicatorReport, type KeyIndicatorText, reportView, textView } from './key-indicator-view.ts';
import { seeUnit, type UnitTarget } from './see-unit.ts';
import { loadUnitAchievements } from './unit-achievements.ts';

export type KeyIndicatorsView = {
  cycleId: string;
  unitCode: string;
  name: string;
  headId: string | null;
  targets: KeyIndicatorText | null;
  realisation: KeyIndicatorReport | null;
  /** What `If-Match` of the next report must say; null before the first. */
  realisationVersion: number | null;
  achievement: {
    score: string | null;
    rating: Rating | null;
    basis: UnitAchievement['basis'];
    explanation: Explanation;
  };
};

/** What is expected of a unit, what was measured, and what that comes to by now, with the reckoning. */
export const createGetKeyIndicators =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: UnitTarget): Promise<{ view: KeyIndicatorsView; version: number | null }> => {
    const { agencyId } = actor;
    const { cycleId, unitCode } = target;
    const { cycle, unit } = await seeUnit(deps, actor, target);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const [targets, realisation, { score, rating, basis, explanation }] = await Promise.all([
      deps.store.get(keys.keyIndicators(agencyId, cycleId, unitCode)),
      deps.store.get(keys.keyIndicatorRealisation(agencyId, cycleId, unitCode)),
      loadUnitAchievements(deps, agencyId, cycleId, rules).of(unitCode),
    ]);
    return {
      view: {
        cycleId,
        unitCode,
        name: unit.name,
        headId: unit.headId,
        targets: targets === null ? null : textView(targets.data),
        realisation: realisation === null ? null : reportView(realisation.data),
        realisationVersion: realisation?.version ?? null,
        achievement: { score, rating, basis, explanation },
      },
      version: targets?.version ?? null,
    };
  };
