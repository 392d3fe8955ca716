import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feedbackList } from '../../functions/contracts/facts.ts';
import { myRequests, requestsView } from '../../functions/contracts/feedback-requests.ts';
import { personSatisfaction, ticketsIssued, ticketView, unitSatisfaction } from '../../functions/contracts/survey.ts';
import { createDynamoClient } from '../../functions/store/dynamo-client.ts';
import { problem } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { tableName } from '../../infra/local/engine.ts';
import { scoresOf } from '../domain/survey/survey-fixtures.ts';
import { type City, startCity } from './support/start-city.ts';

/** Feedback from all sides and the public's answers, over real HTTP on the real engine, and what is left of them. */
const patience = 300_000;
const cycleId = 'tw1-2026';

let city: City;
let head: string;
let unitCode: string;
let team: string[];

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const lead = city.agency.people.find((p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 2);
  if (lead === undefined) throw new Error('the city has no head with a team of three');
  const staff = city.teamOf(lead.nip).filter((m) => !m.headsUnit);
  head = city.idOf(lead.nip);
  team = staff.map(({ nip }) => city.idOf(nip));
  unitCode = staff[0]?.unitCode ?? '';
  await city.openCycle(cycleId);
  await city.close(cycleId, 'planning', 'execution');
}, patience);
afterAll(() => city.stop(), patience);

const path = (personId: string, rest: string): string => casePath(cycleId, personId, rest);
const feedbackOn = async (as: string, personId: string) =>
  (await city.client.get(as, path(personId, 'feedback'), feedbackList)).data;
const say = (as: string, personId: string, rating: string, note: string) =>
  city.client.post(
    as,
    path(personId, 'feedback'),
    `feedback-${as.slice(0, 20)}-${personId.slice(0, 20)}`,
    { ratings: { loyal: rating, adaptif: 'meets' }, note },
    201,
    z.unknown(),
  );
const mine = async (as: string) =>
  (await city.client.get(as, `/v1/me/feedback-requests?cycleId=${cycleId}`, myRequests)).data.items;

/** A visitor: no token, no agency, nothing but the link. */
const visit = async (link: string, init: RequestInit = {}) => {
  const response = await fetch(`${city.system.url}${link}`, init);
  const body: unknown = await response.json();
  return { status: response.status, body };
};
const answer = (link: string, digits: string, key = `visit-${link.slice(-20)}`) =>
  visit(`${link}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ scores: scoresOf(digits), comment: null }),
  });

describe('while feedback is open', { timeout: patience }, () => {
  it('colleagues are asked and reminded, and nobody learns who answered', async () => {
    const body = { personIds: team };
    const { data } = await city.client.post(
      head,
      path(head, 'feedback-requests'),
      'ask-my-team',
      body,
      201,
      requestsView,
    );
    expect(data.asked.map(({ personId }) => personId)).toEqual(team);
    const [first = '', ...others] = team;
    await say(first, head, 'above', 'Selalu mendengar');
    const reminded = await city.client.post(
      head,
      path(head, 'feedback-reminders'),
      'remind-my-team',
      {},
      201,
      requestsView,
    );
    expect(reminded.data.asked).toEqual(data.asked);
    expect((await mine(first))[0]).toMatchObject({
      employeeId: head,
      source: 'subordinate',
      answered: true,
      remindedOn: null,
    });
    expect((await mine(others[0] ?? ''))[0]).toMatchObject({
      answered: false,
      remindedOn: reminded.data.reminders[0]?.on,
    });
    const stranger = await city.client.refused(head, {
      method: 'POST',
      path: path(head, 'feedback-requests'),
      key: 'ask-strangers',
      body: { personIds: ['nobody'] },
    });
    expect(stranger).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/personIds/0', code: 'not-eligible' }],
    });
  });

  it('what colleagues say is shown to nobody', async () => {
    for (const [i, personId] of team.slice(1).entries())
      await say(personId, head, i === 0 ? 'below' : 'above', `Catatan ${i}`);
    // Of a member of the team one peer speaks, which is too few.
    await say(team[1] ?? '', team[0] ?? '', 'below', 'Kurang sigap');
    expect(await feedbackOn(head, head)).toMatchObject({ items: [], colleagues: null, threshold: 3 });
  });

  it('a visitor answers a ticket once, without a sign-in', async () => {
    const body = { unitCode, service: 'Surat keterangan', servedOn: '2026-01-16', count: 12 };
    const { data } = await city.client.post(
      team[0] ?? '',
      `/v1/cycles/${cycleId}/service-tickets`,
      'counter-1',
      { ...body, employeeId: team[1] },
      201,
      ticketsIssued,
    );
    const [first = '', ...others] = data.tickets.map(({ link }) => link);
    const shown = await visit(first);
    expect(shown.status).toBe(200);
    expect(ticketView.parse(shown.body)).toMatchObject({ service: 'Surat keterangan', status: 'open' });
    expect(ticketView.parse(shown.body).questions).toHaveLength(9);
    expect(JSON.stringify(shown.body)).not.toContain(team[1]);
    expect((await answer(first, '444443344')).status).toBe(201);
    expect((await answer(first, '444443344')).status).toBe(201);
    const again = await answer(first, '111111111', 'another-visit');
    expect([again.status, problem.parse(again.body).code]).toEqual([409, 'already-exists']);
    expect(problem.parse((await answer(others[0] ?? '', '444444445')).body)).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/scores/sarana' }],
    });
    expect((await visit(first.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(404);
    for (const link of others) expect((await answer(link, '333333333')).status).toBe(201);
    // A second counter names nobody; two of its visitors answer.
    const unnamed = await city.client.post(
      team[0] ?? '',
      `/v1/cycles/${cycleId}/service-tickets`,
      'counter-2',
      { ...body, count: 2 },
      201,
      ticketsIssued,
    );
    for (const { link } of unnamed.data.tickets) await answer(link, '111111111');
    const own = {
      method: 'POST',
      path: `/v1/cycles/${cycleId}/service-tickets`,
      key: 'for-myself',
      body: { ...body, employeeId: team[0] },
    } as const;
    expect((await city.client.refused(team[0] ?? '', own)).code).toBe('conflict-of-interest');
  });

  it('slows down who sends too much', async () => {
    const body = { unitCode, service: 'Antrean', servedOn: '2026-01-16', count: 40 };
    const { data } = await city.client.post(
      team[2] ?? '',
      `/v1/cycles/${cycleId}/service-tickets`,
      'counter-3',
      body,
      201,
      ticketsIssued,
    );
    const statuses: number[] = [];
    for (const { link } of data.tickets) {
      const { status } = await answer(link, '222222222');
      statuses.push(status);
      if (status === 429) break;
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('after the close', { timeout: patience }, () => {
  beforeAll(() => city.close(cycleId, 'execution', 'supervisor-review'), patience);

  it('a team is heard as one voice, read alike by all who read the case', async () => {
    const { colleagues } = await feedbackOn(head, head);
    const released = colleagues?.find(({ source }) => source === 'subordinate');
    expect(released).toMatchObject({ status: 'released', people: team.length });
    if (released?.status !== 'released') throw new Error('nothing was released');
    const points = (1 + 3 * (team.length - 1)) / team.length;
    expect(released.values.find(({ behaviour }) => behaviour === 'loyal')?.points).toBe(points.toFixed(2));
    expect(released.notes.toSorted()).toEqual([...released.notes]);
    expect((await feedbackOn(city.administratorId, head)).colleagues).toEqual(colleagues);
  });

  it('one peer is not heard, and leaves no trace', async () => {
    const [spokenOf, silent] = [
      await feedbackOn(team[0] ?? '', team[0] ?? ''),
      await feedbackOn(team[2] ?? '', team[2] ?? ''),
    ];
    expect(spokenOf.colleagues).toEqual(silent.colleagues);
    expect(await mine(team[0] ?? '')).toEqual([]);
  });

  it('the index of the unit and of the person named is published', async () => {
    const { data: person } = await city.client.get(head, path(team[1] ?? '', 'satisfaction'), personSatisfaction);
    // (34 + 11 * 27) / 108 * 25
    expect(person).toMatchObject({ status: 'published', answers: 12, index: '76.62', class: 'B' });
    const { data: unit } = await city.client.get(
      team[2] ?? '',
      `/v1/cycles/${cycleId}/units/${unitCode}/satisfaction`,
      unitSatisfaction,
    );
    expect(unit).toMatchObject({ status: 'published' });
  });

  it('the table itself names no author', async () => {
    const client = DynamoDBDocumentClient.from(createDynamoClient(city.system.dynamo));
    const items: Record<string, unknown>[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: after }));
      items.push(...(page.Items ?? []));
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    const heard = items.filter(
      ({ pk, sk }) => String(pk).endsWith(`#person#${head}`) && String(sk).startsWith('heard'),
    );
    expect(heard).toHaveLength(2);
    expect(items.filter(({ sk }) => String(sk).startsWith('said#') || sk === 'secret')).toEqual([]);
    const said = JSON.stringify(heard.map(({ d }) => d));
    for (const { nip } of city.agency.employees) expect(said).not.toContain(city.idOf(nip));
    expect(said).not.toMatch(/20\d\d-\d\d-\d\d/);
    const spokenOf = items
      .filter(({ pk }) => String(pk).endsWith(`#person#${team[0]}`))
      .map(({ sk }) => String(sk).split('#')[0]);
    const silent = items
      .filter(({ pk }) => String(pk).endsWith(`#person#${team[2]}`))
      .map(({ sk }) => String(sk).split('#')[0]);
    expect(spokenOf).toEqual(silent);
  });
});
