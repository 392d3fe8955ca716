import type { Unit } from '../../domain/directory/unit.ts';
import type { LevelGroup } from '../../domain/distribution/judge-levels.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { addSpread, emptySpread, type Spread } from '../../domain/forum/spread.ts';
import { keys } from '../../store/keys.ts';
import { loadUnits } from '../directory/load-units.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

const unitsAbove = (code: string, units: ReadonlyMap<string, Unit>): Unit[] => {
  const above: Unit[] = [];
  const seen = new Set([code]);
  let parent = units.get(code)?.parentCode ?? null;
  while (parent !== null && !seen.has(parent)) {
    seen.add(parent);
    const unit = units.get(parent);
    if (unit === undefined) break;
    above.push(unit);
    parent = unit.parentCode;
  }
  return above;
};

/**
 * The units above a service, nearest first, each with everybody below it. Read only where the pattern cannot be kept in the
 * service itself: the records of all services and the organisation tree.
 */
export const loadLevels = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  serviceCode: string,
): Promise<LevelGroup[]> => {
  const units = new Map([...(await loadUnits(deps, agencyId))].map(([code, { data }]) => [code, data]));
  const records: ServiceRecord[] = [];
  for await (const { data } of eachOf(deps, keys.services(agencyId, cycleId))) records.push(data);
  const belongs = (service: string, unit: string): boolean =>
    service === unit || unitsAbove(service, units).some(({ code }) => code === unit);
  return unitsAbove(serviceCode, units).map(({ code, name }) => {
    const below = records.filter((record) => belongs(record.code, code));
    const { counts } = below.reduce<Spread>((sum, record) => addSpread(sum, record), emptySpread());
    const own = records.find((record) => record.code === code);
    return { unitCode: code, name, counts, organisation: own?.organisation?.predicate ?? null };
  });
};
