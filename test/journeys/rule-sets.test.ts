import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneCycleResponse } from '../../functions/contracts/cycle-responses.ts';
import {
  activationView,
  recomputation,
  replayPage,
  ruleSetDraftBody,
  ruleSetList,
  ruleSetView,
} from '../../functions/contracts/rule-sets.ts';
import { anything } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** The rules as versions over real HTTP on the real engine: computed again, drafted, tried on the past, put in force. */
const patience = 300_000;
const [first, second] = ['tw1-2026', 'tw2-2026'];
const plan = { ...examplePlan, workResults: examplePlan.workResults.map((w) => ({ ...w, serves: null })) };

let city: City;
let [chief, staff, other, mayor] = ['', '', '', ''];

const act = async (as: string, id: string, rest: string, body: unknown) => {
  const version = (await city.client.caseOf(as, first, id)).version ?? 0;
  return city.client.act(as, casePath(first, id, rest), `${rest}-${version}-${id}`.slice(0, 64), version, body);
};
const recompute = async (as: string, id: string) =>
  (await city.client.get(as, casePath(first, id, 'recomputation'), recomputation)).data;
const replay = async (version: string) =>
  (await city.client.get(city.administratorId, `/v1/cycles/${first}/replays/${version}?limit=200`, replayPage)).data;
const rulesOf = async (version: string) =>
  (await city.client.get(city.administratorId, `/v1/rule-sets/${version}`, ruleSetView)).data;
/** What a client does: reads a version, changes something, sends it back as a draft of the next. */
const draftFrom = async (version: string, change: (rules: Record<string, unknown>) => Record<string, unknown>) => {
  const { schemaVersion: _, version: __, ...content } = (await rulesOf(version)).rules;
  return { note: 'Ambang batas baru.', rules: change(content) };
};
const stricter = (rules: Record<string, unknown>) => {
  const { workResult } = ruleSetDraftBody.shape.rules
    .pick({ workResult: true })
    .parse({ workResult: rules.workResult });
  return { ...rules, workResult: { ...workResult, meetsFrom: '99' } };
};

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const lead = city.agency.people.find((p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 1);
  const [one, two] = city.teamOf(lead?.nip ?? '').filter((m) => !m.headsUnit);
  if (lead === undefined || one === undefined || two === undefined) throw new Error('the city has no head with a team');
  [chief, staff, other] = [city.idOf(lead.nip), city.idOf(one.nip), city.idOf(two.nip)];
  mayor = city.idOf(city.agency.offices.mayor);
  await city.openCycle(first);
  for (const id of [staff, other]) {
    await act(id, id, 'plan-submissions', { plan });
    await act(chief, id, 'plan-decisions', { decision: 'approve' });
  }
  await city.close(first, 'planning', 'execution');
  city.clock.moveTo('2026-04-01T01:00:00.000Z');
  const items = Object.entries({ kunjungan: '114', tunggu: '30', laporan: '3' }).map(([indicatorId, value]) => ({
    ...{ indicatorId, value, evidence: [] },
  }));
  for (const id of [staff, other]) await city.client.put(id, casePath(first, id, 'realisation'), { items });
  await city.close(first, 'execution', 'supervisor-review');
  const words = { reason: null, strengths: 'Teliti.', improvements: 'Lebih cepat.' };
  await act(chief, staff, 'reviews', { workResult: 'meets', behaviour: 'above', ...words });
  await city.close(first, 'supervisor-review', 'organisation-predicate');
}, patience);
afterAll(() => city.stop(), patience);

describe('a scored result', () => {
  it.each(['reviewed', 'provisional', 'unassessed'])('that is %s comes out again byte for byte', async (kind) => {
    const id = kind === 'reviewed' ? staff : kind === 'provisional' ? other : chief;
    const found = await recompute(city.administratorId, id);
    expect(found).toMatchObject({ verdict: 'same', ruleSetVersion: '2026.1' });
    expect(found.recomputed).toEqual(found.stored);
    expect(found.ruleSetDigest).toBe((await rulesOf('2026.1')).digest);
  });

  it('is not told to the person before all see theirs', async () => {
    const call = { method: 'GET', path: casePath(first, staff, 'recomputation') } as const;
    expect(await city.client.refused(staff, call)).toMatchObject({ code: 'wrong-phase' });
  });
});

describe('a draft of the rules', () => {
  it('that does not hold together is kept, says why, and is put in force by nobody', async () => {
    const body = await draftFrom('2026.1', (rules) => ({ ...rules, validFrom: '2027-01-01' }));
    await city.client.put(city.administratorId, '/v1/rule-sets/2027.1/draft', body);
    expect((await rulesOf('2027.1')).problems).toMatchObject([{ code: 'year-not-covered' }]);
    const path = '/v1/rule-sets/2027.1/activations';
    const call = { method: 'POST', path, key: 'activate-2027', version: 1, body: {} } as const;
    expect(await city.client.refused(mayor, call)).toMatchObject({ code: 'rule-set-invalid' });
    const tried = { method: 'GET', path: `/v1/cycles/${first}/replays/2027.1` } as const;
    expect(await city.client.refused(city.administratorId, tried)).toMatchObject({ code: 'rule-set-invalid' });
  });

  it('is refused where a member is missing or a number is none', async () => {
    const without = await draftFrom('2026.1', ({ forum: _, ...rules }) => rules);
    const nan = await draftFrom('2026.1', (rules) => ({ ...rules, achievement: { cap: 'NaN', floor: '0' } }));
    for (const body of [without, nan]) {
      const call = { method: 'PUT', path: '/v1/rule-sets/2026.7/draft', body } as const;
      expect(await city.client.refused(city.administratorId, call)).toMatchObject({ code: 'invalid-body' });
    }
  });

  it('tried on the past names who would change, by unit, and changes nothing', async () => {
    const body = await draftFrom('2026.1', stricter);
    await city.client.put(city.administratorId, '/v1/rule-sets/2026.2/draft', body);
    const before = await city.client.caseOf(city.administratorId, first, other);
    const page = await replay('2026.2');
    expect(page.scope.notReplayed).toEqual(expect.arrayContaining(['distribution', 'forum', 'objections']));
    const changes = page.units.flatMap((unit) => unit.changes);
    // 98.50 no longer meets 99; the appraiser's own rating stands whatever the thresholds.
    expect(changes).toMatchObject([
      { employeeId: other, kind: 'predicate', before: { predicate: 'baik' }, after: { predicate: 'butuh-perbaikan' } },
    ]);
    expect(page.units.reduce((people, unit) => people + unit.people, 0)).toBe(city.agency.people.length);
    expect(await city.client.caseOf(city.administratorId, first, other)).toEqual(before);
    expect((await recompute(city.administratorId, other)).verdict).toBe('same');
    expect((await replay('2026.1')).units.flatMap((unit) => unit.changes)).toEqual([]);
  });
});

describe('putting it in force', () => {
  const path = '/v1/rule-sets/2026.2/activations';

  it('takes a second person, once', async () => {
    const own = { method: 'POST', path, key: 'activate-own', version: 1, body: {} } as const;
    expect(await city.client.refused(city.administratorId, own)).toMatchObject({ code: 'forbidden' });
    const send = () => city.client.post(mayor, path, 'activate-2026-2', {}, 201, activationView, 1);
    const { data } = await send();
    expect(data).toMatchObject({ version: '2026.2', draftedBy: city.administratorId, by: mayor });
    expect((await send()).data).toEqual(data);
    const { data: list } = await city.client.get(staff, '/v1/rule-sets', ruleSetList);
    expect(list.present).toBe('2026.2');
    expect(list.items.map(({ version, status }) => `${version} ${status}`)).toEqual([
      '2026.1 version',
      '2026.2 version',
    ]);
    const again = {
      method: 'PUT',
      path: '/v1/rule-sets/2026.2/draft',
      body: await draftFrom('2026.1', (r) => r),
    } as const;
    expect(await city.client.refused(city.administratorId, again)).toMatchObject({ code: 'already-exists' });
  });

  it('gives it to new cycles, while the past stays as it was judged', async () => {
    city.clock.moveTo('2026-04-20T01:00:00.000Z');
    await city.openCycle(second);
    const of = async (id: string) => (await city.client.get(staff, `/v1/cycles/${id}`, oneCycleResponse)).data;
    expect(await of(second)).toMatchObject({ ruleSetVersion: '2026.2', uncoveredYears: [] });
    expect(await of(first)).toMatchObject({ ruleSetVersion: '2026.1' });
    expect(await recompute(city.administratorId, other)).toMatchObject({ verdict: 'same', ruleSetVersion: '2026.1' });
    await city.client.get(staff, '/v1/rule-sets/2026.2', anything);
  });
});
