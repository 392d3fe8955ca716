import { beforeEach, describe, expect, it } from 'vitest';
import { renderReminder } from '../../../functions/contracts/render-reminder.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { createRemindPeople } from '../../../functions/usecases/obligations/remind-people.ts';
import { employeeKey } from '../../../functions/usecases/support/load.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { people } from '../../support/people.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  // 12 days before the end of planning, nine in the morning in Jakarta.
  world = await createWorld({ now: '2026-01-20T02:00:00.000Z' });
});

const run = (time = world.clock.now()) => createRemindPeople(sharedTenants(world.deps), renderReminder)({ time });
/** Nine in the morning of that day of January. */
const on = (day: number) => {
  world.clock.set(`2026-01-${String(day).padStart(2, '0')}T02:00:00.000Z`);
  return run();
};
const sentTo = (personId: string) => world.reminders.sent.filter((one) => one.personId === personId);
const know = async (personId: string, known: { email?: string; language?: 'id' | 'en' }) => {
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) throw new Error('nobody');
  await world.put(employeeKey(agencyId, personId), { ...person, ...known });
};
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

describe('reminders of duties', () => {
  it('go to everybody who owes something, one message a day with all that is open', async () => {
    await know('chief', { email: 'kepala@kota.example', language: 'en' });
    for (const id of ['ani', 'budi']) await submit(id);
    expect(await run()).toEqual({ done: 1, failures: [] });
    const [message, ...more] = sentTo('chief');
    expect(more).toEqual([]);
    expect(message).toMatchObject({ email: 'kepala@kota.example', language: 'en', on: '2026-01-20' });
    expect(message?.subject).toBe('Siklus: 3 duties are waiting for you, the next until 31 January 2026');
    expect(message?.text).toContain(
      "- Set or return a subordinate's plan (2), Triwulan I 2026: 31 January 2026, 24:00 WIB (11 days left)",
    );
    expect(message?.text).toContain('- Submit your plan, Triwulan I 2026: 31 January 2026, 24:00 WIB');
    // Ani and Budi have done theirs; the others who are evaluated have not, nor has the chief.
    const reminded = new Set(world.reminders.sent.map(({ personId }) => personId));
    expect([...reminded].sort()).toEqual(
      people
        .filter(({ id, kind }) => kind !== 'official' && !['ani', 'budi'].includes(id))
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('are in Indonesian where nothing is known, and tell no name, number or unit of anybody', async () => {
    await submit('ani');
    await run();
    const [message] = sentTo('chief');
    expect(message).toMatchObject({ email: null, language: 'id' });
    expect(message?.subject).toBe('Siklus: 2 tugas menunggu Anda, yang terdekat 31 Januari 2026');
    expect(message?.text).toContain(
      '- Tetapkan atau kembalikan SKP bawahan, Triwulan I 2026: 31 Januari 2026, 24.00 WIB (sisa 11 hari)',
    );
    const all = world.reminders.sent.map(({ subject, text }) => subject + text).join('\n');
    for (const { id, name, nip } of people) {
      expect(all).not.toContain(nip);
      expect(all).not.toContain(name);
      expect(all).not.toMatch(new RegExp(`\\b${id}\\b`));
    }
    expect(all).not.toContain('DINKES');
    expect(all).not.toMatch(/https?:/);
  });

  it('run twice, or by two at once, are one message', async () => {
    await Promise.all([run(), run(), run()]);
    await run();
    await run(addSeconds(world.clock.now(), 3600));
    expect(sentTo('ani')).toHaveLength(1);
  });

  it('come on the days of the list, and a day that was missed is made up for', async () => {
    const days: number[] = [];
    for (let day = 14; day <= 31; day++) {
      // The schedule did not run on the 24th, seven days before.
      if (day !== 24) await on(day);
      if (sentTo('ani').length > days.length) days.push(day);
    }
    expect(days).toEqual([17, 25, 28, 30, 31]);
    expect(sentTo('ani').at(-1)?.text).toContain('hari ini hari terakhir');
  });

  it('are not sent at night, nor before the two weeks', async () => {
    await run('2026-01-19T18:00:00.000Z');
    await run('2026-01-10T02:00:00.000Z');
    expect(world.reminders.sent).toEqual([]);
  });

  it('that the channel did not take are sent by the next run; what went out is not repeated', async () => {
    world.reminders.refuse(3);
    const report = await run();
    expect(report.failures).toEqual([{ agencyId, cycleId: null, error: 'ReminderUnsentError' }]);
    expect((await run(addSeconds(world.clock.now(), 3600))).failures).toEqual([]);
    const everybody = people.filter(({ kind }) => kind !== 'official').map(({ id }) => id);
    expect(world.reminders.sent.map(({ personId }) => personId).sort()).toEqual(everybody.sort());
  });

  it('that were lost on the way with whoever sent them are sent again once that one is surely gone', async () => {
    const begun = new Set<string>();
    // The function dies in the middle of a call: nothing of its run comes back.
    const send = ({ personId }: { personId: string }) => {
      begun.add(personId);
      return new Promise<never>(() => {});
    };
    void createRemindPeople(
      sharedTenants({ ...world.deps, reminders: { send } }),
      renderReminder,
    )({
      time: world.clock.now(),
    });
    await expect.poll(() => begun.size).toBeGreaterThan(0);
    const [lost] = begun;
    await run();
    expect(sentTo(lost ?? '')).toEqual([]);
    expect(world.reminders.sent.length).toBeGreaterThan(0);
    await run(addSeconds(world.clock.now(), 1000));
    const everybody = people.filter(({ kind }) => kind !== 'official').map(({ id }) => id);
    expect(world.reminders.sent.map(({ personId }) => personId).sort()).toEqual(everybody.sort());
  });

  it('that the channel will never take are not tried again that day, and are a fault where all are', async () => {
    const send = async () => 'refused' as const;
    const refusing = sharedTenants({ ...world.deps, reminders: { send } });
    const report = await createRemindPeople(refusing, renderReminder)({ time: world.clock.now() });
    expect(report).toEqual({ done: 0, failures: [{ agencyId, cycleId: null, error: 'RemindersRefused' }] });
    await run(addSeconds(world.clock.now(), 3600));
    expect(world.reminders.sent).toEqual([]);
  });

  it('stop when the duty is done', async () => {
    await on(17);
    await world.planned('ani');
    await on(24);
    expect(sentTo('ani')).toHaveLength(1);
    expect(sentTo('budi')).toHaveLength(2);
  });

  it('of what stays open after its end come once a week', async () => {
    await world.enterPhase('final-decision');
    await world.put(
      { pk: `${agencyId}#${cycleId}#services`, sk: 'DINKES' },
      {
        ...{ schemaVersion: 1, code: 'DINKES', name: 'Dinas', headId: 'health-head', setterId: 'mayor', unassessed: 0 },
        counts: { 'sangat-baik': 0, baik: 0, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
        organisation: null,
        forum: { status: 'open' },
        decision: null,
        requests: [],
      },
    );
    const days: string[] = [];
    for (let day = 0; day < 20; day++) {
      const time = addSeconds('2026-04-24T02:00:00.000Z', day * 86_400);
      world.clock.set(time);
      await run();
      if (sentTo('secretary').length > days.length) days.push(time.slice(0, 10));
    }
    expect(days).toEqual(['2026-04-24', '2026-05-01', '2026-05-08']);
    expect(sentTo('secretary').at(-1)?.text).toContain('lewat 14 hari');
  });
});
