import { beforeEach, describe, expect, it } from 'vitest';
import { mayVote } from '../../../functions/domain/forum/eligibility.ts';
import { routeObjection } from '../../../functions/domain/objection/route-objection.ts';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { createGetReview } from '../../../functions/usecases/reviews/get-review.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { gatherSegments } from '../../../functions/usecases/scoring/gather-segments.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createGetSegmentEvidence } from '../../../functions/usecases/segments/get-segment-evidence.ts';
import { createGetSegments } from '../../../functions/usecases/segments/get-segments.ts';
import { createListMySegments } from '../../../functions/usecases/segments/list-my-segments.ts';
import { createSaveSegmentRealisation } from '../../../functions/usecases/segments/save-segment-realisation.ts';
import { exampleRealisation } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { realise, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { confirmAll, importRows, rowOf, transfer } from './fixtures.ts';

const target = { cycleId, employeeId: 'ani' };
let world: World;
const rate = async (personId: string, over: object = {}) =>
  createSubmitReview(world.deps)(world.command(personId, { version: (await world.case('ani')).version }), {
    ...target,
    workResult: 'above',
    behaviour: 'meets',
    reason: 'Melampaui harapan dalam pelayanan.',
    strengths: 'Teliti',
    improvements: 'Lebih cepat',
    ...over,
  });
const nodes = (tree: Explanation): Explanation[] => [tree, ...(tree.inputs ?? []).flatMap(nodes)];
const firstPart = { ...target, number: 1 };

/** Ani moved from health to education in mid-February: half the quarter each. */
beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
  await importRows(world, [transfer()]);
  await confirmAll(world);
  await realise(world, 'ani');
});

describe('the plan of the earlier post', () => {
  const items = exampleRealisation;
  it('has a realisation of its own', async () => {
    const save = createSaveSegmentRealisation(world.deps);
    expect(await save(world.command('ani'), { ...firstPart, items })).toMatchObject({ version: 1 });
    expect(await refusalOf(save(world.command('ani'), { ...firstPart, items: [] }))).toMatchObject({
      code: 'precondition-required',
    });
    const { view } = await createGetSegmentEvidence(world.deps)(world.actor('chief'), firstPart);
    expect(view).toMatchObject({
      from: '2026-01-01',
      to: '2026-02-14',
      realisation: { items, version: 1 },
      suggestion: { workResult: { score: '100.00', rating: 'meets' } },
    });
  });

  it('takes nothing that the plan does not know, and only from the employee, and only where it counts', async () => {
    const save = createSaveSegmentRealisation(world.deps);
    const unknown = [{ indicatorId: 'elsewhere', value: '1', evidence: [] }];
    expect(await refusalOf(save(world.command('ani'), { ...firstPart, items: unknown }))).toMatchObject({
      code: 'unknown-indicator',
    });
    expect(await refusalOf(save(world.command('chief'), { ...firstPart, items }))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(save(world.command('ani'), { ...target, number: 2, items }))).toMatchObject({
      code: 'wrong-stage',
    });
    expect(await refusalOf(save(world.command('ani'), { ...target, number: 3, items }))).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('each part is reviewed by the appraiser of its time', () => {
  beforeEach(() => world.enterPhase('supervisor-review'));

  it('and the case is reviewed once all are', async () => {
    expect(await rate('chief')).toMatchObject({ act: 'review-submitted' });
    expect((await world.case('ani')).data).toMatchObject({
      stage: 'planned',
      segments: [{ review: { workResult: 'above' } }, { review: null }],
    });
    expect(await createListMySegments(world.deps)(world.actor('chief'), { cycleId })).toMatchObject({
      items: [{ reviewed: true, due: false }],
    });
    await rate('school-head', { workResult: 'meets', reason: null });
    expect((await world.case('ani')).data).toMatchObject({
      stage: 'reviewed',
      // Half above, half meets: 2.5 points.
      review: { workResult: 'above', behaviour: 'meets' },
    });
  });

  it('with the suggestion of its own plan and realisation', async () => {
    // Nothing was reported for the earlier post: a rating without a number needs a reason.
    expect(await refusalOf(rate('chief', { workResult: 'meets', reason: null }))).toMatchObject({
      code: 'reason-required',
      extra: { suggested: null },
    });
    await rate('school-head', { workResult: 'meets', reason: null });
    const { view } = await createGetReview(world.deps)(world.actor('admin'), target).catch(() => ({ view: null }));
    expect(view).toBeNull();
  });

  it('and by nobody else', async () => {
    expect(await refusalOf(rate('health-head'))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(rate('mayor'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(rate('chief', { segment: 2 }))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/segment' }],
    });
  });

  it('again until the deadline, and then the later review counts', async () => {
    await rate('chief');
    await rate('school-head', { workResult: 'meets', reason: null });
    await rate('chief', { workResult: 'below' });
    expect((await world.case('ani')).data).toMatchObject({
      stage: 'reviewed',
      review: { workResult: 'meets', seq: 6 },
    });
  });

  it('is missing by that appraiser alone where only one was silent, and never the employee’s loss', async () => {
    await rate('school-head', { workResult: 'above' });
    world.clock.set('2026-04-13T00:00:00.000Z');
    await createCloseShards(world.deps)({ ...shards, phase: 'supervisor-review' });
    const closed = (await world.case('ani')).data;
    expect(closed.marks).toEqual([
      {
        phase: 'supervisor-review',
        missing: 'supervisor-review',
        owedBy: 'chief',
        rule: 'provisional-from-evidence',
      },
    ]);
    await world.enterPhase('scoring');
    await createScoreShards(world.deps)(shards);
    expect((await world.case('ani')).data).toMatchObject({
      stage: 'scored',
      segments: [{ appraiserId: 'chief' }, { appraiserId: 'school-head' }],
      // The silent part has no realisation of its own: its share goes to the other.
      result: { workResult: 'above', basis: 'provisional' },
    });
  });

  it('by an appraiser of two parts names the part', async () => {
    await world.enterPhase('execution');
    await importRows(world, [rowOf('ani', { from: '2026-03-15' })]);
    await confirmAll(world);
    await world.enterPhase('supervisor-review');
    expect(await refusalOf(rate('chief'))).toMatchObject({ code: 'invalid-body', fields: [{ pointer: '/segment' }] });
    await rate('chief', { segment: 3 });
    expect((await world.case('ani')).data.segments?.map(({ review }) => review === null)).toEqual([true, true, false]);
  });
});

describe('the result of a period in parts', () => {
  beforeEach(async () => {
    await createSaveSegmentRealisation(world.deps)(world.command('ani'), { ...firstPart, items: exampleRealisation });
    await world.enterPhase('supervisor-review');
    await rate('chief', { workResult: 'meets', reason: null });
    await rate('school-head');
    await world.enterPhase('scoring');
    await createScoreShards(world.deps)(shards);
  });

  it('opens to every part, its share and its own reckoning', async () => {
    const { view } = await createGetResult(world.deps)(world.actor('admin'), target);
    const [version] = view.versions;
    expect(version).toMatchObject({
      workResult: 'above',
      behaviour: 'meets',
      predicate: 'baik',
      basis: 'reviewed',
      score: '100.00',
    });
    const all = version === undefined ? [] : nodes(version.explanation);
    expect(
      all.filter(({ code }) => code === 'segment').map(({ subject, symbols }) => [subject, symbols?.share]),
    ).toEqual([
      ['2026-01-01..2026-02-14', '1/2'],
      ['2026-02-15..2026-03-31', '1/2'],
    ]);
    expect(all.filter(({ code }) => code === 'indicator-achievement').length).toBeGreaterThanOrEqual(4);
  });

  it('depends on every review: another word in one gives another digest of the inputs', async () => {
    const { data } = await world.case('ani');
    const digestOf = async (): Promise<string | undefined> => {
      const parts = await gatherSegments(world.deps, agencyId, data, 'evidence', { ledBy: async () => null });
      return parts?.digest;
    };
    const before = await digestOf();
    const key = keys.act(agencyId, cycleId, 'ani', data.segments?.[0]?.review?.seq ?? 0);
    const act = await world.read(key);
    if (act === null) throw new Error('no review');
    await world.put(key, { ...act, envelope: { ...act.envelope, bodyDigest: 'another' } });
    expect(before).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await digestOf()).not.toBe(before);
  });

  it('is heard by nobody who rated a part, and voted on by none of them', async () => {
    const { data } = await world.case('ani');
    const panel = { voterIds: [], recusedIds: [], authorisedOfficialId: 'secretary' };
    expect(routeObjection({ ...data, superiorId: 'chief' }, panel)).toEqual({
      decision: 'route',
      deciderId: 'secretary',
      because: 'rated',
    });
    const committee = { chairId: 'chief', memberIds: [], ties: [] };
    expect(mayVote('chief', data, committee, world.rules.forum)).toEqual({ decision: 'recused', reason: 'appraiser' });
  });

  it('is in the parts for administrators; the person rated waits for publication', async () => {
    const segments = async (as: string) => (await createGetSegments(world.deps)(world.actor(as), target)).view.segments;
    expect((await segments('admin')).map(({ review }) => review?.workResult)).toEqual(['meets', 'above']);
    expect((await segments('ani')).map(({ review, reviewed }) => [review, reviewed])).toEqual([
      [null, true],
      [null, true],
    ]);
  });
});
