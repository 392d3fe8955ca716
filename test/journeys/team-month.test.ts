import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { accessView } from '../../functions/contracts/accesses.ts';
import { activityPage, activityView, teamActivities } from '../../functions/contracts/activities.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** What an appraiser does before a month's review: opens the month of the team, over real HTTP, and is in the log of everybody shown. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const month = '2026-01';
const today = '2026-01-30';

let city: City;
let [chief, stranger] = ['', ''];
let team: string[] = [];
let busy: string[] = [];

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const { people } = city.agency;
  const lead = people.find((p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 1);
  const other = people.find(
    (p) => p.appraiserNip !== lead?.nip && p.nip !== lead?.nip && city.teamOf(p.nip).length === 0,
  );
  if (lead === undefined || other === undefined) throw new Error('the city has no head with a team');
  [chief, stranger] = [city.idOf(lead.nip), city.idOf(other.nip)];
  const members = city.teamOf(lead.nip);
  team = members.map(({ nip }) => city.idOf(nip)).sort();
  busy = members.filter(({ headsUnit }) => !headsUnit).map(({ nip }) => city.idOf(nip));
  await city.openCycle(cycleId);
  for (const id of busy) {
    const plan = { ...examplePlan, workResults: examplePlan.workResults.map((w) => ({ ...w, serves: null })) };
    await city.client.act(id, casePath(cycleId, id, 'plan-submissions'), `plan-${id}`, 1, { plan });
    await city.client.act(chief, casePath(cycleId, id, 'plan-decisions'), `set-${id}`, 2, { decision: 'approve' });
  }
  await city.close(cycleId, 'planning', 'execution');
  city.clock.moveTo(`${today}T02:00:00.000Z`);
  for (const id of busy)
    for (const date of ['2026-01-28', '2026-01-29']) {
      const body = { date, workResultId: 'layanan', text: `Kunjungan rumah ${date}`, minutes: 90 };
      await city.client.post(id, casePath(cycleId, id, 'activities'), `report-${date}`, body, 201, activityView);
    }
}, patience);
afterAll(() => city.stop(), patience);

const address = (over: Record<string, string> = {}): string =>
  `/v1/me/team/activities?${new URLSearchParams({ cycleId, month, ...over })}`;
const open = async (as: string, over: Record<string, string> = {}) =>
  (await city.client.get(as, address(over), teamActivities)).data;
type Access = z.output<typeof accessView>['items'][number];
const log = async (of: string): Promise<Access[]> =>
  (await city.client.get(of, '/v1/me/accesses', accessView)).data.items;
/** The looks of the chief at somebody's work on that day. */
const looks = async (of: string, day = today): Promise<Access[]> =>
  (await log(of)).filter(
    ({ readerId, date, seen }) => readerId === chief && date === day && seen.some(({ kind }) => kind === 'work'),
  );

describe('the month of a team', { timeout: patience }, () => {
  it('comes page by page, and only who was shown has the appraiser in the own log', async () => {
    const [first = '', second = ''] = team;
    const page = await open(chief, { limit: '1' });
    expect(page.items.map(({ employeeId }) => employeeId)).toEqual([first]);
    expect(page.next).toBe(first);
    expect(await looks(first)).toHaveLength(1);
    expect(await looks(second)).toEqual([]);

    const shown = [...page.items];
    for (let next = page.next; next !== null; ) {
      const { items, next: after } = await open(chief, { limit: '1', cursor: next });
      shown.push(...items);
      next = after;
    }
    expect(shown.map(({ employeeId }) => employeeId)).toEqual(team);
    for (const { employeeId, activities } of shown)
      expect(activities.map(({ date }) => date)).toEqual(busy.includes(employeeId) ? ['2026-01-28', '2026-01-29'] : []);
    expect((await open(chief)).items).toEqual(shown);
  });

  it('tells each of them who looked, at what and when, by name, and nobody else', async () => {
    const { name } = city.agency.employees.find(({ nip }) => city.idOf(nip) === chief) ?? { name: '' };
    for (const id of team)
      expect(await looks(id)).toMatchObject([
        {
          about: 'team-work',
          id: chief,
          readerName: name,
          seen: [{ kind: 'work', at: `${today}T02:00:00.000Z` }],
        },
      ]);
    for (const id of [stranger, chief]) expect(await looks(id)).toEqual([]);
  });

  it('stands for the page of one of them on that day; on the next day the page is a look of its own', async () => {
    const [id = ''] = busy;
    const openPage = () =>
      city.client.get(chief, `${casePath(cycleId, id, 'activities')}?month=${month}`, activityPage);
    await openPage();
    expect((await looks(id)).map(({ about }) => about)).toEqual(['team-work']);
    city.clock.moveTo('2026-01-31T02:00:00.000Z');
    await openPage();
    await openPage();
    expect(await looks(id, '2026-01-31')).toMatchObject([
      { about: 'person', seen: [{ kind: 'work', at: '2026-01-31T02:00:00.000Z' }] },
    ]);
    const [, other = ''] = busy;
    expect(await looks(other, '2026-01-31')).toEqual([]);
  });

  it('of somebody who appraises nobody is empty; a colleague’s month and another cycle are refused', async () => {
    const [id = '', colleague = ''] = busy;
    expect((await open(id)).items).toEqual([]);
    const before = await log(colleague);
    const foreign = { method: 'GET', path: `${casePath(cycleId, colleague, 'activities')}?month=${month}` } as const;
    for (const reader of [id, stranger])
      expect(await city.client.refused(reader, foreign)).toMatchObject({ code: 'not-found' });
    const unknown = { method: 'GET', path: address({ cycleId: 'tw9-2026' }) } as const;
    expect(await city.client.refused(chief, unknown)).toMatchObject({ code: 'not-found' });
    expect(await log(colleague)).toEqual(before);
  });

  it.each([
    ['a month that no year has', { month: '2026-13' }, 'query:month'],
    ['a day', { month: '2026-01-30' }, 'query:month'],
    ['no month', { month: '' }, 'query:month'],
    ['more people than a page takes', { limit: '51' }, 'query:limit'],
  ])('of %s is refused with the place, and is no look', async (_, over, pointer) => {
    const [id = ''] = team;
    const before = await log(id);
    const refused = await city.client.refused(chief, { method: 'GET', path: address(over) });
    expect(refused).toMatchObject({ code: 'invalid-parameter', fields: [{ pointer }] });
    expect(await log(id)).toEqual(before);
  });
});
