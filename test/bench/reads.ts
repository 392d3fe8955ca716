import type { Insert, Key } from '../../functions/ports/store.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createDecidePlan } from '../../functions/usecases/plans/decide-plan.ts';
import { createSubmitPlan } from '../../functions/usecases/plans/submit-plan.ts';
import { createSaveRealisation } from '../../functions/usecases/realisations/save-realisation.ts';
import { createSubmitReview } from '../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { createRollUpCycle } from '../../functions/usecases/units/roll-up-cycle.ts';
import { makePlan } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { startTestEngine, type TestEngine, testTable } from '../support/dynamo.ts';
import { keyIndicator, measured, sheetOf } from '../support/key-indicators.ts';
import { createWorld, agencyId as worldAgencyId, cycleId as worldCycleId } from '../support/world.ts';
import { meterWrites } from '../support/write-meter.ts';
import { agencyId, type City, createCity } from './city.ts';
import { at, createEdge, type Edge } from './edge.ts';
import { fillMonth } from './journal.ts';
import { copyWhatIsRead, largeAgencyId, scoredAgency } from './large-agency.ts';
import { BudgetError, type Line, printSection } from './report.ts';

const teamSize = 20;
const cycleId = 'triwulan-1-2026';
const plan = makePlan('health', false, createRandom('bench/reads'));
const items = makeRealisation(plan, 1, 'bench', createRandom('bench/reads'));

const everybody = async (city: City, act: (employeeId: string, version: number) => Promise<unknown>): Promise<void> => {
  for (const employeeId of city.staff) {
    const { version } = await city.case(cycleId, employeeId);
    await act(employeeId, version);
  }
};

const units = 200;

/** Units enough that a roll-up which grew with them would show it. */
const growTree = async ({ deps }: City): Promise<void> => {
  const inserts: Insert[] = [];
  const insert = <T extends object>(key: Key<T>, data: T) => inserts.push({ kind: 'insert', key, data });
  for (let i = 0; i < units; i++) {
    const code = `KEC-${i}`;
    const place = { schemaVersion: 1, kind: 'service', parentCode: 'KOTA', headId: null } as const;
    insert(keys.unit(agencyId, code), { ...place, code, name: `Kecamatan ${i}` });
    const indicators = ['a', 'b', 'c', 'd'].map((id) => keyIndicator(id, { weight: '25' }));
    insert(keys.keyIndicators(agencyId, cycleId, code), sheetOf(code, ...indicators));
    const values = { a: '101', b: String(60 + (i % 60)), c: '88', d: '99' };
    insert(keys.keyIndicatorRealisation(agencyId, cycleId, code), measured(code, values));
  }
  await deps.store.insertEach(inserts);
};

/**
 * What a request reads in all, at the edge: who asks, the answer, the log of readers. `first`: through an instance that remembers
 * nothing, and the reader's first look of the day. `again`: through the same instance, within its memory. `logged`: write units of the
 * first.
 */
export type Read = { what: string; first: number; again: number; logged: number; limit: number | null };

export const limits = { board: 4, month: 1, agency: 2 } as const;
/** Semarang's size. */
const realSize = 15_000;
const reportsOfMonth = 22;

type Meter = ReturnType<typeof meterWrites>;
type Send = (send: Edge['send']) => Promise<unknown>;

const readsOf = async (meter: Meter, deps: City['deps'], run: Send): Promise<Omit<Read, 'what' | 'limit'>> => {
  const { send } = createEdge(deps);
  meter.reset();
  await run(send);
  const [first, logged] = [meter.readUnits(), meter.writeUnits()];
  meter.reset();
  await run(send);
  return { first, logged, again: meter.readUnits() };
};

/** Boards of a team of twenty through a cycle, and the roll-up of an agency of a few hundred units; counted at the wire. */
export const measureReads = async (): Promise<{ reads: Read[]; rollUp: number }> => {
  const engine = await startTestEngine();
  try {
    return await readsOfSmallCity(engine, meterWrites(engine.client));
  } finally {
    await engine.stop();
  }
};

const readsOfSmallCity = async (engine: TestEngine, meter: Meter): Promise<{ reads: Read[]; rollUp: number }> => {
  const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), teamSize);
  const { deps, chief, mayor, command } = city;
  const rollUp = createRollUpCycle(deps);
  const board: Send = (send) => send(chief, at.getTeam, { query: { cycleId } });
  const reads: Read[] = [];
  const measure = async (what: string, run: Send, limit: number = limits.board): Promise<void> => {
    reads.push({ what, limit, ...(await readsOf(meter, deps, run)) });
  };

  await city.open(cycleId, 'quarterly');
  await rollUp({ agencyId, cycleId, phase: 'preparation' });
  await city.enter(cycleId, 'planning');
  await measure(`board of ${teamSize}, nothing done yet`, board);
  await everybody(city, (employeeId, version) =>
    createSubmitPlan(deps)(command(employeeId, version), { cycleId, employeeId, plan }),
  );
  await everybody(city, (employeeId, version) =>
    createDecidePlan(deps)(command(chief, version), { cycleId, employeeId, decision: 'approve' }),
  );
  await measure(`board of ${teamSize}, all plans set, seen today`, board);
  await city.enter(cycleId, 'execution');
  await measure(`board of ${teamSize}, all plans set`, board);
  for (const employeeId of city.staff)
    await createSaveRealisation(deps)(command(employeeId), { cycleId, employeeId, items });
  await growTree(city);
  await city.enter(cycleId, 'supervisor-review');
  await everybody(city, (employeeId, version) =>
    createSubmitReview(deps)(command(chief, version), {
      cycleId,
      employeeId,
      workResult: 'above',
      behaviour: 'meets',
      reason: 'Didukung bukti kunjungan yang lengkap.',
      strengths: 'Teliti.',
      improvements: 'Berbagi cara kerja.',
    }),
  );
  await measure(`board of ${teamSize}, all reviewed`, board);
  await city.enter(cycleId, 'scoring');
  await createScoreShards(deps)({ agencyId, cycleId, from: 0, to: 1 });
  meter.reset();
  await rollUp({ agencyId, cycleId, phase: 'scoring' });
  const written = meter.writeUnits();
  await city.enter(cycleId, 'organisation-predicate');
  await measure(`board of ${teamSize}, all scored`, board);
  const score: Send = (send) => send(mayor, at.getAgencyScore, { places: { cycleId } });
  await measure(`agency roll-up over ${units} units`, score, limits.agency);
  return { reads, rollUp: written };
};

/** The same in a city of fifteen thousand, filled into the memory store; what is read lies on the engine: neither grows with it. */
const readsOfLargeAgency = async (engine: TestEngine, meter: Meter): Promise<Read[]> => {
  const large = await scoredAgency(realSize);
  const store = createDynamoStore({ client: engine.client, tableName: testTable });
  await copyWhatIsRead(large, store);
  const { cycleId: id, mayor, chief } = large;
  const { deps } = await createCity(store, 0);
  deps.clock.set('2026-04-14T02:00:00.000Z');
  const agency = largeAgencyId;
  const board = await readsOf(meter, deps, (send) => send(chief, at.getTeam, { agency, query: { cycleId: id } }));
  const score = await readsOf(meter, deps, (send) =>
    send(mayor, at.getAgencyScore, { agency, places: { cycleId: id } }),
  );
  return [
    { what: `board of ${teamSize} of ${realSize} employees`, limit: limits.board, ...board },
    { what: `agency roll-up of ${realSize} employees`, limit: limits.agency, ...score },
  ];
};

/** A month of a person, read by the person; and, for its price alone, by the appraiser, who is recorded. */
const readsOfMonth = async (engine: TestEngine, meter: Meter): Promise<Read[]> => {
  const world = await createWorld({ store: createDynamoStore({ client: engine.client, tableName: testTable }) });
  await world.planned('ani');
  await world.enterPhase('execution');
  world.clock.set('2026-02-02T02:00:00.000Z');
  await fillMonth(world, reportsOfMonth);
  const sent = {
    agency: worldAgencyId,
    places: { cycleId: worldCycleId, employeeId: 'ani' },
    query: { month: '2026-01' },
  };
  const deps = { ...world.deps, clock: world.clock };
  const own = await readsOf(meter, deps, (send) => send('ani', at.listActivities, sent));
  const appraiser = await readsOf(meter, deps, (send) => send('chief', at.listActivities, sent));
  return [
    { what: `month of a person, ${reportsOfMonth} reports with a link each`, limit: limits.month, ...own },
    { what: 'the same month read by the appraiser', limit: null, ...appraiser },
  ];
};

const isOver = ({ first, again, limit }: Read): boolean => limit !== null && Math.max(first, again) > limit;

/** @throws BudgetError where a request reads more than it may */
export const benchReads = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const { reads: small, rollUp } = await readsOfSmallCity(engine, meter);
    const reads = [...small, ...(await readsOfLargeAgency(engine, meter)), ...(await readsOfMonth(engine, meter))];
    const lines = reads.map((read): Line => {
      const { what, first, again, logged, limit } = read;
      const verdict = isOver(read) ? `EXCEEDS ${limit}` : `of ${limit}`;
      return {
        what,
        figure: `${first} RU, ${again} RU again; ${logged} WU`,
        ...(limit === null ? {} : { ratio: verdict }),
      };
    });
    printSection(
      'Read units of a request at the edge: who asks, the answer and the log of readers (first look of the day through an\n' +
        'instance that remembers nothing; again through the same one), and write units of the log',
      lines,
    );
    printSection('Write units of one roll-up', [
      { what: `${units + 3} units, their agency and a team`, figure: `${rollUp} WU` },
    ]);
    const over = reads.filter(isOver).map(({ what }) => what);
    if (over.length > 0) throw new BudgetError(over.join('; '));
  } finally {
    await engine.stop();
  }
};
