import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { openingReceipt, ownStatistics, raterPage } from '../../functions/contracts/rater-statistics.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { makePlan } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { type City, startCity } from './support/start-city.ts';

/*
 * Key indicators of a department from the targets to the head's rating, what the city's people come to together, and what can be
 * said of who rated them: over HTTP, on the real engine and the real state machine.
 */
const cycleId = 'triwulan-1-2026';
const patience = 300_000;
let city: City;

beforeAll(async () => {
  city = await startCity({ employees: 40, seed: 11, now: '2026-01-05T02:00:00.000Z' });
  await city.openCycle(cycleId);
}, patience);
afterAll(() => city.stop());

const trait = z.looseObject({ kind: z.string(), subject: z.string(), value: z.string(), rule: z.string() });
const profile = z.looseObject({
  weaknesses: z.array(trait),
  trainings: z.array(z.looseObject({ trainingId: z.string(), ruleId: z.string(), because: z.array(z.string()) })),
});
const score = z.looseObject({
  asOf: z.string(),
  score: z.looseObject({ value: z.string().nullable(), basis: z.string().nullable() }),
  people: z.looseObject({ count: z.number(), unassessed: z.number(), scored: z.number() }),
  profile,
});
const board = z.looseObject({
  items: z.array(
    z.looseObject({
      employeeId: z.string(),
      name: z.string(),
      duties: z.array(z.string()),
      case: z.looseObject({ stage: z.string(), version: z.number() }).nullable(),
    }),
  ),
});
const suggestion = z.looseObject({ workResult: z.looseObject({ score: z.string(), rating: z.string() }) });
const view = z.looseObject({
  achievement: z.looseObject({ score: z.string().nullable(), basis: z.string().nullable() }),
});

const unitPath = (code: string, rest: string): string => `/v1/cycles/${cycleId}/units/${code}/${rest}`;
const indicator = (id: string, weight: string) => ({
  id,
  kind: 'iku',
  text: 'Indeks kepuasan masyarakat',
  aspect: 'quality',
  target: '80',
  measure: 'indeks',
  polarisation: { kind: 'higher' },
  weight,
});

const planOf = (personId: string, leads: boolean) =>
  makePlan(leads ? 'leading' : 'health', false, createRandom(`journey/${personId}`));

/** Draws up, sets and measures a person's plan; the appraiser finds service orientation wanting. */
const work = async (personId: string, appraiserId: string, leads = false): Promise<void> => {
  const plan = planOf(personId, leads);
  const at = (rest: string) => casePath(cycleId, personId, rest);
  await city.client.act(personId, at('plan-submissions'), `submit-${personId}`, 1, { plan });
  await city.client.act(appraiserId, at('plan-decisions'), `decide-${personId}`, 2, { decision: 'approve' });
};
const measureAndHear = async (personId: string, appraiserId: string, leads = false): Promise<void> => {
  const plan = planOf(personId, leads);
  const items = makeRealisation(plan, 1, personId, createRandom(`measured/${personId}`));
  await city.client.put(personId, casePath(cycleId, personId, 'realisation'), { items });
  const body = { ratings: { 'berorientasi-pelayanan': 'below' }, note: 'Keluhan warga berulang.' };
  await city.client.post(
    appraiserId,
    casePath(cycleId, personId, 'feedback'),
    `fb-${personId}`,
    body,
    201,
    z.unknown(),
  );
};

it(
  'a department is measured by its key indicators, and its head by the department',
  async () => {
    const { client, agency, idOf } = city;
    const mayor = idOf(agency.offices.mayor);
    // A department whose head is nobody's committee member, with at least three people of its own.
    const head = agency.people.find(
      (p) => p.headsUnit && p.unitCode === p.serviceCode && city.teamOf(p.nip).filter((m) => !m.headsUnit).length >= 3,
    );
    if (head === undefined) throw new Error('the example has no such department');
    const code = head.unitCode;
    const headId = idOf(head.nip);
    const headsAppraiser = idOf(head.appraiserNip);
    const staff = city
      .teamOf(head.nip)
      .filter((m) => !m.headsUnit)
      .slice(0, 3)
      .map((m) => idOf(m.nip));
    const [first = ''] = staff;

    const body = { indicators: [indicator('iku-1', '60'), indicator('iku-2', '40')] };
    await client.put(mayor, unitPath(code, 'key-indicators'), body);
    const own = await client.refused(headId, {
      method: 'PUT',
      path: unitPath(code, 'key-indicators'),
      body,
      version: 1,
    });
    expect(own).toMatchObject({ status: 403, code: 'forbidden' });
    const short = { indicators: [indicator('iku-1', '60')] };
    const bad = { method: 'PUT' as const, path: unitPath(code, 'key-indicators'), body: short, version: 1 };
    expect(await client.refused(mayor, bad)).toMatchObject({ status: 422, code: 'incomplete-plan' });
    for (const target of ['NaN', '1e3', '0']) {
      const indicators = [{ ...indicator('iku-1', '100'), target }];
      const refused = await client.refused(mayor, { ...bad, body: { indicators } });
      expect([400, 422]).toContain(refused.status);
    }

    await work(headId, headsAppraiser, true);
    for (const id of staff) await work(id, headId);
    const planning = await client.get(headId, `/v1/me/team?cycleId=${cycleId}`, board);
    expect(planning.data.items.find(({ employeeId }) => employeeId === first)).toMatchObject({
      case: { stage: 'planned', version: 3 },
    });
    await city.close(cycleId, 'planning', 'execution');

    const items = [
      { indicatorId: 'iku-1', value: '60', evidence: ['https://skm.example.go.id/2026-1'] },
      { indicatorId: 'iku-2', value: '88', evidence: [] },
    ];
    await client.put(headId, unitPath(code, 'key-indicator-realisation'), { items });
    const changed = { method: 'PUT' as const, path: unitPath(code, 'key-indicators'), body, version: 1 };
    expect(await client.refused(mayor, changed)).toMatchObject({ status: 422, code: 'change-reason-required' });
    // 0.6 * 75 + 0.4 * 110
    expect((await client.get(first, unitPath(code, 'key-indicators'), view)).data.achievement).toMatchObject({
      score: '89.00',
      basis: 'key-indicators',
    });
    await measureAndHear(headId, headsAppraiser, true);
    for (const id of staff) await measureAndHear(id, headId);
    const early = await client.refused(headId, { method: 'GET', path: unitPath(code, 'score') });
    expect(early).toMatchObject({ status: 409, code: 'wrong-phase' });
    await city.close(cycleId, 'execution', 'supervisor-review');

    const seen = await client.get(headsAppraiser, casePath(cycleId, headId, 'review-suggestion'), suggestion);
    expect(seen.data.workResult).toMatchObject({ score: '89.00', rating: 'below' });
    const review = { behaviour: 'meets', strengths: 'Tegas.', improvements: 'Layanan.', reason: 'Bekerja keras.' };
    const departing = {
      method: 'POST' as const,
      path: casePath(cycleId, headId, 'reviews'),
      key: 'review-head-1',
      version: seen.version ?? 0,
      body: { ...review, workResult: 'above' },
    };
    expect(await client.refused(headsAppraiser, departing)).toMatchObject({ status: 409, code: 'unit-rating-binds' });
    await client.act(headsAppraiser, departing.path, 'review-head-2', seen.version ?? 0, {
      ...review,
      workResult: 'below',
    });
    await city.close(cycleId, 'supervisor-review', 'organisation-predicate');

    const unit = (await client.get(headId, unitPath(code, 'score'), score)).data;
    expect(unit).toMatchObject({ asOf: 'scoring', score: { value: '89.00', basis: 'key-indicators' } });
    expect(unit.people.count).toBe(agency.people.filter((p) => p.serviceCode === code).length - 1);
    expect(unit.people.scored).toBe(staff.length);
    expect(unit.profile.weaknesses.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['iku-1', 'berorientasi-pelayanan']),
    );
    expect(unit.profile.trainings.map(({ trainingId }) => trainingId)).toEqual(
      expect.arrayContaining(['komunikasi-etika-pelayanan', 'manajemen-kinerja']),
    );
    const whole = (await client.get(mayor, `/v1/cycles/${cycleId}/score`, score)).data;
    expect(whole).toMatchObject({
      score: { value: '89.00', basis: 'units-below' },
      people: { count: agency.people.length },
    });
    const team = (await client.get(headId, `/v1/cycles/${cycleId}/team-score`, score.omit({ score: true }))).data;
    expect(team.people.count).toBe(city.teamOf(head.nip).length);
    const person = (await client.get(headId, casePath(cycleId, first, 'development'), profile)).data;
    expect(person.trainings).toMatchObject([{ because: ['berorientasi-pelayanan'] }]);
    const hidden = await client.refused(first, { method: 'GET', path: casePath(cycleId, first, 'development') });
    expect(hidden).toMatchObject({ status: 409, code: 'wrong-phase' });
    const foreign = await client.refused(first, { method: 'GET', path: unitPath(code, 'score') });
    expect(foreign).toMatchObject({ status: 404, code: 'not-found' });
    const scored = await client.get(headId, `/v1/me/team?cycleId=${cycleId}`, board);
    expect(scored.data.items.find(({ employeeId }) => employeeId === first)?.case?.stage).toBe('scored');
  },
  patience,
);

it(
  'the head reads what can be said of the own ratings first, and the committee once it was opened',
  async () => {
    const { client, agency, idOf } = city;
    const auditor = idOf(agency.offices.auditor);
    const list = `/v1/cycles/${cycleId}/rater-statistics`;
    const seen = async () => (await client.get(auditor, list, raterPage)).data;
    const hidden = (await seen()).items;
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.filter(({ shown }) => shown)).toEqual([]);
    const raterId = hidden.find(({ raterId: id }) => id !== idOf(agency.offices.mayor))?.raterId ?? '';

    const own = (await client.get(raterId, `/v1/me/rater-statistics?cycleId=${cycleId}`, ownStatistics)).data;
    // Nobody reviewed but one head: far from enough.
    expect(own.own).toMatchObject({ raterId, opened: null, measures: { leniency: { verdict: 'cannot-tell' } } });
    expect(own.own.measures.leniency.text).toEqual({
      id: expect.stringContaining('Belum dapat dikatakan'),
      en: expect.stringContaining('Cannot tell'),
    });
    expect((await seen()).items).toEqual(hidden);

    const path = '/v1/me/rater-statistics/openings';
    const opening = { method: 'POST' as const, path, key: 'open-statistics-1' };
    for (const body of [{}, { cycleId, remark: '' }, { cycleId, remark: 'x'.repeat(1001) }, { cycleId, more: 1 }])
      expect(await client.refused(raterId, { ...opening, body })).toMatchObject({ status: 400 });
    const body = { cycleId, remark: 'Sudah saya baca.' };
    const receipt = await client.send(raterId, { ...opening, body }, 201, openingReceipt);
    expect(await client.send(raterId, { ...opening, body }, 201, openingReceipt)).toEqual(receipt);
    const other = { ...opening, body: { cycleId, remark: 'Lain.' } };
    expect(await client.refused(raterId, other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    const { items, advice } = await seen();
    expect(items.filter(({ shown }) => shown)).toMatchObject([
      { raterId, statistics: { opened: { remark: body.remark } } },
    ]);
    expect(advice.en).toContain('changes no score');

    const refused = async (as: string, at: string) => (await client.refused(as, { method: 'GET', path: at })).code;
    const staff = idOf(agency.people.find((p) => !p.headsUnit && city.teamOf(p.nip).length === 0)?.nip ?? '');
    expect(await refused(staff, list)).toBe('forbidden');
    expect(await refused(staff, `/v1/me/rater-statistics?cycleId=${cycleId}`)).toBe('not-found');
    expect(await refused(raterId, '/v1/me/rater-statistics')).toBe('invalid-parameter');
    expect(await refused(raterId, '/v1/me/rater-statistics?cycleId=tidak-ada')).toBe('not-found');
    expect(await refused(auditor, `${list}?limit=201`)).toBe('invalid-parameter');
    expect(await refused(auditor, `${list}?cursor=%23`)).toBe('invalid-parameter');
  },
  patience,
);
