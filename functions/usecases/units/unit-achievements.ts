import type { Case } from '../../domain/case/case.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { KeyIndicatorRealisation, KeyIndicatorSheet } from '../../domain/units/key-indicator.ts';
import { type UnitAchievement, unitAchievement } from '../../domain/units/unit-achievement.ts';
import type { UnitPlace } from '../../domain/units/unit-tree.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { placesAsScored, type UnitPlaces } from './unit-places.ts';

type Sources = {
  /** Null where the unit has none. */
  sheet(unitCode: string): Promise<KeyIndicatorSheet | null>;
  realisation(unitCode: string): Promise<KeyIndicatorRealisation | null>;
  units: UnitPlaces;
};

export type UnitAchievements = {
  of(unitCode: string): Promise<UnitAchievement>;
  /** Of the unit that this person leads; null for everybody else, and where heads are rated by their own plans. */
  ledBy(subject: Pick<Case, 'headsUnit' | 'unitCode'>): Promise<UnitAchievement | null>;
};

/** Achievements of units, each worked out once. Those of the units below are needed only for a unit without indicators. */
export const createUnitAchievements = (sources: Sources, rules: RuleSet): UnitAchievements => {
  const known = new Map<string, Promise<UnitAchievement>>();
  let tree: Promise<Map<string | null, UnitPlace[]>> | null = null;
  const childrenOf = async (unitCode: string): Promise<UnitPlace[]> => {
    tree ??= sources.units().then((units) => Map.groupBy(units, ({ parentCode }) => parentCode));
    return (await tree).get(unitCode) ?? [];
  };
  /** `above` are the units on the way down here: a tree that bites its own tail must not hang the scoring. */
  const workOut = async (unitCode: string, above: readonly string[]): Promise<UnitAchievement> => {
    const sheet = await sources.sheet(unitCode);
    if (sheet !== null)
      return unitAchievement(unitCode, { sheet, realisation: await sources.realisation(unitCode), below: [] }, rules);
    if (rules.units.withoutIndicators === 'none')
      return unitAchievement(unitCode, { sheet: null, realisation: null, below: [] }, rules);
    const below: UnitAchievement[] = [];
    for (const { code } of await childrenOf(unitCode))
      if (code !== unitCode && !above.includes(code)) below.push(await of(code, [...above, unitCode]));
    return unitAchievement(unitCode, { sheet: null, realisation: null, below }, rules);
  };
  const of = (unitCode: string, above: readonly string[] = []): Promise<UnitAchievement> => {
    const found = known.get(unitCode) ?? workOut(unitCode, above);
    known.set(unitCode, found);
    return found;
  };
  return {
    of: (unitCode) => of(unitCode),
    ledBy: async ({ headsUnit, unitCode }) =>
      headsUnit && rules.units.headRating !== 'own-plan' ? of(unitCode) : null,
  };
};

/**
 * Read from the store as they are asked for.
 *
 * @param units which unit stands below which; scoring passes one that keeps what it finds
 */
export const loadUnitAchievements = (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  rules: RuleSet,
  units: UnitPlaces = placesAsScored(deps, agencyId, cycleId),
): UnitAchievements =>
  createUnitAchievements(
    {
      sheet: async (unit) => (await deps.store.get(keys.keyIndicators(agencyId, cycleId, unit)))?.data ?? null,
      realisation: async (unit) =>
        (await deps.store.get(keys.keyIndicatorRealisation(agencyId, cycleId, unit)))?.data ?? null,
      units,
    },
    rules,
  );
