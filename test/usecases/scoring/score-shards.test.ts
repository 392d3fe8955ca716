import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import { explanationOf } from '../../../functions/domain/case/packed-version.ts';
import type { ScoredBody, UnassessedBody } from '../../../functions/domain/case/result-bodies.ts';
import { type Activity, contentOfReport } from '../../../functions/domain/execution/activity.ts';
import type { Feedback } from '../../../functions/domain/execution/feedback.ts';
import { toStoredActivity } from '../../../functions/domain/execution/stored-activity.ts';
import { addSpread, emptySpread, spreadOfCase } from '../../../functions/domain/forum/spread.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { testDigest } from '../../support/fakes.ts';
import { allCases, evaluated, manifestsOf, reviewedWorld, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const score = (world: World) => createScoreShards(world.deps)(shards);

const scoredBody = async (world: World, employeeId: string): Promise<ScoredBody> => {
  const { data } = await world.case(employeeId);
  if (data.stage !== 'scored') throw new Error(`${employeeId} is ${data.stage}`);
  const act = await world.read(keys.act<ScoredBody>(agencyId, cycleId, employeeId, data.result.seq));
  if (act === null) throw new Error('no act');
  return act.body;
};

const activity = (id: string, date: string): Activity => ({
  ...contentOfReport({
    date,
    workResultId: 'layanan',
    text: 'Kunjungan rumah',
    quantity: '2',
    minutes: 90,
    evidence: [],
  }),
  id,
  version: 1,
  at: `${date}T03:00:00.000Z`,
  lateDays: 0,
  source: 'entry',
  change: null,
  requestTag: `digest-${id}`,
  requestKey: null,
});
const putActivity = (world: World, one: Activity): Promise<void> =>
  world.put(keys.activity(agencyId, cycleId, 'ani', one), toStoredActivity(one));

const feedback = (source: Feedback['source'], rating: 'below' | 'meets' | 'above'): Feedback => ({
  schemaVersion: 1,
  source,
  authorId: null,
  month: '2026-02',
  ratings: { harmonis: rating },
  note: 'Membantu rekan',
  on: '2026-02-10',
  requestDigest: `digest-${source}`,
});

describe('scoring', () => {
  it('takes the ratings of the review', async () => {
    const world = await reviewedWorld();
    await score(world);
    const { data } = await world.case('ani');
    expect(data).toMatchObject({
      stage: 'scored',
      plan: { basis: 'set' },
      review: { workResult: 'meets', behaviour: 'meets' },
      result: {
        version: 1,
        workResult: 'meets',
        behaviour: 'meets',
        predicate: 'baik',
        basis: 'reviewed',
        score: '100.00',
      },
    });
    expect(data.stage === 'scored' && data.result.seq).toBe(data.chain.seq);
  });

  it('rates provisionally from evidence where the review is missing', async () => {
    const world = await reviewedWorld();
    const author = keys.feedback(agencyId, cycleId, 'budi', '2026-02', 'tag-1');
    await world.put(author, feedback('appraiser', 'above'));
    await score(world);
    const { data } = await world.case('budi');
    expect(data).toMatchObject({
      stage: 'scored',
      review: null,
      result: { workResult: 'meets', behaviour: 'above', predicate: 'baik', basis: 'provisional' },
    });
    expect((await scoredBody(world, 'budi')).inputs.feedback).toBe(1);
  });

  it('leaves somebody without a plan and without a review unassessed, with the reason and no number', async () => {
    const world = await reviewedWorld();
    await score(world);
    const { data } = await world.case('citra');
    expect(data.stage).toBe('unassessed');
    expect('result' in data).toBe(false);
    const act = await world.read(keys.act<UnassessedBody>(agencyId, cycleId, 'citra', data.chain.seq));
    expect(act?.envelope.act).toBe('left-unassessed');
    if (act === null) throw new Error('no act');
    expect(act.body.reason).toBe('no-plan');
    expect(explanationOf(act.body, null)).toMatchObject({ value: null, reason: 'no-plan' });
  });

  it('gives the case and its act the same result', async () => {
    const world = await reviewedWorld();
    await score(world);
    for (const employeeId of evaluated.filter((id) => id !== 'citra')) {
      const { data } = await world.case(employeeId);
      const body = await scoredBody(world, employeeId);
      const { tree: _, traits: __, inputs, ...stated } = body;
      expect(data).toMatchObject({ result: stated });
      expect(explanationOf(body, null).value).toBe(stated.predicate);
      expect(inputs.engine).not.toBe('');
    }
  });

  it('digests the daily work: entries, distinct days and a digest that anybody can compute from them', async () => {
    const world = await reviewedWorld();
    const days = [activity('a1', '2026-02-02'), activity('a2', '2026-02-02'), activity('a3', '2026-02-03')];
    for (const one of days) await putActivity(world, one);
    const withdrawn = activity('a4', '2026-02-04');
    await putActivity(world, withdrawn);
    await putActivity(world, {
      ...withdrawn,
      version: 2,
      change: { kind: 'withdraw', reason: 'Salah hari' },
      requestKey: 'k',
    });
    await score(world);
    const { inputs } = await scoredBody(world, 'ani');
    expect(inputs.activities).toEqual({ count: 3, days: 2, digest: testDigest.sha256(canonicalJson(days)) });
    expect((await scoredBody(world, 'budi')).inputs.activities).toMatchObject({ count: 0, days: 0 });
  });

  it('states another digest of the inputs when a single fact differs', async () => {
    const [one, other] = [await reviewedWorld(), await reviewedWorld()];
    await putActivity(other, activity('a1', '2026-02-02'));
    await Promise.all([score(one), score(other)]);
    const [before, after] = [await scoredBody(one, 'ani'), await scoredBody(other, 'ani')];
    expect(after.inputs.digest).not.toBe(before.inputs.digest);
    expect((await scoredBody(other, 'dewi')).inputs).toEqual((await scoredBody(one, 'dewi')).inputs);
  });

  it('destroys the key of the authors’ tags', async () => {
    const world = await reviewedWorld();
    expect(await world.read(keys.feedbackSecret(agencyId, cycleId))).not.toBeNull();
    await score(world);
    expect(await world.read(keys.feedbackSecret(agencyId, cycleId))).toBeNull();
  });

  it('writes manifests whose spreads are those of the cases, service by service', async () => {
    const world = await reviewedWorld();
    await score(world);
    const cases = await allCases(world);
    const manifests = await manifestsOf(world, 'scoring');
    for (const service of ['DINKES', 'DISDIK', 'KOTA']) {
      const counted = cases
        .filter(({ serviceCode }) => serviceCode === service)
        .reduce((sum, one) => addSpread(sum, spreadOfCase(one) ?? emptySpread()), emptySpread());
      const stated = manifests.reduce((sum, m) => addSpread(sum, m.services[service] ?? emptySpread()), emptySpread());
      expect(stated).toEqual(counted);
    }
    expect(manifests.reduce((n, m) => n + m.endStates.provisional, 0)).toBe(1);
    expect(manifests.reduce((n, m) => n + m.endStates.escalated, 0)).toBe(1);
  });

  it('keeps a roster of every service and shard', async () => {
    const world = await reviewedWorld();
    await score(world);
    const named: string[] = [];
    for (const service of ['DINKES', 'DISDIK', 'KOTA'])
      for (const shard of [0, 1])
        named.push(...((await world.read(keys.roster(agencyId, cycleId, service, shard)))?.employeeIds ?? []));
    expect(named.sort()).toEqual([...evaluated].sort());
  });
});

describe('scoring that is disturbed', () => {
  const leftBehind = async (world: World) => ({
    cases: await allCases(world),
    manifests: await manifestsOf(world, 'scoring'),
    secret: await world.read(keys.feedbackSecret(agencyId, cycleId)),
  });

  it('comes to the same bytes from a death at any commit', async () => {
    const counting = crashingStore();
    const undisturbed = await reviewedWorld(counting);
    counting.heal();
    await score(undisturbed);
    const commits = counting.commits();
    const expected = await leftBehind(undisturbed);
    expect(commits).toBeGreaterThan(evaluated.length + 2);
    for (let commit = 0; commit < commits; commit++)
      for (const moment of ['before', 'after'] as const) {
        const store = crashingStore();
        const world = await reviewedWorld(store);
        store.crashAt(commit, moment);
        await expect(score(world)).rejects.toThrow(CrashError);
        store.heal();
        await score(world);
        expect(await leftBehind(world)).toEqual(expected);
      }
  });

  it('comes to the same bytes with two workers at once', async () => {
    const [alone, shared] = [await reviewedWorld(), await reviewedWorld()];
    await score(alone);
    await Promise.all([score(shared), score(shared)]);
    expect(await leftBehind(shared)).toEqual(await leftBehind(alone));
  });
});
