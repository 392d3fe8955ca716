import type { Unit } from '../../domain/directory/unit.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** All units of the agency by code: a few thousand in the largest. */
export const loadUnits = async (deps: Pick<Deps, 'store'>, agencyId: string): Promise<Map<string, Stored<Unit>>> => {
  const units = new Map<string, Stored<Unit>>();
  for await (const unit of eachOf(deps, keys.units(agencyId))) units.set(unit.data.code, unit);
  return units;
};
