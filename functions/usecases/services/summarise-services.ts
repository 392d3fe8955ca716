import type { Unit } from '../../domain/directory/unit.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { addSpread, emptySpread, type Spread } from '../../domain/forum/spread.ts';
import { keys } from '../../store/keys.ts';
import { insertOnce } from '../closing/work-shards.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCycle } from '../support/load.ts';

/**
 * Opens the record of every service that has scored people, with its spread folded from the shards' manifests. A record
 * that exists is left alone: people may have acted on it since.
 *
 * @throws Error while a shard is not scored yet
 */
export const createSummariseServices =
  (deps: Pick<Deps, 'store'>) =>
  async ({ agencyId, cycleId }: { agencyId: string; cycleId: string }): Promise<void> => {
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const spreads = await foldManifests(deps, agencyId, cycleId, cycle.shardCount);
    const units = new Map<string, Unit>();
    for await (const { data } of eachOf(deps, keys.units(agencyId))) units.set(data.code, data);
    for (const [code, spread] of spreads)
      await insertOnce(deps, keys.service(agencyId, cycleId, code), openRecord(code, spread, units));
  };

const foldManifests = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  shardCount: number,
): Promise<Map<string, Spread>> => {
  const spreads = new Map<string, Spread>();
  let shards = 0;
  for await (const { data } of eachOf(deps, keys.manifests(agencyId, cycleId, 'scoring'))) {
    shards += 1;
    for (const [code, spread] of Object.entries(data.services))
      spreads.set(code, addSpread(spreads.get(code) ?? emptySpread(), spread));
  }
  if (shards !== shardCount) throw new Error('a service cannot be summed up before every shard is scored');
  return spreads;
};

const openRecord = (code: string, spread: Spread, units: ReadonlyMap<string, Unit>): ServiceRecord => {
  const unit = units.get(code);
  return {
    schemaVersion: 1,
    code,
    name: unit?.name ?? code,
    headId: unit?.headId ?? null,
    setterId: setterOf(unit, units),
    ...spread,
    organisation: null,
    forum: { status: 'open' },
    decision: null,
    requests: [],
  };
};

/**
 * The leader of the organisation above (SE MenPANRB 3/2023); where that post is vacant, the next one above it. Null at the
 * top: nobody sets their own organisation's predicate, so the distribution stays unchecked there.
 */
const setterOf = (unit: Unit | undefined, units: ReadonlyMap<string, Unit>): string | null => {
  const seen = new Set<string>();
  let above = parentOf(unit, units);
  while (above !== undefined && !seen.has(above.code)) {
    if (above.headId !== null) return above.headId;
    seen.add(above.code);
    above = parentOf(above, units);
  }
  return null;
};

const parentOf = (unit: Unit | undefined, units: ReadonlyMap<string, Unit>): Unit | undefined =>
  unit?.parentCode == null ? undefined : units.get(unit.parentCode);
