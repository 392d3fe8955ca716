import { beforeEach, describe, expect, it } from 'vitest';
import { createChangeActivity } from '../../../functions/usecases/activities/change-activity.ts';
import { createReviewActivities } from '../../../functions/usecases/activities/review-activities.ts';
import { createListActions } from '../../../functions/usecases/cases/list-actions.ts';
import { refusalOf } from '../../support/refusals.ts';
import type { World } from '../../support/world.ts';
import { ani, journalOf, journalWorld, report, say } from '../activities/journal-world.ts';
import { confirmAll, importRows, transfer } from './fixtures.ts';

/** Ani moved from the chief to the head of education on 15 February; one report before, one after. */
const [before, after] = ['2026-02-12', '2026-02-17'];
let world: World;
const review = (personId: string, dates: string[]) =>
  createReviewActivities(world.deps)(world.command(personId), {
    ...ani,
    month: '2026-02',
    entries: dates.map((date) => ({ date, id: `on-${date}`, version: 1, decision: 'approve', comment: null })),
  });

beforeEach(async () => {
  world = await journalWorld();
  await importRows(world, [transfer()]);
  await confirmAll(world);
  for (const date of [before, after]) await say(world, `on-${date}`, { date });
});

describe('the work of an earlier post', () => {
  it('is approved by the appraiser of its time, who is shown the act', async () => {
    expect(await review('chief', [before])).toMatchObject({ approved: 1 });
    const shown = (await journalOf(world, '2026-02')).map(({ date, review: { status } }) => [date, status]);
    expect(shown).toEqual([
      [before, 'approved'],
      [after, 'open'],
    ]);
    const { view } = await createListActions(world.deps)(world.actor('chief'), ani);
    expect(view.items.find(({ action }) => action === 'review-activities')).toMatchObject({ allowed: true });
  });

  it('and that of the later post is not, not even beside it in one act', async () => {
    for (const dates of [[after], [before, after]])
      expect(await refusalOf(review('chief', dates))).toMatchObject({
        code: 'forbidden',
        fields: [{ pointer: `/entries/${dates.length - 1}/date`, code: 'not-your-segment' }],
      });
    expect((await journalOf(world, '2026-02')).map(({ review: { status } }) => status)).toEqual(['open', 'open']);
  });

  it('does not wait for somebody who has left: the appraiser now may approve it too', async () => {
    expect(await review('school-head', [before, after])).toMatchObject({ approved: 2 });
  });

  it("is nobody else's", async () => {
    expect(await refusalOf(review('budi', [before]))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(review('mayor', [before]))).toMatchObject({ code: 'forbidden' });
  });

  it('once corrected is told to the appraiser of its time', async () => {
    world.events.told.length = 0;
    const { date: _, ...content } = report;
    const body = { ...content, kind: 'correct', reason: 'Salah ketik' } as const;
    const target = { ...ani, date: before, activityId: `on-${before}` };
    await createChangeActivity(world.deps)(world.command('ani', { version: 1 }), target, body);
    expect(world.events.told.map(({ listener }) => listener.personId)).toEqual(['chief']);
  });
});
