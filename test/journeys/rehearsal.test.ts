import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifestListResponse } from '../../functions/contracts/cycle-responses.ts';
import {
  rehearsalListResponse,
  rehearsalResponse,
  rehearsedLineResponse,
  rehearsedLinesResponse,
  rehearsedUnitsResponse,
} from '../../functions/contracts/rehearsals.ts';
import { problem } from '../../infra/local/demo/answers.ts';
import { type City, startCity } from './support/start-city.ts';

/** The close of planning, rehearsed over real HTTP on the real engine night by night, and then done. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const rehearsals = `/v1/cycles/${cycleId}/rehearsals`;

let city: City;
let asked = 0;

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  await city.openCycle(cycleId);
}, patience);
afterAll(() => city.stop(), patience);

const admin = () => city.administratorId;
const get = async <S extends z.ZodType>(path: string, shape: S, as = admin()) =>
  (await city.client.get(as, path, shape)).data;
const rehearse = async (key: string, body: object = {}) =>
  (await city.client.post(admin(), rehearsals, key, body, 202, rehearsalResponse)).data;
const ask = async (method: 'GET' | 'POST', path: string, as: string, language: string, body?: unknown) => {
  const token = await city.system.issueToken(city.agency.id, as);
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'accept-language': language };
  if (method === 'POST')
    Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': `ask-number-${asked++}` });
  const response = await fetch(`${city.system.url}${path}`, {
    method,
    headers,
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });
  return problem.parse(await response.json());
};

describe('the deadline night, rehearsed', { timeout: patience }, () => {
  it('says of everybody where they would stand, unit by unit, and whose act is missing', async () => {
    const rehearsal = await rehearse('rehearse-1');
    expect(rehearsal).toMatchObject({ cycleId, number: 1, status: 'done', phase: 'planning', comparedWith: null });
    if (rehearsal.status !== 'done') throw new Error('not done');
    expect(rehearsal.totals.endStates.escalated).toBe(rehearsal.totals.cases);
    expect(await get(`${rehearsals}/last`, rehearsalResponse)).toEqual(rehearsal);
    expect(await rehearse('rehearse-1')).toEqual(rehearsal);
    const { items: units } = await get(`${rehearsals}/1/units`, rehearsedUnitsResponse);
    const people = units.reduce((n, { endStates }) => n + (endStates.escalated ?? 0), 0);
    expect(people).toBe(rehearsal.totals.cases);
    const { items } = await get(`${rehearsals}/last/people`, rehearsedLinesResponse);
    expect(items).toHaveLength(rehearsal.totals.cases);
    for (const { employeeId, owes } of items)
      expect(owes).toEqual([{ missing: 'plan-submission', owedBy: employeeId }]);
  });

  it('is read by the head of a unit for that unit, by a person for themselves, and by nobody for a stranger', async () => {
    const head = city.agency.people.find(
      (p) => p.headsUnit && city.teamOf(p.nip).some((m) => m.unitCode === p.unitCode),
    );
    if (head === undefined) throw new Error('the city has no head with people in the unit');
    const headId = city.idOf(head.nip);
    const path = `${rehearsals}/last/units/${head.unitCode}/people`;
    const { items } = await get(path, rehearsedLinesResponse, headId);
    expect(items.map(({ employeeId }) => employeeId)).toContain(headId);
    for (const line of items) expect([line.unitCode, line.serviceCode]).toContain(head.unitCode);
    const own = `/v1/cycles/${cycleId}/employees/${headId}/rehearsal`;
    expect(await get(own, rehearsedLineResponse, headId)).toMatchObject({ employeeId: headId, rehearsal: 1 });
    const stranger = city.agency.people.find((p) => !p.headsUnit && p.serviceCode !== head.serviceCode);
    const strangerId = city.idOf(stranger?.nip ?? '');
    expect(await ask('GET', path, strangerId, 'en')).toMatchObject({ code: 'forbidden' });
    expect(await ask('GET', own, strangerId, 'en')).toMatchObject({ code: 'not-found' });
    expect(await ask('GET', `${rehearsals}/last`, strangerId, 'en')).toMatchObject({ code: 'forbidden' });
  });

  it('refuses what it cannot know or does not understand, in both languages', async () => {
    const past = { instant: '2026-01-01' };
    const id = await ask('POST', rehearsals, admin(), 'id', past);
    const en = await ask('POST', rehearsals, admin(), 'en', past);
    expect([id.code, en.code]).toEqual(['invalid-body', 'invalid-body']);
    expect(JSON.stringify(id)).toContain('lewat');
    expect(JSON.stringify(en)).toContain('lies in the past');
    for (const body of [{ instant: 'soon' }, { instant: null }, { phase: 'planning' }, []])
      expect(await ask('POST', rehearsals, admin(), 'en', body)).toMatchObject({
        code: 'invalid-body',
      });
    for (const which of ['0', '-1', 'first', '01'])
      expect(await ask('GET', `${rehearsals}/${which}`, admin(), 'en')).toMatchObject({ code: 'invalid-parameter' });
    expect(await ask('GET', `${rehearsals}/99`, admin(), 'id')).toMatchObject({ code: 'not-found' });
    expect(await ask('GET', `${rehearsals}/last/people?changed=no`, admin(), 'en')).toMatchObject({
      code: 'invalid-parameter',
    });
  });

  it('is made by the schedule each night of the last two weeks, and the close does what it said', async () => {
    const { deadlines } = await get(
      `/v1/cycles/${cycleId}`,
      z.looseObject({ deadlines: z.record(z.string(), z.string()) }),
    );
    const deadline = Date.parse(deadlines.planning ?? '');
    for (const day of [2, 1]) {
      city.clock.moveTo(new Date(deadline - day * 86_400_000 + 60_000).toISOString());
      await city.system.tick();
      await city.system.tick();
    }
    const { items } = await get(rehearsals, rehearsalListResponse);
    const nightly = items.filter(({ by, phase }) => by === null && phase === 'planning');
    expect(nightly.length).toBeGreaterThanOrEqual(2);
    const last = nightly.at(-1);
    if (last?.status !== 'done') throw new Error('the last night was not rehearsed');
    expect(last.comparedWith).toBe(last.number - 1);
    await city.close(cycleId, 'planning', 'execution');
    const { items: shards } = await get(`/v1/cycles/${cycleId}/manifests?step=planning`, manifestListResponse);
    const closed = shards.reduce((n, { endStates }) => n + (endStates.escalated ?? 0), 0);
    expect(closed).toBe(last.totals.endStates.escalated);
    expect(shards.reduce((n, { cases }) => n + cases, 0)).toBe(last.totals.cases);
  });
});
