import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyClaim } from '../../functions/contracts/token.ts';
import { refuse } from '../../functions/domain/refusal.ts';
import type { PersonEvent } from '../../functions/ports/events.ts';
import { openEvents } from '../../infra/local/demo/event-stream.ts';
import { createEventHub } from '../../infra/local/events/event-hub.ts';
import { createEventPages } from '../../infra/local/events/event-pages.ts';

const hub = createEventHub();
const revoked = new Set<string>();
/** Tokens of this test are `agency.person`. */
const pages = createEventPages({
  hub,
  heartbeatMs: 5,
  authorize: async (header) => {
    const token = header?.replace('Bearer ', '') ?? '';
    const [agencyId = '', personId = ''] = token.split('.');
    return personId === '' || revoked.has(token)
      ? refuse('unauthenticated')
      : { [agencyClaim]: agencyId, sub: personId };
  },
});
const server = createServer(pages.around((_, response) => void response.writeHead(418).end()));
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  url = `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}/v1/me/events`;
});
afterAll(async () => {
  await pages.stop();
  server.close();
});

const reviewed = (month: string): PersonEvent => ({
  kind: 'activities-reviewed',
  cycleId: 'tw1-2026',
  employeeId: 'ani',
  month,
  entries: 1,
});
const tell = (agencyId: string, personId: string, month: string) =>
  hub.events.tell({ agencyId, personId }, reviewed(month));
const open = async (token: string, after: string | null = null) => {
  const stream = await openEvents(url, token, after);
  expect((await stream.next()).event).toBe('ready');
  return stream;
};

describe('the stream of a person', () => {
  it('tells every open page of that person, in order, and nobody else', async () => {
    const [desk, phone] = [await open('kota.ani'), await open('kota.ani')];
    const [other, elsewhere] = [await open('kota.budi'), await open('kab.ani')];
    await tell('kota', 'ani', '2026-01');
    await tell('kota', 'ani', '2026-02');
    for (const page of [desk, phone]) {
      expect(await page.next()).toMatchObject({ event: 'activities-reviewed', data: reviewed('2026-01') });
      expect((await page.next()).data).toEqual(reviewed('2026-02'));
    }
    await tell('kota', 'budi', '2026-03');
    await tell('kab', 'ani', '2026-04');
    expect((await other.next()).data).toEqual(reviewed('2026-03'));
    expect((await elsewhere.next()).data).toEqual(reviewed('2026-04'));
    for (const page of [desk, phone, other, elsewhere]) page.close();
  });

  it('goes on after the last notice heard where a page comes back', async () => {
    const page = await open('kota.citra');
    await tell('kota', 'citra', '2026-01');
    const { id } = await page.next();
    page.close();
    await tell('kota', 'citra', '2026-02');
    const back = await open('kota.citra', id);
    expect((await back.next()).data).toEqual(reviewed('2026-02'));
    back.close();
  });

  it('ends once the token holds no longer', async () => {
    const page = await open('kota.dewi');
    revoked.add('kota.dewi');
    await expect(page.next()).rejects.toThrow('the stream ended');
    await expect(openEvents(url, 'kota.dewi')).rejects.toThrow('401');
  });

  it('is one path, by GET', async () => {
    const headers = { authorization: 'Bearer kota.ani' };
    expect((await fetch(url, { method: 'POST', headers })).status).toBe(418);
    expect((await fetch(`${url}/x`, { headers })).status).toBe(418);
  });
});
