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
import { keyIndicator, measured, sheetOf } from '../support/key-indicators.ts';
import { meterWrites, type WriteMeter } from '../support/write-meter.ts';
import { agencyId, type City, createCity } from './city.ts';
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

/** What a request reads: the use case alone, and with the directory entry by which the edge knows who asks. */
export type Read = { what: string; own: number; asked: number };

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
    const measure = async (what: string, run: () => Promise<unknown>): Promise<void> => {
      const own = await readsOf(meter, run);
      reads.push({ what, own, asked: own + (await readsOf(meter, who)) });
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
    await measure(`agency roll-up over ${units} units`, () =>
      createGetAgencyScore(deps)(command(mayor).actor, { cycleId }),
    );
    return { reads, rollUp: written };
  } finally {
    await engine.stop();
  }
};

export const benchReads = async (): Promise<void> => {
  const { reads, rollUp } = await measureReads();
  const lines = reads.map(({ what, own, asked }): Line => ({ what, figure: `${own} RU, ${asked} RU with who asks` }));
  printSection('Read units, consistent (4 KB steps; an item read by name costs one at least)', lines);
  printSection('Write units of one roll-up', [
    { what: `${units + 3} units, their agency and a team`, figure: `${rollUp} WU` },
  ]);
};
