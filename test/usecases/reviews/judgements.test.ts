import { beforeEach, describe, expect, it } from 'vitest';
import type { Judgement } from '../../../functions/domain/execution/judgement.ts';
import type { Rating } from '../../../functions/domain/scoring/predicate.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetRealisation } from '../../../functions/usecases/realisations/get-realisation.ts';
import { createSaveRealisation } from '../../../functions/usecases/realisations/save-realisation.ts';
import { createGetReview } from '../../../functions/usecases/reviews/get-review.ts';
import { createGetSuggestion } from '../../../functions/usecases/reviews/get-suggestion.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { qualitativePlan } from '../../support/plans.ts';
import { refusalOf } from '../../support/refusals.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const ids = ['mutu', 'dampak', 'proses'];
const descriptions = ids.map((indicatorId) => ({ indicatorId, text: 'Tercapai dan diakui', evidence: [] }));
const judged = (...given: Rating[]): Judgement[] =>
  given.map((rating, i) => ({ indicatorId: ids[i] ?? '', rating, note: 'Terlihat di lapangan' }));
const rated = (workResult: Rating, judgements: Judgement[], reason: string | null = null) =>
  ({ ...target, workResult, behaviour: 'meets', reason, strengths: 'a', improvements: 'b', judgements }) as const;

let world: World;
let review: ReturnType<typeof createSubmitReview>;

beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani', qualitativePlan);
  await world.enterPhase('execution');
  review = createSubmitReview(world.deps);
});

const report = (input: { items?: { indicatorId: string; value: string; evidence: string[] }[] } = {}) =>
  createSaveRealisation(world.deps)(world.command('ani'), { ...target, items: [], descriptions, ...input });

describe('what is reported of a plan in words', () => {
  it('is words, and read back so', async () => {
    await report();
    const { view } = await createGetRealisation(world.deps)(world.actor('chief'), target);
    expect(view).toMatchObject({ items: [], descriptions });
  });

  it('is no number: that would be invented', async () => {
    const refusal = await refusalOf(report({ items: [{ indicatorId: 'mutu', value: '100', evidence: [] }] }));
    expect(refusal).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/items/0/indicatorId', code: 'indicator-is-described' }],
    });
  });

  it('is words only where there is no target', async () => {
    await world.planned('budi');
    const save = createSaveRealisation(world.deps);
    const input = { cycleId, employeeId: 'budi', items: [] };
    const told = [{ indicatorId: 'laporan', text: 'Selesai', evidence: [] }];
    expect(await refusalOf(save(world.command('budi'), { ...input, descriptions: told }))).toMatchObject({
      fields: [{ pointer: '/descriptions/0/indicatorId', code: 'indicator-is-measured' }],
    });
  });
});

describe('a review of a plan in words', () => {
  beforeEach(async () => {
    await report();
    await world.enterPhase('supervisor-review');
  });

  it('starts from no suggestion, which says what it waits for', async () => {
    const { view } = await createGetSuggestion(world.deps)(world.actor('chief'), target);
    expect(view.workResult).toMatchObject({ score: null, rating: null, explanation: { reason: 'awaits-judgement' } });
  });

  it('that follows its own judgements needs no further reason, and has no score', async () => {
    await review(world.command('chief', { version: 3 }), rated('above', judged('above', 'meets', 'below')));
    const { view } = await createGetReview(world.deps)(world.actor('chief'), target);
    expect(view).toMatchObject({
      suggestion: { score: null, rating: 'above' },
      judgements: judged('above', 'meets', 'below'),
    });
  });

  it('that departs from them needs one', async () => {
    const departing = rated('below', judged('above', 'meets', 'below'));
    expect(await refusalOf(review(world.command('chief', { version: 3 }), departing))).toMatchObject({
      code: 'reason-required',
      extra: { suggested: 'above', score: null },
    });
    const explained = { ...departing, reason: 'Terlambat dua bulan' };
    expect(await review(world.command('chief', { version: 3 }), explained)).toMatchObject({ seq: 3 });
  });

  it.each<[string, Judgement[], string]>([
    ['leaves one out', judged('above', 'meets'), 'judgement-required'],
    ['judges none', [], 'judgement-required'],
    [
      'judges what is not there',
      [...judged('above', 'above', 'above'), { indicatorId: 'x', rating: 'above', note: 'x' }],
      'unknown-indicator',
    ],
  ])('is refused where it %s', async (_, judgements, code) => {
    expect((await refusalOf(review(world.command('chief', { version: 3 }), rated('above', judgements)))).code).toBe(
      code,
    );
  });

  it('is scored as it was given, without a number', async () => {
    await review(world.command('chief', { version: 3 }), rated('above', judged('above', 'above', 'below')));
    await world.enterPhase('scoring');
    await createScoreShards(world.deps)(shards);
    const { data } = await world.case('ani');
    expect(data).toMatchObject({ stage: 'scored', result: { workResult: 'above', basis: 'reviewed', score: null } });
  });

  it('that never came leaves the rating of the rule, not a gap', async () => {
    await world.enterPhase('scoring');
    await createScoreShards(world.deps)(shards);
    const { data } = await world.case('ani');
    expect(data).toMatchObject({ stage: 'scored', result: { workResult: 'meets', basis: 'provisional', score: null } });
  });
});

it('a plan with targets takes no judgements', async () => {
  await world.planned('budi');
  await world.put(keys.realisation(agencyId, cycleId, 'budi'), { schemaVersion: 1, items: [], at: world.clock.now() });
  await world.enterPhase('supervisor-review');
  const input = { ...rated('meets', judged('above'), 'x'), employeeId: 'budi' };
  expect((await refusalOf(review(world.command('chief', { version: 3 }), input))).code).toBe('unknown-indicator');
});
