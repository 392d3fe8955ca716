import { beforeEach, describe, expect, it } from 'vitest';
import { renderCalendar } from '../../../functions/contracts/render-calendar.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createExtendForPerson } from '../../../functions/usecases/cycles/extend-for-person.ts';
import {
  createGetCalendarLink,
  createRenewCalendarLink,
  createRevokeCalendarLink,
} from '../../../functions/usecases/obligations/calendar-links.ts';
import { createReadCalendar, readsPerMinute } from '../../../functions/usecases/obligations/read-calendar.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
const nameIn = (link: string | null) => (link ?? '').split('/').at(-1) ?? '';
const renew = async (personId: string, key?: string) =>
  nameIn((await createRenewCalendarLink(world.deps)(world.command(personId, key === undefined ? {} : { key }))).link);
const read = (calendar: string, client = '10.0.0.1') => createReadCalendar(world.deps)({ client }, { calendar });
const submit = (personId: string) =>
  world.act(
    personId,
    (c) => ({
      ...c,
      stage: 'unplanned',
      plan: { seq: c.chain.seq + 1, version: 1, status: 'submitted', at: world.clock.now(), reason: null },
    }),
    'plan-submitted',
    {},
  );

describe('the link of a calendar', () => {
  it('is none until it is made, the same for a repeat, and another after a renewal that ends the first', async () => {
    expect(await createGetCalendarLink(world.deps)(world.actor('chief'))).toEqual({ link: null, since: null });
    const first = await renew('chief', 'request-a');
    expect(await renew('chief', 'request-a')).toBe(first);
    expect(nameIn((await createGetCalendarLink(world.deps)(world.actor('chief'))).link)).toBe(first);
    const second = await renew('chief', 'request-b');
    expect(second).not.toBe(first);
    expect((await read(second)).deadlines).toHaveLength(1);
    expect(await refusalOf(read(first))).toMatchObject({ code: 'not-found' });
  });

  it('that was revoked is answered exactly like one that never was, and like one of no agency', async () => {
    const made = await renew('chief');
    await createRevokeCalendarLink(world.deps)(world.command('chief'));
    expect(await createGetCalendarLink(world.deps)(world.actor('chief'))).toEqual({ link: null, since: null });
    const answers = await Promise.all(
      [made, `${agencyId}.never-was.ics`, 'nowhere.never-was.ics'].map((name) => refusalOf(read(name))),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('is found under a digest: no key of the store opens it', async () => {
    const made = await renew('chief');
    expect(await world.read(keys.calendarEntry(agencyId, made))).toBeNull();
    expect(made).not.toContain('chief');
  });

  it('is counted by itself, and what leads nowhere by the address that asks', async () => {
    const [made, other] = [await renew('chief'), await renew('ani')];
    for (let n = 0; n < readsPerMinute; n++) await read(made);
    expect(await refusalOf(read(made))).toMatchObject({ code: 'too-many-requests' });
    expect((await read(other)).deadlines).toHaveLength(1);
    const most = world.rules.decision.receiptChecksPerMinute;
    for (let n = 0; n < most; n++)
      expect(await refusalOf(read(`${agencyId}.guess-${n}.ics`))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(read(`${agencyId}.guess.ics`))).toMatchObject({ code: 'too-many-requests' });
    // A colleague behind the same address reads on.
    expect((await read(other)).deadlines).toHaveLength(1);
    world.clock.advance(60);
    expect((await read(made)).deadlines).toHaveLength(1);
  });
});

describe('the entries of a calendar', () => {
  it('are one for each kind of duty and end, with the number and no name', async () => {
    const name = await renew('chief');
    for (const id of ['ani', 'budi']) await submit(id);
    const { deadlines, language } = await read(name);
    expect(language).toBe('id');
    expect(deadlines.map(({ kind, count }) => [kind, count]).sort()).toEqual([
      ['decide-plan', 2],
      ['submit-plan', 1],
    ]);
    expect(JSON.stringify(deadlines)).not.toMatch(/ani|budi|chief/);
  });

  it('keep their name through an extension, with the new end and a higher number', async () => {
    const name = await renew('chief');
    const [before] = (await read(name)).deadlines;
    const cycle = await world.cycle();
    const to = '2026-02-05T17:00:00.000Z';
    const at = '2026-01-21T02:00:00.000Z';
    const extension = { phase: 'planning', from: cycle.deadlines.planning, to, reason: 'x', by: 'admin', at } as const;
    await world.put(keys.cycle(agencyId, cycleId), {
      ...cycle,
      deadlines: { ...cycle.deadlines, planning: to },
      extensions: [{ ...extension, requestKey: 'k', requestDigest: 'd' }],
    });
    const [after] = (await read(name)).deadlines;
    expect(after).toMatchObject({ uid: before?.uid, deadline: to, sequence: 1, changedAt: at });
    expect(before).toMatchObject({ sequence: 0, deadline: cycle.deadlines.planning });
    // The same for another reader would tell that two links are of one person, or of one team.
    const other = await renew('budi');
    expect((await read(other)).deadlines[0]?.uid).not.toBe(after?.uid);
  });

  it('rise in number when the end of one person alone moves, and stay while nothing does', async () => {
    const [name, other] = [await renew('ani'), await renew('budi')];
    const numbers = async (link: string) =>
      (await read(link)).deadlines.map(({ sequence, deadline }) => [sequence, deadline]);
    const own = exampleCycle.deadlines.planning;
    expect(await numbers(name)).toEqual([[0, own]]);
    const longer = async (deadline: string) => {
      world.clock.advance(3600);
      const { version } = await world.case('ani');
      const given = { cycleId, employeeId: 'ani', deadline, reason: 'Dirawat.' };
      await createExtendForPerson(world.deps)(world.command('admin', { version }), given);
    };
    await longer('2026-02-03');
    expect((await read(name)).deadlines).toMatchObject([
      { sequence: 1, deadline: '2026-02-03T17:00:00.000Z', changedAt: world.clock.now() },
    ]);
    await longer('2026-02-04');
    expect(await numbers(name)).toEqual([[2, '2026-02-04T17:00:00.000Z']]);
    world.clock.advance(3600);
    expect(await numbers(name)).toEqual([[2, '2026-02-04T17:00:00.000Z']]);
    expect(await numbers(other)).toEqual([[0, own]]);
  });
});

describe('iCalendar (RFC 5545)', () => {
  const event = {
    ...{ uid: 'abc@siklus', sequence: 2, changedAt: '2026-01-21T02:00:00.123Z' },
    ...{ deadline: '2026-01-31T17:00:00.000Z', summary: 'Ajukan SKP, Triwulan I; 2026\\n\nbaris' },
  };
  const lines = (text: string) => text.split('\r\n');

  it('is written line by line, each ended by CR and LF, in UTC', () => {
    const text = renderCalendar('Siklus: batas waktu', [event]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(lines(text)).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'UID:abc@siklus',
        'DTSTAMP:20260121T020000Z',
        'SEQUENCE:2',
        'DTSTART:20260131T163000Z',
        'DTEND:20260131T170000Z',
        'SUMMARY:Ajukan SKP\\, Triwulan I\\; 2026\\\\n\\nbaris',
      ]),
    );
  });

  it('folds at 75 octets, cuts no character, and gives the text back when unfolded', () => {
    const summary = `${'é'.repeat(60)}${'😀'.repeat(30)}${'a'.repeat(200)}`;
    const text = renderCalendar('x', [{ ...event, summary }]);
    for (const line of lines(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.isWellFormed()).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
  });

  it('lets no text begin a line of its own', () => {
    const text = renderCalendar('x', [{ ...event, summary: 'a\r\nEND:VEVENT\rBEGIN:VEVENT\u0000\u2028b' }]);
    expect(lines(text).filter((line) => line === 'END:VEVENT')).toHaveLength(1);
    expect(text).toContain('SUMMARY:a\\nEND:VEVENT\\nBEGIN:VEVENT ');
  });
});
