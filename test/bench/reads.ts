import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createIdentifyPerson } from '../../functions/usecases/directory/identify-person.ts';
import { createGetTeam } from '../../functions/usecases/me/get-team.ts';
import { createDecidePlan } from '../../functions/usecases/plans/decide-plan.ts';
import { createSubmitPlan } from '../../functions/usecases/plans/submit-plan.ts';
import { createSaveRealisation } from '../../functions/usecases/realisations/save-realisation.ts';
import { createSubmitReview } from '../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { createGetAgencyScore } from '../../functions/usecases/units/get-agency-score.ts';
import { createRollUpCycle } from '../../functions/usecases/units/roll-up-cycle.ts';
import { makePlan } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { testClock } from '../support/fakes.ts';
import { keyIndicator, measured, sheetOf } from '../support/key-indicators.ts';
import { createWorld, agencyId as worldAgencyId } from '../support/world.ts';
import { meterWrites, type WriteMeter } from '../support/write-meter.ts';
import { agencyId, type City, createCity } from './city.ts';
import { priceOfMonth } from './journal.ts';
import { copyWhatIsRead, largeAgencyId, scoredAgency } from './large-agency.ts';
import { type Line, printSection } from './report.ts';

const teamSize = 20;
const cycleId = 'triwulan-1-2026';
const plan = makePlan('health', false, createRandom('bench/reads'));
const items = makeRealisation(plan, 1, 'bench', createRandom('bench/reads'));

/** Read units of a use case, without and with the directory entry that the edge reads to know who asks. */
const readsOf = async (meter: WriteMeter, run: () => Promise<unknown>): Promise<number> => {
  meter.reset();
  await run();
  return meter.readUnits();
};

const everybody = async (city: City, act: (employeeId: string, version: number) => Promise<unknown>): Promise<void> => {
  for (const employeeId of city.staff) {
    const { version } = await city.case(cycleId, employeeId);
    await act(employeeId, version);
  }
};

const units = 200;

/** Units enough that a roll-up which grew with them would show it. */
const growTree = async ({ put }: City): Promise<void> => {
  for (let i = 0; i < units; i++) {
    const code = `KEC-${i}`;
    const place = { schemaVersion: 1, kind: 'service', parentCode: 'KOTA', headId: null } as const;
    await put(keys.unit(agencyId, code), { ...place, code, name: `Kecamatan ${i}` });
    const indicators = ['a', 'b', 'c', 'd'].map((id) => keyIndicator(id, { weight: '25' }));
    await put(keys.keyIndicators(agencyId, cycleId, code), sheetOf(code, ...indicators));
    const values = { a: '101', b: String(60 + (i % 60)), c: '88', d: '99' };
    await put(keys.keyIndicatorRealisation(agencyId, cycleId, code), measured(code, values));
  }
};

/**
 * What a request reads: the use case alone, and with the directory entry by which the edge knows who asks. The limit is for
 * what is read for the answer; the other figure is printed beside it.
 */
export type Read = { what: string; own: number; asked: number; limit: number };

export const limits = { board: 4, month: 1, agency: 2 } as const;
/** Semarang's size. */
const realSize = 15_000;
const reportsOfMonth = 22;

/** Boards of a team of twenty through a cycle, and the roll-up of an agency of a few hundred units; counted at the wire. */
export const measureReads = async (): Promise<{ reads: Read[]; rollUp: number }> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), teamSize);
    const { deps, chief, mayor, command } = city;
    const rollUp = createRollUpCycle(deps);
    const board = () => createGetTeam(deps)(command(chief).actor, { cycleId });
    const who = () => createIdentifyPerson(deps)(agencyId, chief);
    const reads: Read[] = [];
    const measure = async (what: string, run: () => Promise<unknown>, limit: number = limits.board): Promise<void> => {
      const own = await readsOf(meter, run);
      reads.push({ what, own, asked: own + (await readsOf(meter, who)), limit });
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
    await measure(`board of ${teamSize}, all plans set`, board);
    await city.enter(cycleId, 'execution');
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
    const score = () => createGetAgencyScore(deps)(command(mayor).actor, { cycleId });
    await measure(`agency roll-up over ${units} units`, score, limits.agency);
    return { reads, rollUp: written };
  } finally {
    await engine.stop();
  }
};

/** The same in a city of fifteen thousand: neither grows with it. */
const readsOfLargeAgency = async (): Promise<Read[]> => {
  const large = await scoredAgency(realSize);
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const store = createDynamoStore({ client: engine.client, tableName: testTable });
    await copyWhatIsRead(large, store);
    const { cycleId: id, mayor, chief } = large;
    const deps = { store, clock: testClock('2026-04-14T02:00:00.000Z') };
    const as = (personId: string) => ({ agencyId: largeAgencyId, personId, roles: [] });
    const who = await readsOf(meter, () => createIdentifyPerson(deps)(largeAgencyId, chief));
    const board = await readsOf(meter, () => createGetTeam(deps)(as(chief), { cycleId: id }));
    const agency = await readsOf(meter, () => createGetAgencyScore(deps)(as(mayor), { cycleId: id }));
    return [
      { what: `board of ${teamSize} of ${realSize} employees`, own: board, asked: board + who, limit: limits.board },
      { what: `agency roll-up of ${realSize} employees`, own: agency, asked: agency + who, limit: limits.agency },
    ];
  } finally {
    await engine.stop();
  }
};

/** A month of a person by what the journal's own bench counts, in the words of this part. */
const readsOfMonth = async (): Promise<Read[]> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const world = await createWorld({ store: createDynamoStore({ client: engine.client, tableName: testTable }) });
    const { readUnitsOfOwnMonth: own } = await priceOfMonth(world, meter, reportsOfMonth);
    const who = await readsOf(meter, () => createIdentifyPerson(world.deps)(worldAgencyId, 'ani'));
    const what = `month of a person, ${reportsOfMonth} reports with a link each`;
    return [{ what, own, asked: own + who, limit: limits.month }];
  } finally {
    await engine.stop();
  }
};

/** Prints what is read, and fails the run where a limit is exceeded. */
export const benchReads = async (): Promise<void> => {
  const { reads: measured, rollUp } = await measureReads();
  const reads = [...measured, ...(await readsOfLargeAgency()), ...(await readsOfMonth())];
  const lines = reads.map(
    ({ what, own, asked, limit }): Line => ({
      what,
      figure: `${own} RU, ${asked} RU with who asks`,
      ratio: own > limit ? `EXCEEDS ${limit}` : `of ${limit}`,
    }),
  );
  if (reads.some(({ own, limit }) => own > limit)) process.exitCode = 1;
  printSection('Read units, consistent (4 KB steps; an item read by name costs one at least)', lines);
  printSection('Write units of one roll-up', [
    { what: `${units + 3} units, their agency and a team`, figure: `${rollUp} WU` },
  ]);
};
