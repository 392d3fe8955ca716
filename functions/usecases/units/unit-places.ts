import { type UnitPlace, unitTreeOf } from '../../domain/units/unit-tree.ts';
import { keys } from '../../store/keys.ts';
import { loadUnits } from '../directory/load-units.ts';
import type { Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';

type WithStore = Pick<Deps, 'store'>;
/** Which unit stands below which. */
export type UnitPlaces = () => Promise<readonly UnitPlace[]>;

const today = async (deps: WithStore, agencyId: string) =>
  unitTreeOf([...(await loadUnits(deps, agencyId)).values()].map(({ data }) => data));

/** As scoring found it, once it has needed it; until then as it stands now. */
export const placesAsScored =
  (deps: WithStore, agencyId: string, cycleId: string): UnitPlaces =>
  async () => {
    const scored = await deps.store.get(keys.scoredUnitTree(agencyId, cycleId));
    return (scored?.data ?? (await today(deps, agencyId))).units;
  };

/** For scoring: keeps what it finds, so that all shards, a repeat and a recomputation years later reckon with the same. */
export const placesKept =
  (deps: WithStore, agencyId: string, cycleId: string): UnitPlaces =>
  async () => {
    const key = keys.scoredUnitTree(agencyId, cycleId);
    const scored = await deps.store.get(key);
    return (scored?.data ?? (await insertFact(deps, key, await today(deps, agencyId))).data).units;
  };
