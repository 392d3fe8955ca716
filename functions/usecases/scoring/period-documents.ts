import type { Cycle } from '../../domain/cycle/cycle.ts';
import {
  coverWhole,
  type PeriodReports,
  type ShortCycle,
  shortCyclesWithin,
} from '../../domain/scoring/period-reports.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';

/** The shorter cycles that a long one is drawn from, and whether they are the whole of it. */
export type ShortCycles = { cycles: Cycle[]; covered: boolean };

const isShort = (cycle: Cycle): cycle is Cycle & Pick<ShortCycle, 'kind'> => cycle.kind !== 'annual';

/** Reports that can still change are not drawn on: the execution of their cycle must be closed. */
const isFixed = ({ closures, shardCount }: Cycle, asOf: Instant | null): boolean =>
  closures.execution !== undefined && shardCount > 0 && (asOf === null || closures.execution.at <= asOf);

/**
 * Null for a cycle that is no long one, or has no shorter ones: nothing more is read then.
 *
 * @param asOf for a calculation of the past: what was not fixed then does not count
 */
export const findShortCycles = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  long: Pick<Cycle, 'kind' | 'period'>,
  asOf: Instant | null = null,
): Promise<ShortCycles | null> => {
  if (long.kind !== 'annual') return null;
  const candidates: (Cycle & Pick<ShortCycle, 'kind'>)[] = [];
  for await (const { data } of eachOf(deps, keys.cycles(agencyId)))
    if (isShort(data) && isFixed(data, asOf)) candidates.push(data);
  const chosen = shortCyclesWithin(long.period, candidates);
  const cycles = chosen.flatMap(({ id }) => candidates.filter((one) => one.id === id));
  return cycles.length === 0 ? null : { cycles, covered: coverWhole(long.period, chosen) };
};

/** What people reported in the shorter cycles, of those in which each took part. */
export const readPeriodReports = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycles, covered }: ShortCycles,
  employeeIds: readonly string[],
): Promise<Map<string, PeriodReports>> => {
  const pairs = employeeIds.flatMap((employeeId) => cycles.map((cycle) => ({ employeeId, cycle })));
  const [cases, realisations] = await Promise.all([
    deps.store.getMany(pairs.map(({ employeeId, cycle }) => caseKey(agencyId, cycle, employeeId))),
    deps.store.getMany(pairs.map(({ employeeId, cycle }) => keys.realisation(agencyId, cycle.id, employeeId))),
  ]);
  const found = pairs.map((pair, i) => ({ ...pair, took: (cases[i] ?? null) !== null, realisation: realisations[i] }));
  return new Map(
    employeeIds.map((employeeId) => {
      const own = found.filter((one) => one.employeeId === employeeId && one.took);
      const reports = own.map(({ cycle, realisation }) => ({
        cycleId: cycle.id,
        realisation: realisation?.data ?? null,
      }));
      return [employeeId, { covered: covered && own.length === cycles.length, reports }];
    }),
  );
};

/** One person's reports of the shorter cycles; null in a cycle that is not drawn from others. */
export const ownPeriodReports = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  employeeId: string,
): Promise<PeriodReports | null> => {
  const short = await findShortCycles(deps, agencyId, cycle);
  if (short === null) return null;
  return (await readPeriodReports(deps, agencyId, short, [employeeId])).get(employeeId) ?? null;
};
