import { describe, expect, it } from 'vitest';
import { type Activity, contentOfReport } from '../../../functions/domain/execution/activity.ts';
import { toStoredActivity } from '../../../functions/domain/execution/stored-activity.ts';
import { addTally, emptyTally, type RaterTally } from '../../../functions/domain/rater-statistics/rater-tally.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { caseKey, eachOf } from '../../../functions/usecases/support/load.ts';
import { createRollUpCycle } from '../../../functions/usecases/units/roll-up-cycle.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { keyIndicator, measured, sheetOf } from '../../support/key-indicators.ts';
import { evaluated, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';
import { ratedWorld, reviewedBefore, words } from './rater-world.ts';

const activityOn = (date: string): Activity => ({
  ...contentOfReport({
    date,
    workResultId: 'layanan',
    text: 'Kunjungan rumah',
    quantity: '2',
    minutes: 90,
    evidence: [],
  }),
  id: `a-${date.slice(-2)}`,
  version: 1,
  at: `${date}T03:00:00.000Z`,
  lateDays: 0,
  source: 'entry',
  change: null,
  requestTag: `digest-${date}`,
  requestKey: null,
});
const score = (world: World) => createScoreShards(world.deps)(shards);

const raters = async (world: World): Promise<Map<string, RaterTally>> => {
  const found = new Map<string, RaterTally>();
  for await (const { data } of eachOf(world.deps, keys.allRatings(agencyId, cycleId)))
    for (const [id, tally] of Object.entries(data.raters)) {
      const so = found.get(id) ?? emptyTally();
      addTally(so, tally);
      found.set(id, so);
    }
  return found;
};
const scored = async (world: World): Promise<Map<string, RaterTally>> => {
  await score(world);
  return raters(world);
};

describe('what scoring keeps of the ratings', () => {
  it('is by appraiser, in cells, and names nobody who was rated', async () => {
    const found = await scored(await ratedWorld());
    expect([...found.keys()].sort()).toEqual(['chief', 'health-head', 'mayor', 'school-head', 'secretary']);
    // Exactly on target, nobody else spoke, no journal.
    expect(found.get('chief')).toEqual({ cells: { '40022': 3 }, compared: 0, copied: 0, leftOut: 0 });
    const rated = evaluated.filter((id) => !found.has(id));
    for (const id of rated) expect(JSON.stringify([...found])).not.toContain(id);
  });

  it('sees where the reported work lies, and what others said of the behaviour', async () => {
    const world = await ratedWorld();
    for (const day of ['24', '25', '26'])
      await world.put(
        keys.activity(agencyId, cycleId, 'ani', { date: `2026-03-${day}`, id: `a-${day}`, version: 1 }),
        toStoredActivity(activityOn(`2026-03-${day}`)),
      );
    await world.put(keys.feedbackRelease(agencyId, cycleId, 'ani'), {
      schemaVersion: 1,
      threshold: 3,
      sources: [{ source: 'peer', people: 3, values: [{ behaviour: 'harmonis', points: '3.00', months: [] }] }],
    });
    expect((await scored(world)).get('chief')?.cells).toEqual({ '40022': 2, '43322': 1 });
  });

  it('takes a rating that is the achievement of the unit led for nobody’s judgement', async () => {
    const world = await ratedWorld();
    await world.put(keys.keyIndicators(agencyId, cycleId, 'DINKES'), sheetOf('DINKES', keyIndicator('iku')));
    await world.put(keys.keyIndicatorRealisation(agencyId, cycleId, 'DINKES'), measured('DINKES', { iku: '95' }));
    expect((await scored(world)).get('mayor')?.cells).toEqual({ '40022': 2, '00022': 1 });
  });

  it('leaves out what several appraisers rated together, and says so to each', async () => {
    const world = await ratedWorld();
    const { data } = await world.case('ani');
    if (data.stage !== 'reviewed') throw new Error(data.stage);
    const part = { unitCode: data.unitCode, review: data.review };
    const segments = [
      { ...part, from: '2026-01-01', to: '2026-02-14', appraiserId: 'school-head' },
      { ...part, from: '2026-02-15', to: '2026-03-31', appraiserId: 'chief' },
    ];
    await world.put(caseKey(agencyId, await world.cycle(), 'ani'), { ...data, segments });
    const found = await scored(world);
    expect(found.get('chief')).toMatchObject({ cells: { '40022': 2 }, leftOut: 1 });
    expect(found.get('school-head')).toMatchObject({ cells: { '40022': 1 }, leftOut: 1 });
  });

  it('knows ratings that repeat the period before with their words', async () => {
    const world = await ratedWorld();
    await reviewedBefore(world, 'ani', { strengths: words.strengths.toUpperCase() });
    await reviewedBefore(world, 'budi', { strengths: 'Lebih cepat daripada sebelumnya.' });
    await reviewedBefore(world, 'citra', { by: 'somebody-else' });
    expect((await scored(world)).get('chief')).toMatchObject({ compared: 2, copied: 1 });
  });
});

describe('a shard that was begun before', () => {
  it('leaves the same from a death at any commit', async () => {
    const counting = crashingStore();
    const undisturbed = await ratedWorld(counting);
    await reviewedBefore(undisturbed, 'ani');
    counting.heal();
    const expected = await scored(undisturbed);
    const commits = counting.commits();
    for (let commit = 0; commit < commits; commit += 3)
      for (const moment of ['before', 'after'] as const) {
        const store = crashingStore();
        const world = await ratedWorld(store);
        await reviewedBefore(world, 'ani');
        store.crashAt(commit, moment);
        await expect(score(world)).rejects.toThrow(CrashError);
        store.heal();
        expect(await scored(world)).toEqual(expected);
      }
  });

  it('and the roll-up repeated changes nothing', async () => {
    const world = await ratedWorld();
    await score(world);
    const rollUp = () => createRollUpCycle(world.deps)({ agencyId, cycleId, phase: 'scoring' });
    await rollUp();
    const first = await world.read(keys.raterNorm(agencyId, cycleId));
    world.clock.set('2026-04-14T00:00:00.000Z');
    await rollUp();
    expect(await world.read(keys.raterNorm(agencyId, cycleId))).toEqual(first);
    expect(first).toMatchObject({ raters: 5, ratings: evaluated.length, departures: { above: 0, below: 0 } });
  });
});
