import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createChangeActivity } from '../../../functions/usecases/activities/change-activity.ts';
import { createReviewActivities, type ReviewEntry } from '../../../functions/usecases/activities/review-activities.ts';
import { itemSize } from '../../support/item-size.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';
import { ani, journalOf, journalWorld, report, say } from './journal-world.ts';

let world: World;
let review: ReturnType<typeof createReviewActivities>;

const entry = (id: string, over: Partial<ReviewEntry> = {}): ReviewEntry => ({
  date: report.date,
  id,
  version: 1,
  decision: 'approve',
  comment: null,
  ...over,
});
const january = { ...ani, month: '2026-01' };
const returned = { decision: 'return', comment: 'Lengkapi bukti.' } as const;

beforeEach(async () => {
  world = await journalWorld();
  review = createReviewActivities(world.deps);
  await say(world, 'report-one');
  await say(world, 'report-two');
  await say(world, 'report-late', { date: '2026-02-02' });
});

describe('a review', () => {
  it('stands beside each report, and the employee hears of it at once', async () => {
    const entries = [entry('report-one'), entry('report-two', returned)];
    const receipt = await review(world.command('chief'), { ...january, entries });
    expect(receipt).toEqual({ ...january, at: world.clock.now(), approved: 1, returned: 1, commented: 0 });
    const [one, two] = await journalOf(world, '2026-01');
    expect(one?.review).toMatchObject({ status: 'approved', remarks: [{ by: 'chief', version: 1, text: null }] });
    expect(two?.review).toMatchObject({ status: 'returned', remarks: [{ text: 'Lengkapi bukti.' }] });
    expect((await journalOf(world, '2026-02'))[0]?.review.status).toBe('open');
    expect(world.events.told).toEqual([
      {
        listener: { agencyId, personId: 'ani' },
        event: { kind: 'activities-reviewed', ...january, entries: 2 },
      },
    ]);
  });

  it('changes neither the case nor a report', async () => {
    const [version, before] = [(await world.case('ani')).version, await journalOf(world, '2026-01')];
    await review(world.command('chief'), { ...january, entries: [entry('report-one')] });
    expect((await world.case('ani')).version).toBe(version);
    const after = await journalOf(world, '2026-01');
    expect(after.map(({ review: _, ...rest }) => rest)).toEqual(before.map(({ review: _, ...rest }) => rest));
  });

  it('sent twice has one effect and one notice, even if a report was corrected in between', async () => {
    const request = { key: 'review-1', digest: 'body-1' };
    const input = { ...january, entries: [entry('report-one', returned)] };
    const first = await review(world.command('chief', request), input);
    const { date: _, ...content } = report;
    await createChangeActivity(world.deps)(
      world.command('ani', { version: 1 }),
      { ...ani, date: report.date, activityId: 'report-one' },
      { ...content, kind: 'correct', reason: 'Dilengkapi' },
    );
    expect(await review(world.command('chief', request), input)).toEqual(first);
    expect(world.events.told.filter(({ event }) => event.kind === 'activities-reviewed')).toHaveLength(1);
    expect((await journalOf(world, '2026-01'))[0]?.review).toMatchObject({ status: 'open', remarks: [{ version: 1 }] });
    const other = review(world.command('chief', { ...request, digest: 'body-2' }), input);
    expect((await refusalOf(other)).code).toBe('idempotency-key-reused');
  });

  it('of a whole month of 23 reports is one item of at most 1 KB', async () => {
    const ids = Array.from({ length: 23 }, (_, i) => `0f8fad5b-d9cb-469f-a165-7086772895${String(i).padStart(2, '0')}`);
    for (const [i, id] of ids.entries())
      await say(world, id, { date: `2026-01-${String(i + 1).padStart(2, '0')}`, text: `Kegiatan ${i}` });
    const entries = ids.map((id, i) => entry(id, { date: `2026-01-${String(i + 1).padStart(2, '0')}` }));
    await review(world.command('chief', { key: 'month-review' }), { ...january, entries });
    const key = keys.journalReview(agencyId, cycleId, 'ani', '2026-01', 'month-review');
    const data = await world.read(key);
    expect(itemSize(marshall({ ...key, version: 1, data }))).toBeLessThanOrEqual(1024);
    expect((await journalOf(world, '2026-01')).filter((one) => one.review.status === 'approved')).toHaveLength(23);
  });
});

describe('a review is refused', () => {
  it.each([
    ['of a report that is not there', [entry('report-zero')], 'unknown-activity', '/entries/0/id'],
    ['of another month', [entry('report-late', { date: '2026-02-02' })], 'unknown-activity', '/entries/0/date'],
    [
      'of a version that is not the last',
      [entry('report-one', { version: 2 })],
      'precondition-failed',
      '/entries/0/version',
    ],
    [
      'that names a report twice',
      [entry('report-one'), entry('report-one', returned)],
      'invalid-body',
      '/entries/1/id',
    ],
  ])('%s', async (_, entries, code, pointer) => {
    const refusal = await refusalOf(review(world.command('chief'), { ...january, entries }));
    expect([refusal.code, refusal.fields?.[0]?.pointer]).toEqual([code, pointer]);
    expect(world.events.told).toEqual([]);
  });

  it.each([
    ['ani', 'forbidden'],
    ['health-head', 'forbidden'],
    ['admin', 'forbidden'],
    ['budi', 'not-found'],
  ])('by %s', async (personId, code) => {
    const attempt = review(world.command(personId), { ...january, entries: [entry('report-one')] });
    expect((await refusalOf(attempt)).code).toBe(code);
  });

  it('once the reviews of the cycle are closed', async () => {
    await world.enterPhase('scoring');
    const attempt = review(world.command('chief'), { ...january, entries: [entry('report-one')] });
    expect((await refusalOf(attempt)).code).toBe('deadline-passed');
  });
});
