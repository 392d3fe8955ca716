import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { me } from '../../functions/contracts/me.ts';
import { calendarLinkView, obligationPage } from '../../functions/contracts/obligations.ts';
import { caseAnswer, importAnswer, problem } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import type { ExamplePerson } from '../../infra/local/example/generate-agency.ts';
import { makePlan } from '../../infra/local/example/make-plan.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { type City, startCity } from './support/start-city.ts';

/** What people owe, how they are reminded of it, and that the close says the same: over real HTTP on the real engine. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const own = '/v1/me/obligations';

let city: City;
let chief: ExamplePerson;
let team: ExamplePerson[];

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  await city.openCycle(cycleId);
  const found = city.agency.people.find(({ nip }) => city.teamOf(nip).length >= 3);
  if (found === undefined) throw new Error('the city has no appraiser');
  chief = found;
  team = city.teamOf(found.nip);
}, patience);
afterAll(() => city.stop(), patience);

const idOf = (person: ExamplePerson | undefined) => city.idOf(person?.nip ?? '');
const owed = async (personId: string, query: Record<string, string> = {}) => {
  const asked = new URLSearchParams(query).toString();
  return (await city.client.get(personId, asked === '' ? own : `${own}?${asked}`, obligationPage)).data;
};
const ask = async (personId: string, path: string, language = 'en') => {
  const token = await city.system.issueToken(city.agency.id, personId);
  const headers = { authorization: `Bearer ${token}`, 'accept-language': language };
  return fetch(`${city.system.url}${path}`, { headers });
};
const planOf = (person: ExamplePerson) => makePlan(person.work, false, createRandom(`obligations/${person.nip}`));
const submit = async (person: ExamplePerson) => {
  const id = idOf(person);
  await city.client.act(id, casePath(cycleId, id, 'plan-submissions'), `submit-${id}`, 1, { plan: planOf(person) });
};
const deadlineOf = async (phase: string): Promise<string> => {
  const shape = z.looseObject({ deadlines: z.record(z.string(), z.string()) });
  const { data } = await city.client.get(city.administratorId, `/v1/cycles/${cycleId}`, shape);
  return data.deadlines[phase] ?? '';
};
const morningBefore = async (phase: string, days: number) => {
  // Deadlines are midnights in Jakarta; eight in the morning there, so many days before the last day.
  const midnight = Date.parse(await deadlineOf(phase));
  city.clock.moveTo(new Date(midnight - (days + 1) * 86_400_000 + 8 * 3_600_000).toISOString());
};
const letters = async (): Promise<Map<string, string>> => {
  const days = await readdir(city.system.remindersFolder).catch(() => []);
  const found = new Map<string, string>();
  for (const day of days)
    for (const name of await readdir(join(city.system.remindersFolder, day)))
      found.set(`${day} ${name}`, await readFile(join(city.system.remindersFolder, day, name), 'utf8'));
  return found;
};
const lettersTo = async (personId: string) =>
  [...(await letters())].filter(([name]) => name.includes(`.${personId}.`)).map(([, text]) => text);

describe('what a person owes', { timeout: patience }, () => {
  it('is the own plan at first, with its end, its article, who waits and the way to do it', async () => {
    const [first] = team;
    const { items, total, overdue, zone } = await owed(idOf(first));
    expect({ total, overdue, zone }).toEqual({ total: 1, overdue: 0, zone: 'Asia/Jakarta' });
    const [duty] = items;
    expect(duty).toMatchObject({
      kind: 'submit-plan',
      title: 'Submit your plan',
      cycleId,
      about: { employeeId: idOf(first), name: null },
      rule: 'no-plan',
      legalBasis: 'PermenPANRB 6/2022 art. 5, 14',
      ...{ possible: true, overdue: false },
      waiting: [{ as: 'appraiser', personId: idOf(chief) }],
      fulfil: { operationId: 'submitPlan', method: 'POST', href: casePath(cycleId, idOf(first), 'plan-submissions') },
    });
    expect(duty?.deadline).toMatch(/T00:00:00\+07:00$/);
    expect(Date.parse(duty?.deadline ?? '')).toBe(Date.parse(await deadlineOf('planning')));
    const indonesian = obligationPage.parse(await (await ask(idOf(first), own, 'id')).json());
    expect(indonesian.items[0]?.title).toBe('Ajukan SKP');
  });

  it('passes to the appraiser with the plan, and is done by following the link', async () => {
    const [first, second] = team;
    if (first === undefined || second === undefined) throw new Error('a team of two');
    for (const person of [first, second]) await submit(person);
    expect((await owed(idOf(first))).items).toEqual([]);
    const { items } = await owed(idOf(chief));
    const decisions = items.filter(({ kind }) => kind === 'decide-plan');
    expect(decisions.map(({ about }) => about.employeeId).sort()).toEqual([idOf(first), idOf(second)].sort());
    expect(decisions[0]).toMatchObject({ possible: true, rule: 'plan-carried-as-submitted' });
    expect(decisions[0]?.about.name).not.toBeNull();
    const link = decisions.find(({ about }) => about.employeeId === idOf(first))?.fulfil.href ?? '';
    await city.client.act(idOf(chief), link, 'decide-by-link', 2, { decision: 'approve' });
    const left = (await owed(idOf(chief))).items.filter(({ kind }) => kind === 'decide-plan');
    expect(left.map(({ about }) => about.employeeId)).toEqual([idOf(second)]);
    // Page by page it is the same list.
    const whole = (await owed(idOf(chief))).items.map(({ obligationId }) => obligationId);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: z.output<typeof obligationPage> = await owed(idOf(chief), {
        limit: '1',
        ...(cursor === null ? {} : { cursor }),
      });
      paged.push(...page.items.map(({ obligationId }) => obligationId));
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(whole);
  });

  it('is refused to nobody signed in, and to a question that is none, in both languages', async () => {
    expect((await fetch(`${city.system.url}${own}`)).status).toBe(401);
    for (const query of ['limit=0', 'limit=201', 'cursor=x', 'employeeId=somebody']) {
      const en = problem.parse(await (await ask(idOf(chief), `${own}?${query}`, 'en')).json());
      const id = problem.parse(await (await ask(idOf(chief), `${own}?${query}`, 'id')).json());
      expect([en.code, id.code]).toEqual(['invalid-parameter', 'invalid-parameter']);
      expect(en.title).not.toBe(id.title);
    }
  });
});

describe('reminders', { timeout: patience }, () => {
  it('go once a day, in the language of the person, to the address of the list', async () => {
    const rows = city.agency.employees
      .filter(({ nip }) => nip === chief.nip)
      .map((row) => ({ ...row, email: 'kepala@kota.example', language: 'en' }));
    const { data } = await city.client.post(
      ...([
        city.administratorId,
        '/v1/directory/employees/import',
        'import-addresses',
        { rows },
        200,
        importAnswer,
      ] as const),
    );
    expect(data).toMatchObject({ updated: 1, refused: [] });
    const bad = rows.map((row) => ({ ...row, email: 'nobody' }));
    const refused = await city.client.post(
      ...([
        city.administratorId,
        '/v1/directory/employees/import',
        'import-broken',
        { rows: bad },
        200,
        importAnswer,
      ] as const),
    );
    expect(JSON.stringify(refused.data.refused)).toContain('email');
    expect((await city.client.get(idOf(chief), '/v1/me', me)).data.reminders).toEqual({
      email: 'kepala@kota.example',
      language: 'en',
    });
    // Nobody else is told the address.
    const person = await (await ask(city.administratorId, `/v1/directory/employees/${idOf(chief)}`)).text();
    expect(person).toContain(chief.nip);
    expect(person).not.toContain('kepala@kota.example');

    await morningBefore('planning', 3);
    for (let round = 0; round < 3; round++) await city.system.tick();
    const [toChief, ...more] = await lettersTo(idOf(chief));
    expect(more).toEqual([]);
    expect(toChief).toContain('To: kepala@kota.example');
    expect(toChief).toContain("- Set or return a subordinate's plan, ");
    expect(toChief).toContain('(3 days left)');
    const [toThird] = await lettersTo(idOf(team[2]));
    expect(toThird).toContain('To: undisclosed-recipients:;');
    expect(toThird).toContain('- Ajukan SKP, ');
    expect(await lettersTo(idOf(team[0]))).toEqual([]);
    for (const { name, nip } of city.agency.employees) {
      expect(toChief).not.toContain(name);
      expect(toChief).not.toContain(nip);
    }
    await morningBefore('planning', 2);
    await city.system.tick();
    expect(await lettersTo(idOf(chief))).toHaveLength(1);
    await morningBefore('planning', 1);
    await city.system.tick();
    expect(await lettersTo(idOf(chief))).toHaveLength(2);
  });
});

describe('the calendar of deadlines', { timeout: patience }, () => {
  const linkPath = '/v1/me/calendar-link';
  const change = (personId: string, what: 'renewals' | 'revocations', key: string) =>
    city.client.post(personId, `${linkPath}/${what}`, key, {}, 201, calendarLinkView);
  const read = (link: string, headers: Record<string, string> = {}) => fetch(`${city.system.url}${link}`, { headers });

  it('opens by its link alone, is told apart by its ETag, and ends with the link', async () => {
    const personId = idOf(chief);
    expect((await city.client.get(personId, linkPath, calendarLinkView)).data.link).toBeNull();
    const { link } = (await change(personId, 'renewals', 'first-link')).data;
    const calendar = await read(link ?? '');
    expect(calendar.status).toBe(200);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await calendar.text();
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength((await owed(personId)).total);
    expect(text).toContain("SUMMARY:Set or return a subordinate's plan");
    for (const { name, nip } of city.agency.employees) for (const word of [name, nip]) expect(text).not.toContain(word);
    const etag = calendar.headers.get('etag') ?? '';
    expect((await read(link ?? '', { 'if-none-match': etag })).status).toBe(304);
    expect((await read(link ?? '', { 'if-none-match': '"other"' })).status).toBe(200);

    await change(personId, 'revocations', 'end-of-link');
    const revoked = await read(link ?? '');
    const unknown = await read(`/v1/public/calendars/${city.agency.id}.${'x'.repeat(43)}.ics`);
    const foreign = await read(`/v1/public/calendars/nowhere.${'x'.repeat(43)}.ics`);
    const told = async (answer: Response) => {
      const { instance: _, ...rest } = z.looseObject({ instance: z.string() }).parse(await answer.json());
      return { status: answer.status, ...rest };
    };
    const first = await told(revoked);
    expect(first).toMatchObject({ status: 404, code: 'not-found' });
    expect([await told(unknown), await told(foreign)]).toEqual([first, first]);
    for (const name of ['x', 'kota.ics', `${city.agency.id}.a b.ics`])
      expect((await read(`/v1/public/calendars/${encodeURIComponent(name)}`)).status).toBe(400);
  });
});

describe('the close', { timeout: patience }, () => {
  it('names as missing what each person was told to owe at the last moment, and nothing else', async () => {
    await morningBefore('planning', 0);
    const everybody = city.agency.people.map(({ nip }) => city.idOf(nip));
    const told = new Set<string>();
    for (const id of everybody)
      for (const { kind, about, rule } of (await owed(id, { limit: '200' })).items)
        if (kind === 'submit-plan' || kind === 'decide-plan') told.add(`${id} ${about.employeeId} ${rule}`);
    await city.close(cycleId, 'planning', 'execution');
    const marked = new Set<string>();
    for (const id of everybody) {
      const { data } = await city.client.get(id, casePath(cycleId, id, 'case'), caseAnswer);
      for (const { owedBy, rule } of data.marks) marked.add(`${owedBy} ${id} ${rule}`);
    }
    // Whoever appraises without being evaluated is asked too.
    for (const mark of marked) {
      const [owner = ''] = mark.split(' ');
      if (everybody.includes(owner)) continue;
      marked.delete(mark);
    }
    expect(marked.size).toBeGreaterThan(20);
    expect([...told].sort()).toEqual([...marked].sort());
    expect((await owed(idOf(team[2]))).items.map(({ kind }) => kind)).not.toContain('submit-plan');
  });
});
