import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actionList } from '../../functions/contracts/cases.ts';
import { closingListResponse } from '../../functions/contracts/closings.ts';
import { oneCycleResponse } from '../../functions/contracts/cycle-responses.ts';
import { obligationPage } from '../../functions/contracts/obligations.ts';
import { reopeningResponse, secondWordResponse } from '../../functions/contracts/reopenings.ts';
import { closingText } from '../../functions/domain/closing/closing-manifest.ts';
import { verifySignature } from '../../functions/runtime/ed25519.ts';
import { problem } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** A closed phase that two people open again for one person, over real HTTP: asked, agreed, used, closed and signed. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const path = `/v1/cycles/${cycleId}`;
const until = '2026-02-25T17:00:00.000Z';

let city: City;
let one: string;
let other: string;

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  await city.openCycle(cycleId);
  const staff = city.agency.people.filter((p) => !p.headsUnit && city.idOf(p.nip) !== city.administratorId);
  [one = '', other = ''] = staff.map(({ nip }) => city.idOf(nip));
  await city.close(cycleId, 'planning', 'execution');
  city.clock.moveTo('2026-02-20T01:00:00.000Z');
}, patience);
afterAll(() => city.stop(), patience);

const chair = () => city.idOf(city.agency.offices.chair);
const wanted = () => ({
  phase: 'planning',
  scope: { kind: 'persons', employeeIds: [one] },
  deadline: '2026-02-25',
  reason: 'Aplikasi menolak berkas yang benar.',
});
const post = (as: string, to: string, key: string, body: object, version?: number) =>
  city.client.post(as, `${path}${to}`, key, body, 201, z.looseObject({}), version);
const submit = async (id: string) => {
  const version = (await city.client.caseOf(id, cycleId, id)).version ?? 0;
  const call = { method: 'POST', path: casePath(cycleId, id, 'plan-submissions'), key: `late-${id}`, version } as const;
  const answer = await city.client.attempt(id, { ...call, body: { plan: examplePlan } });
  return answer.status === 201 ? 'taken' : problem.parse(answer.body).code;
};
const refused = async (as: string, to: string, body: object, language: string) => {
  const token = await city.system.issueToken(city.agency.id, as);
  const response = await fetch(`${city.system.url}${path}${to}`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'accept-language': language, 'content-type': 'application/json' },
      'idempotency-key': `refused-${JSON.stringify(body).length}`,
    },
    body: JSON.stringify(body),
  });
  return problem.parse(await response.json());
};

describe('a phase that was closed', { timeout: patience }, () => {
  it('is opened again by no one person, and not for what has no remedy there; in both languages', async () => {
    expect(await refused(one, '/reopenings', wanted(), 'en')).toMatchObject({ code: 'forbidden' });
    const late = { ...wanted(), phase: 'supervisor-review' };
    expect((await refused(city.administratorId, '/reopenings', late, 'id')).detail).toContain('belum berakhir');
    for (const odd of [{}, { ...wanted(), scope: { kind: 'persons', employeeIds: [] } }, { ...wanted(), extra: 1 }])
      expect(await refused(city.administratorId, '/reopenings', odd, 'en')).toMatchObject({ code: 'invalid-body' });
    expect(await submit(one)).toBe('deadline-passed');
    const asked = await city.client.post(
      ...([city.administratorId, `${path}/reopenings`, 'ask-to-reopen', wanted(), 201, reopeningResponse] as const),
    );
    expect(asked.data).toMatchObject({ number: 1, status: 'asked', decision: null });
    expect(await submit(one)).toBe('deadline-passed');
    const word = { about: 'reopening', number: 1, decision: 'approve', reason: 'Catatan server membuktikannya.' };
    expect((await refused(city.administratorId, '/second-words', word, 'id')).detail).toContain('orang kedua');
    const given = await city.client.post(
      ...([chair(), `${path}/second-words`, 'agreed-by-chair', word, 201, secondWordResponse] as const),
    );
    expect(given.data.decision).toMatchObject({ by: chair(), kind: 'approve' });
  });

  it('is open for the person alone, who is told why and until when, while the cycle goes on', async () => {
    const listed = (await city.client.get(one, casePath(cycleId, one, 'actions'), actionList)).data;
    expect(listed.reopenings).toMatchObject([{ until, askedBy: city.administratorId, decision: { by: chair() } }]);
    expect(listed.items.find(({ action }) => action === 'submit-plan')).toMatchObject({ allowed: true, until });
    const { items } = (await city.client.get(one, '/v1/me/obligations', obligationPage)).data;
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'submit-plan', deadline: '2026-02-26T00:00:00+07:00' }),
    );
    expect(await submit(other)).toBe('deadline-passed');
    expect(await submit(one)).toBe('taken');
    const { phase, status } = (await city.client.get(other, path, oneCycleResponse)).data;
    expect([phase, status]).toEqual(['execution', 'open']);
  });

  it('closes again by the schedule, with a signed manifest that names the one before', async () => {
    city.clock.moveTo('2026-02-25T17:02:00.000Z');
    await city.system.tick();
    const read = async () =>
      (await city.client.get(city.administratorId, `${path}/closings`, closingListResponse)).data;
    const { items, reopenings } = await read();
    expect(reopenings).toMatchObject([{ status: 'closed', version: 2 }]);
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error('two closes, two manifests');
    const { signature, ...unsigned } = second;
    expect(verifySignature(second.publicKey, closingText(unsigned), signature)).toBe(true);
    expect(second).toMatchObject({
      counts: { cases: 1, endStates: { carried: 1 } },
      again: { version: 2, reopening: { reason: wanted().reason, decision: { by: chair() } } },
    });
    expect(first.again).toBeUndefined();
    expect(await submit(one)).not.toBe('taken');
    await post(city.administratorId, '/reopenings', 'ask-once-more', { ...wanted(), deadline: '2026-03-05' });
    expect((await read()).reopenings).toMatchObject([{ number: 1 }, { number: 2, status: 'asked' }]);
  });
});
