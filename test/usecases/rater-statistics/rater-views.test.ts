import { beforeEach, describe, expect, it } from 'vitest';
import { createGetOwnStatistics } from '../../../functions/usecases/rater-statistics/get-own-statistics.ts';
import { createListRaterStatistics } from '../../../functions/usecases/rater-statistics/list-rater-statistics.ts';
import { createOpenOwnStatistics } from '../../../functions/usecases/rater-statistics/open-own-statistics.ts';
import { refusalOf } from '../../support/refusals.ts';
import { cycleId, type World } from '../../support/world.ts';
import { ratedWorld, scoreAndRollUp, withPeriodBefore } from './rater-world.ts';

let world: World;
const own = (by: string) => createGetOwnStatistics(world.deps)(world.actor(by), { cycleId });
const open = (by: string, remark: string | null, request: { key?: string; digest?: string } = {}) =>
  createOpenOwnStatistics(world.deps)(world.command(by, request), { cycleId, remark });
const list = (by: string, over: { limit?: number; cursor?: string } = {}) =>
  createListRaterStatistics(world.deps)(world.actor(by), {
    cycleId,
    limit: over.limit ?? 50,
    cursor: over.cursor ?? null,
  });
const shownTo = async (by: string) => (await list(by)).items.filter(({ shown }) => shown).map(({ raterId }) => raterId);

beforeEach(async () => {
  world = await scoreAndRollUp(await withPeriodBefore(await ratedWorld()));
});

describe('the appraiser', () => {
  it('sees the own statistics as soon as they are worked out, pooled with the periods before', async () => {
    const { own: found, norm } = await own('chief');
    expect(found).toMatchObject({
      raterId: 'chief',
      ratings: 3,
      periods: 2,
      opened: null,
      departures: { above: 40, as: 3 },
    });
    expect(found.measures.leniency).toMatchObject({ verdict: 'high', ratings: 43 });
    expect(found.measures.behaviourLeniency).toMatchObject({ verdict: 'cannot-tell', ratings: 0 });
    expect(norm).toMatchObject({ raters: 5, minimumRatings: 8, basis: 'practice', pointedOut: { leniency: 1 } });
    expect((await own('health-head')).own.measures.leniency).toMatchObject({ verdict: 'usual' });
    expect(JSON.stringify(found)).not.toMatch(/ani|budi|citra/);
  });

  it('is told that nothing can be said without enough ratings', async () => {
    world = await scoreAndRollUp(await ratedWorld());
    const { measures } = (await own('chief')).own;
    for (const { verdict } of Object.values(measures)) expect(verdict).toBe('cannot-tell');
  });

  it('sees nothing before scoring is over, nor does who rates nobody', async () => {
    expect(await refusalOf(own('ani'))).toMatchObject({ code: 'not-found' });
    await world.enterPhase('scoring');
    expect(await refusalOf(own('chief'))).toMatchObject({ code: 'wrong-phase' });
    expect(await refusalOf(open('chief', null))).toMatchObject({ code: 'wrong-phase' });
    expect(await refusalOf(list('auditor'))).toMatchObject({ code: 'wrong-phase' });
  });

  it('opens them once, with a word to the committee', async () => {
    const receipt = await open('chief', 'Tiga orang membuka posko.', { key: 'opening-1', digest: 'a' });
    expect(receipt).toMatchObject({ cycleId, remark: 'Tiga orang membuka posko.' });
    expect(await open('chief', 'Tiga orang membuka posko.', { key: 'opening-1', digest: 'a' })).toEqual(receipt);
    expect(await refusalOf(open('chief', 'Lain.', { key: 'opening-1', digest: 'b' }))).toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await refusalOf(open('chief', 'Lain.', { key: 'opening-2', digest: 'b' }))).toMatchObject({
      code: 'already-exists',
    });
    expect((await own('chief')).own.opened).toMatchObject({ remark: 'Tiga orang membuka posko.' });
    expect(await refusalOf(open('ani', null))).toMatchObject({ code: 'not-found' });
  });
});

describe('the committee', () => {
  it('sees who was rating, and the figures only once the appraiser has opened them', async () => {
    const { items } = await list('member-1');
    expect(items.map(({ raterId }) => raterId)).toEqual(['chief', 'health-head', 'mayor', 'school-head', 'secretary']);
    expect(await shownTo('member-1')).toEqual([]);
    expect(JSON.stringify(items)).not.toContain('leniency');
    await own('chief');
    expect(await shownTo('member-1')).toEqual([]);
    await open('chief', null);
    expect(await shownTo('member-1')).toEqual(['chief']);
    expect(await shownTo('auditor')).toEqual(['chief']);
  });

  it('sees them after the head start', async () => {
    const { own: found } = await own('chief');
    world.clock.set(found.othersSeeItFrom);
    expect(await shownTo('member-1')).toHaveLength(5);
  });

  it('sees them with the forum', async () => {
    await world.enterPhase('committee-forum');
    expect(await shownTo('member-2')).toHaveLength(5);
  });

  it('reads them by the page', async () => {
    const first = await list('member-1', { limit: 2 });
    expect([first.items.length, first.next]).toEqual([2, 'health-head']);
    const second = await list('member-1', { limit: 200, cursor: first.next ?? '' });
    expect([second.items.map(({ raterId }) => raterId), second.next]).toEqual([
      ['mayor', 'school-head', 'secretary'],
      null,
    ]);
  });

  it.each(['ani', 'health-head', 'admin', 'secretary', 'mayor'])('is not %s', async (other) => {
    expect(await refusalOf(list(other))).toMatchObject({ code: 'forbidden' });
  });
});
