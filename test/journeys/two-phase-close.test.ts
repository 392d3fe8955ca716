import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closingListResponse } from '../../functions/contracts/closings.ts';
import { oneCycleResponse } from '../../functions/contracts/cycle-responses.ts';
import { rehearsedLineResponse } from '../../functions/contracts/rehearsals.ts';
import { closingText } from '../../functions/domain/closing/closing-manifest.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import { verifySignature } from '../../functions/runtime/ed25519.ts';
import { keys } from '../../functions/store/keys.ts';
import { problem } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import type { Call } from '../../infra/local/demo/http-client.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** A soft and a hard close over real HTTP: longer for some, a correction, credit for an outage, and a second person. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const path = `/v1/cycles/${cycleId}`;
const hour = 3_600_000;

let city: City;
let deadline: number;
let staff: { id: string; unitCode: string }[];

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const { store } = city.system.deps;
  const key = keys.ruleSet(city.agency.id, defaultRuleSet.version);
  const stored = await store.get(key);
  if (stored === null) throw new Error('the city has no rules');
  // As if the agency had been founded with them: versions are immutable over HTTP.
  const closing = {
    graceSeconds: 60,
    corrections: { hours: 24, by: ['administrator' as const] },
    tolerance: { share: '0', counts: 'every-change' as const, confirmHours: 6 },
  };
  await store.commit([{ kind: 'replace', key, version: stored.version, data: { ...stored.data, closing } }]);
  await city.openCycle(cycleId);
  deadline = Date.parse((await cycle()).deadlines.planning ?? '');
  staff = city.agency.people
    .filter((p) => !p.headsUnit && city.idOf(p.nip) !== city.administratorId)
    .map((p) => ({ id: city.idOf(p.nip), unitCode: p.unitCode }));
}, patience);
afterAll(() => city.stop(), patience);

const cycle = async () => (await city.client.get(city.administratorId, path, oneCycleResponse)).data;
const versionOf = async () => (await cycle()).version;
const move = (hours: number): void => city.clock.moveTo(new Date(deadline + hours * hour).toISOString());
const person = (at: number) => staff[at] ?? { id: '', unitCode: '' };
const post = async (as: string, to: string, key: string, body: object, version: number | undefined, status = 201) =>
  city.client.post(as, to, key, body, status, z.looseObject({}), version);
const caseVersion = async (id: string) => (await city.client.caseOf(id, cycleId, id)).version ?? 0;
const draft = (id: string): Call => ({
  method: 'PUT',
  path: casePath(cycleId, id, 'plan-draft'),
  body: { plan: examplePlan },
});
/** What happens to a draft: whether it is `taken`, or why not. */
const codeOf = async (id: string): Promise<string> => {
  const answer = await city.client.attempt(id, draft(id));
  if (answer.status === 200) return 'taken';
  const { code } = problem.parse(answer.body);
  // A second draft of the same person wants the version of the first: it came through.
  return code === 'precondition-required' ? 'taken' : code;
};

/** Somebody whom nobody gave longer. */
const firstLate = async () => {
  for (const one of staff) if ((await codeOf(one.id)) === 'deadline-passed') return one;
  throw new Error('everybody has longer');
};

describe('a deadline with a soft close', { timeout: patience }, () => {
  it('is later for one person and for one unit, each with a reason', async () => {
    const [one, other] = [person(0), staff.find(({ unitCode }) => unitCode !== person(0).unitCode)];
    if (other === undefined) throw new Error('one unit only');
    const body = { deadline: new Date(deadline + 30 * hour).toISOString(), reason: 'Dirawat di rumah sakit.' };
    const longer = casePath(cycleId, one.id, 'extensions');
    await post(city.administratorId, longer, 'longer-for-one', body, await caseVersion(one.id));
    const unit = { ...body, phase: 'planning', unitCode: other.unitCode, reason: 'Kantor kebanjiran.' };
    await post(city.administratorId, `${path}/extensions`, 'longer-for-unit', unit, await versionOf());
    expect((await cycle()).unitDeadlines).toBeUndefined();
    const word = { about: 'extension', number: 1, decision: 'approve', reason: 'Sudah dilihat.' };
    const itself = { method: 'POST', path: `${path}/second-words`, key: 'own-word', body: word } as const;
    expect((await city.client.refused(city.administratorId, itself)).code).toBe('forbidden');
    await post(city.idOf(city.agency.offices.chair), `${path}/second-words`, 'longer-agreed', word, undefined);
    const { close, unitDeadlines, extensions } = await cycle();
    expect(unitDeadlines).toMatchObject([{ unitCode: other.unitCode, deadline: body.deadline }]);
    expect(extensions).toMatchObject([{ unitCode: other.unitCode, reason: 'Kantor kebanjiran.' }]);
    expect(close).toEqual({ softAt: new Date(deadline).toISOString(), hardAt: body.deadline });

    move(1);
    expect(await codeOf(one.id)).toBe('taken');
    expect(await codeOf(other.id)).toBe('taken');
    expect((await firstLate()).unitCode).not.toBe(other.unitCode);
  });

  it('refuses what makes no sense, in both languages', async () => {
    const { id } = person(0);
    const as = city.administratorId;
    const refused = async (to: string, body: object, version: number, language = 'en') => {
      const token = await city.system.issueToken(city.agency.id, as);
      const response = await fetch(`${city.system.url}${to}`, {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${token}`, 'accept-language': language, 'content-type': 'application/json' },
          ...{ 'idempotency-key': `refused-${to.length}-${JSON.stringify(body).length}`, 'if-match': `"${version}"` },
        },
        body: JSON.stringify(body),
      });
      return problem.parse(await response.json());
    };
    const version = await versionOf();
    const outage = { from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z', reason: 'Padam.' };
    expect(await refused(`${path}/outages`, outage, version)).toMatchObject({ code: 'not-due' });
    expect((await refused(`${path}/outages`, outage, version, 'id')).detail).toContain('Aturan tidak memberi');
    for (const odd of [{}, { ...outage, from: 'kemarin' }, { ...outage, extra: 1 }, { ...outage, unitCode: '../x' }])
      expect(await refused(`${path}/outages`, odd, version)).toMatchObject({ code: 'invalid-body' });
    const extensions = casePath(cycleId, id, 'extensions');
    const sooner = { deadline: '2026-01-03', reason: 'Terlalu cepat.' };
    expect(await refused(extensions, sooner, await caseVersion(id))).toMatchObject({ code: 'invalid-body' });
    const waits = { phase: 'planning', reason: 'Sudah.' };
    expect(await refused(`${path}/closures/confirmation`, waits, 1)).toMatchObject({ code: 'wrong-phase' });
    expect(await refused(casePath(cycleId, 'nobody', 'corrections'), { reason: 'x' }, 1)).toMatchObject({
      code: 'not-found',
    });
  });

  it('lets a mistake be mended for a reason before anybody is settled', async () => {
    const late = await firstLate();
    const to = casePath(cycleId, late.id, 'corrections');
    await post(city.administratorId, to, 'mend-a-mistake', { reason: 'Salah unggah.' }, await caseVersion(late.id));
    expect(await codeOf(late.id)).toBe('taken');
  });

  it('gives credit for downtime by rule, to everybody', async () => {
    const line = casePath(cycleId, person(0).id, 'rehearsal');
    expect((await city.client.refused(person(0).id, { method: 'GET', path: line })).code).toBe('not-found');
    await city.client.post(city.administratorId, `${path}/rehearsals`, 'last-night', {}, 202, z.unknown());
    expect((await city.client.get(person(0).id, line, rehearsedLineResponse)).data).toMatchObject({
      endState: 'escalated',
      cutOff: new Date(deadline + 30 * hour).toISOString(),
    });
    move(3);
    const [from, to] = [-2, 2].map((hours) => new Date(deadline + hours * hour).toISOString());
    const outage = { from, to, reason: 'Pusat data padam.' };
    await post(city.administratorId, `${path}/outages`, 'power-cut', outage, await versionOf());
    expect((await cycle()).deadlines.planning).toBe(new Date(deadline + 4 * hour).toISOString());
    expect(await codeOf(person(1).id)).toBe('taken');
  });

  it('waits for a second person where the close is another than rehearsed', async () => {
    move(6);
    const { id } = person(0);
    const submissions = casePath(cycleId, id, 'plan-submissions');
    await city.client.act(id, submissions, 'late-but-mine', await caseVersion(id), { plan: examplePlan });
    move(31);
    await city.system.tick();
    const { status, phase, holds } = await cycle();
    expect([phase, status]).toEqual(['planning', 'open']);
    expect(holds).toMatchObject([{ changed: 1, triggeredBy: null, outcome: null }]);
    const closures = { method: 'POST', path: `${path}/closures`, key: 'close-by-hand', body: { phase } } as const;
    expect((await city.client.refused(city.administratorId, closures)).code).toBe('confirmation-required');
    const confirmation = { phase, reason: 'Satu rencana masuk kemudian.' };
    const stranger = {
      method: 'POST',
      path: `${path}/closures/confirmation`,
      key: 'not-mine',
      body: confirmation,
    } as const;
    expect((await city.client.refused(id, stranger)).code).toBe('forbidden');
    const chair = city.idOf(city.agency.offices.chair);
    await post(chair, `${path}/closures/confirmation`, 'looked-at-it', confirmation, undefined, 202);
    expect((await cycle()).holds).toMatchObject([{ outcome: { kind: 'confirmed', by: chair } }]);
  });

  it('comes to its hard close, signed by the key of the seals', async () => {
    await expect.poll(async () => (await cycle()).phase, { timeout: patience, interval: 50 }).toBe('execution');
    const { items } = (await city.client.get(city.administratorId, `${path}/closings`, closingListResponse)).data;
    const [manifest] = items;
    if (manifest === undefined) throw new Error('nothing was signed');
    const { signature, ...unsigned } = manifest;
    expect(verifySignature(manifest.publicKey, closingText(unsigned), signature)).toBe(true);
    expect(manifest).toMatchObject({ phase: 'planning', closure: { trigger: 'schedule', basis: 'deadline' } });
    expect(manifest.holds).toMatchObject([{ outcome: { kind: 'confirmed' } }]);
    expect(manifest.counts).toMatchObject({ endStates: { carried: 1 } });
  });
});
