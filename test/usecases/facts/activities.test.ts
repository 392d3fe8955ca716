import { beforeEach, describe, expect, it } from 'vitest';
import { createListActivities } from '../../../functions/usecases/activities/list-activities.ts';
import { createReportActivity } from '../../../functions/usecases/activities/report-activity.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const activity = {
  ...target,
  date: '2026-01-19',
  workResultId: 'layanan',
  text: 'Kunjungan rumah di Kelurahan Contoh',
  quantity: '4',
  minutes: 240,
  evidence: ['https://bukti.example.go.id/1'],
};
const everything = { ...target, month: null, limit: 200, cursor: null };

let world: World;
let report: ReturnType<typeof createReportActivity>;
let list: ReturnType<typeof createListActivities>;

const stored = async () => (await list(world.actor('ani'), everything)).items;

beforeEach(async () => {
  world = await createWorld();
  report = createReportActivity(world.deps);
  list = createListActivities(world.deps);
  await world.planned('ani');
});

describe('a daily report', () => {
  it('is stored as one fact that changes no case', async () => {
    const before = (await world.case('ani')).version;
    const answer = await report(world.command('ani', { key: 'activity-1' }), activity);
    const { cycleId: _, employeeId: __, ...told } = activity;
    expect(answer).toEqual({
      ...told,
      endDate: null,
      startTime: null,
      endTime: null,
      progress: null,
      done: null,
      id: 'activity-1',
      version: 1,
      at: world.clock.now(),
      lateDays: 0,
      source: 'entry',
      changedAt: null,
      change: null,
      withdrawn: false,
      review: { status: 'open', remarks: [] },
    });
    expect(await stored()).toEqual([answer]);
    expect((await world.case('ani')).version).toBe(before);
  });

  it('is read by appraiser and auditor, and by no colleague', async () => {
    await report(world.command('ani'), activity);
    expect((await list(world.actor('chief'), everything)).items).toHaveLength(1);
    expect((await list(world.actor('auditor'), everything)).items).toHaveLength(1);
    expect((await refusalOf(list(world.actor('budi'), everything))).code).toBe('not-found');
  });

  it('may name a work result of a plan that still lies with the appraiser', async () => {
    await world.act(
      'budi',
      (c) => ({
        ...c,
        stage: 'unplanned',
        plan: { status: 'submitted', seq: 1, version: 1, at: world.clock.now(), reason: null },
      }),
      'plan-submitted',
      { plan: { workResults: [{ id: 'arsip', indicators: [] }], expectations: [], attachments: null } },
    );
    const answer = await report(world.command('budi'), { ...activity, employeeId: 'budi', workResultId: 'arsip' });
    expect(answer.workResultId).toBe('arsip');
  });
});

describe('a repeat', () => {
  const request = { key: 'activity-1', digest: 'body-1' };

  it('has one effect and the first answer', async () => {
    const first = await report(world.command('ani', request), activity);
    world.clock.advance(90);
    expect(await report(world.command('ani', request), activity)).toEqual(first);
    expect(await stored()).toHaveLength(1);
  });

  it('with another body is refused', async () => {
    await report(world.command('ani', request), activity);
    const other = { ...activity, text: 'Sesuatu yang lain' };
    const refusal = await refusalOf(report(world.command('ani', { ...request, digest: 'body-2' }), other));
    expect(refusal.code).toBe('idempotency-key-reused');
    expect((await stored()).map(({ text }) => text)).toEqual([activity.text]);
  });

  it('needs a key at all', async () => {
    const refusal = await refusalOf(report(world.command('ani', { key: null }), activity));
    expect(refusal.code).toBe('idempotency-key-required');
  });
});

describe('the day', () => {
  it.each([
    ['before the period', '2025-12-31'],
    ['tomorrow', '2026-01-21'],
    ['after the period', '2026-04-01'],
  ])('%s is refused', async (_, date) => {
    const refusal = await refusalOf(report(world.command('ani'), { ...activity, date }));
    expect(refusal).toMatchObject({ code: 'date-outside-period', fields: [{ pointer: '/date' }] });
    expect(await stored()).toEqual([]);
  });

  it('is counted in the zone of the agency: 17:00 UTC is already tomorrow in Jakarta', async () => {
    world.clock.set('2026-01-20T16:59:59.000Z');
    const early = await refusalOf(report(world.command('ani'), { ...activity, date: '2026-01-21' }));
    expect(early.code).toBe('date-outside-period');
    world.clock.set('2026-01-20T17:00:00.000Z');
    expect(await report(world.command('ani'), { ...activity, date: '2026-01-21' })).toMatchObject({
      date: '2026-01-21',
    });
  });

  it('after the period is refused in the days that execution stays open', async () => {
    await world.enterPhase('execution');
    world.clock.set('2026-04-03T03:00:00.000Z');
    const late = await refusalOf(report(world.command('ani'), { ...activity, date: '2026-04-02' }));
    expect(late.code).toBe('date-outside-period');
    expect(await report(world.command('ani'), { ...activity, date: '2026-03-31' })).toMatchObject({
      date: '2026-03-31',
    });
  });
});

describe('what else is refused', () => {
  it('a work result that the plan has not', async () => {
    const refusal = await refusalOf(report(world.command('ani'), { ...activity, workResultId: 'asing' }));
    expect(refusal).toMatchObject({ code: 'unknown-work-result', fields: [{ pointer: '/workResultId' }] });
  });

  it('a report without any plan', async () => {
    const refusal = await refusalOf(report(world.command('budi'), { ...activity, employeeId: 'budi' }));
    expect(refusal.code).toBe('wrong-stage');
  });

  it.each([
    ['chief', 'forbidden'],
    ['admin', 'forbidden'],
    ['budi', 'not-found'],
  ])('a report by %s in the name of another', async (personId, code) => {
    expect((await refusalOf(report(world.command(personId), activity))).code).toBe(code);
  });

  it('a report after the deadline of execution', async () => {
    const { deadlines } = await world.enterPhase('execution');
    world.clock.set(deadlines.execution);
    const refusal = await refusalOf(report(world.command('ani'), activity));
    expect(refusal).toMatchObject({ code: 'deadline-passed', deadline: deadlines.execution });
  });
});

describe('the journal', () => {
  const days = ['2026-01-05', '2026-01-05', '2026-01-12', '2026-02-02', '2026-02-03'];

  beforeEach(async () => {
    await world.enterPhase('execution');
    for (const [i, date] of days.entries())
      await report(world.command('ani', { key: `activity-${i}` }), { ...activity, date });
  });

  it('is paged in order of the day, each report once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(world.actor('ani'), {
        ...everything,
        limit: 2,
        cursor,
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ date, id }) => `${date} ${id}`));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(days.map((date, i) => `${date} activity-${i}`));
  });

  it('is read by the month', async () => {
    const page = await list(world.actor('ani'), { ...everything, month: '2026-02' });
    expect(page.items.map(({ date }) => date)).toEqual(['2026-02-02', '2026-02-03']);
    const foreign = { ...everything, month: '2026-02', cursor: '2026-01-05.activity-0' };
    expect((await refusalOf(list(world.actor('ani'), foreign))).code).toBe('invalid-parameter');
  });
});
