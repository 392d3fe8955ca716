import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createGetOwnStatistics } from '../../functions/usecases/rater-statistics/get-own-statistics.ts';
import { createListRaterStatistics } from '../../functions/usecases/rater-statistics/list-rater-statistics.ts';
import { createOpenOwnStatistics } from '../../functions/usecases/rater-statistics/open-own-statistics.ts';
import { rollUpRaters } from '../../functions/usecases/rater-statistics/roll-up-raters.ts';
import { loadCycle, loadRules } from '../../functions/usecases/support/load.ts';
import { fairCities, mixtures, precision, recall, run } from '../domain/rater-statistics/scenarios.ts';
import { fair, simulate } from '../domain/rater-statistics/simulate.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { meterWrites } from '../support/write-meter.ts';
import { agencyId, createCity } from './city.ts';
import { type Line, printSection } from './report.ts';

const quarters = [
  ['tw4-2026', '2026-10-01', '2026-12-31'],
  ['tw3-2026', '2026-07-01', '2026-09-30'],
  ['tw2-2026', '2026-04-01', '2026-06-30'],
  ['tw1-2026', '2026-01-01', '2026-03-31'],
] as const;
const [present] = quarters[0];
/** One shard: fifty appraisers of ten people each. */
const raters = 50;
const teamSize = 10;

export type RaterCosts = {
  /** Written, for a shard of five hundred people. */
  shard: number;
  rollUp: number;
  opening: number;
  /** Read. */
  rollUpReads: number;
  own: number;
  page: number;
  people: number;
  raters: number;
};

/** What statistics of appraisers cost in the fourth quarter of a year, counted at the wire. */
export const measureRaters = async (): Promise<RaterCosts> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), 1);
    const { deps, chief, mayor, command } = city;
    const { tallies } = simulate(
      { raters, team: () => teamSize, periods: quarters.length, unit: () => 97, way: () => fair },
      'bench',
    );
    // Ids as long as real ones: they are billed by the byte.
    const ids = new Map<string, string>();
    const idOf = (rater: string): string => {
      const id = ids.get(rater) ?? (ids.size === 0 ? chief : deps.ids.next());
      ids.set(rater, id);
      return id;
    };
    let shard = 0;
    for (const [i, [id, from, to]] of quarters.entries()) {
      await city.open(id, 'quarterly');
      const { data: cycle } = await loadCycle(deps, agencyId, id);
      const closure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff: to, at: to } as const;
      const closures = { 'supervisor-review': closure };
      await city.put(keys.cycle(agencyId, id), { ...cycle, period: { from, to }, closures });
      const given = Object.fromEntries([...(tallies[i] ?? [])].map(([rater, tally]) => [idOf(rater), tally]));
      meter.reset();
      await deps.store.commit([
        { kind: 'insert', key: keys.shardRatings(agencyId, id, 0), data: { schemaVersion: 1, raters: given } },
      ]);
      shard = Math.max(shard, meter.writeUnits());
    }
    const { data: cycle } = await loadCycle(deps, agencyId, present);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    meter.reset();
    await rollUpRaters(deps, agencyId, { cycle, rules });
    const [rollUp, rollUpReads] = [meter.writeUnits(), meter.readUnits()];
    await city.enter(present, 'committee-forum');
    const reading = async (run: () => Promise<unknown>): Promise<number> => {
      meter.reset();
      await run();
      return meter.readUnits();
    };
    const own = await reading(() => createGetOwnStatistics(deps)(command(chief).actor, { cycleId: present }));
    meter.reset();
    await createOpenOwnStatistics(deps)(command(chief), { cycleId: present, remark: null });
    const opening = meter.writeUnits();
    const auditor = { ...command(mayor).actor, roles: ['auditor' as const] };
    const page = await reading(() =>
      createListRaterStatistics(deps)(auditor, { cycleId: present, limit: raters, cursor: null }),
    );
    return { shard, rollUp, opening, rollUpReads, own, page, people: raters * teamSize, raters };
  } finally {
    await engine.stop();
  }
};

const share = (figure: number): string => figure.toFixed(2);

/** How often what is said of simulated appraisers is true, and how many of the true ones are found. */
const printTruth = (): void => {
  const lines = mixtures.map(([name, measure, , scenario]): Line => {
    const { counts } = run(name, scenario);
    return {
      what: `${measure}: ${name}`,
      figure: `precision ${share(precision(counts[measure]))}, recall ${share(recall(counts[measure]))}`,
    };
  });
  const none = fairCities.map(([name, scenario]): Line => {
    const { counts } = run(`fair ${name}`, scenario);
    const wrong = Object.values(counts).reduce((sum, one) => sum + one.wrong, 0);
    const told = Object.values(counts).reduce((sum, one) => sum + one.told, 0);
    return { what: `fair appraisers, ${name}`, figure: `${wrong} of ${told} measures pointed out` };
  });
  printSection('Statistics of simulated appraisers at the shipped thresholds', [...lines, ...none]);
};

export const benchRaters = async (): Promise<void> => {
  printTruth();
  const costs = await measureRaters();
  const { people } = costs;
  const each = (units: number): string => `${units} WU, ${(units / people).toFixed(3)} WU a person`;
  const lines: Line[] = [
    { what: `ratings of a shard (${people} people, ${raters} appraisers)`, figure: each(costs.shard) },
    { what: `roll-up over ${quarters.length} periods, a document an appraiser`, figure: each(costs.rollUp) },
    { what: 'an appraiser opens the own statistics', figure: `${costs.opening} WU` },
    { what: `roll-up over ${quarters.length} periods`, figure: `${costs.rollUpReads} RU` },
    { what: 'own statistics', figure: `${costs.own} RU` },
    { what: `a page of ${raters} for the committee`, figure: `${costs.page} RU` },
  ];
  printSection('Statistics of appraisers, a cycle (write units, then consistent read units)', lines);
};
