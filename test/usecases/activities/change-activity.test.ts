import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ActivityChangeInput,
  createChangeActivity,
} from '../../../functions/usecases/activities/change-activity.ts';
import { createGetActivity } from '../../../functions/usecases/activities/get-activity.ts';
import { refusalOf } from '../../support/refusals.ts';
import type { World } from '../../support/world.ts';
import { ani, journalOf, journalWorld, report, say } from './journal-world.ts';

const target = { ...ani, date: report.date, activityId: 'report-one' };
const { date: _, ...content } = report;
const corrected: ActivityChangeInput = { ...content, kind: 'correct', reason: 'Salah hitung', quantity: '5' };
const withdrawn: ActivityChangeInput = { kind: 'withdraw', reason: 'Tercatat dua kali' };

let world: World;
let change: ReturnType<typeof createChangeActivity>;

beforeEach(async () => {
  world = await journalWorld();
  change = createChangeActivity(world.deps);
  await say(world, 'report-one');
  world.clock.advance(3600);
});

describe('a correction', () => {
  it('is a new version with its reason, and the old one stays', async () => {
    const { view, version } = await change(world.command('ani', { version: 1 }), target, corrected);
    expect(version).toBe(2);
    expect(view).toMatchObject({
      id: 'report-one',
      version: 2,
      quantity: '5',
      at: '2026-02-20T03:00:00.000Z',
      changedAt: '2026-02-20T04:00:00.000Z',
      change: { kind: 'correct', reason: 'Salah hitung' },
    });
    const { view: history } = await createGetActivity(world.deps)(world.actor('chief'), target);
    expect(history.versions.map(({ quantity }) => quantity)).toEqual(['4', '5']);
    expect(await journalOf(world, '2026-01')).toEqual([view]);
  });

  it('is told to the appraiser', async () => {
    await change(world.command('ani', { version: 1 }), target, corrected);
    expect(world.events.told).toEqual([
      {
        listener: { agencyId: 'kota', personId: 'chief' },
        event: { kind: 'activity-changed', ...ani, date: report.date, activityId: 'report-one' },
      },
    ]);
  });

  it('sent twice has one effect and the first answer, also after another one', async () => {
    const request = { version: 1, key: 'correction-1', digest: 'body-1' };
    const first = await change(world.command('ani', request), target, corrected);
    expect(await change(world.command('ani', request), target, corrected)).toEqual(first);
    await change(world.command('ani', { version: 2 }), target, withdrawn);
    expect(await change(world.command('ani', request), target, corrected)).toEqual(first);
    const other = change(world.command('ani', { ...request, digest: 'body-2' }), target, corrected);
    expect((await refusalOf(other)).code).toBe('idempotency-key-reused');
  });

  it('of a version that was corrected meanwhile is refused', async () => {
    await change(world.command('ani', { version: 1 }), target, corrected);
    const stale = await refusalOf(change(world.command('ani', { version: 1 }), target, withdrawn));
    expect(stale).toMatchObject({ code: 'precondition-failed', extra: { currentVersion: 2 } });
  });

  it('of two at once takes one', async () => {
    const both = await Promise.allSettled([
      change(world.command('ani', { version: 1 }), target, corrected),
      change(world.command('ani', { version: 1 }), target, withdrawn),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['an unknown work result', { ...corrected, workResultId: 'asing' }, 'unknown-work-result'],
    ['a last day outside the period', { ...corrected, endDate: '2026-04-01' }, 'date-outside-period'],
    ['times that run backwards', { ...corrected, startTime: '09:00', endTime: '08:00' }, 'invalid-activity'],
  ] as const)('with %s is refused', async (_name, input, code) => {
    expect((await refusalOf(change(world.command('ani', { version: 1 }), target, input))).code).toBe(code);
    expect(await journalOf(world, '2026-01')).toHaveLength(1);
  });

  it('needs the version, the person and a report', async () => {
    const codeOf = async (attempt: Promise<unknown>) => (await refusalOf(attempt)).code;
    expect(await codeOf(change(world.command('ani'), target, corrected))).toBe('precondition-required');
    expect(await codeOf(change(world.command('chief', { version: 1 }), target, corrected))).toBe('forbidden');
    expect(await codeOf(change(world.command('budi', { version: 1 }), target, corrected))).toBe('not-found');
    const absent = { ...target, activityId: 'report-on' };
    expect(await codeOf(change(world.command('ani', { version: 1 }), absent, corrected))).toBe('not-found');
  });

  it('is refused after the deadline of execution', async () => {
    world.clock.set((await world.cycle()).deadlines.execution);
    const late = await refusalOf(change(world.command('ani', { version: 1 }), target, corrected));
    expect(late.code).toBe('deadline-passed');
  });
});

describe('a withdrawal', () => {
  it('leaves the report in sight, marked, and is final', async () => {
    await change(world.command('ani', { version: 1 }), target, withdrawn);
    expect(await journalOf(world, '2026-01', 'chief')).toMatchObject([{ withdrawn: true, quantity: '4', version: 2 }]);
    const again = await refusalOf(change(world.command('ani', { version: 2 }), target, corrected));
    expect(again.code).toBe('wrong-stage');
  });
});

describe('lateness and days', () => {
  it('marks a report that came late, whatever is corrected afterwards', async () => {
    // Told on Friday 20 February; within one working day of the Wednesday before would have been the 19th.
    const late = await say(world, 'report-two', { date: '2026-02-18' });
    expect(late.lateDays).toBe(1);
    const { view } = await change(
      world.command('ani', { version: 1 }),
      { ...target, date: '2026-02-18', activityId: 'report-two' },
      corrected,
    );
    expect(view.lateDays).toBe(1);
  });
});
