import { beforeEach, describe, expect, it } from 'vitest';
import { explanationOf } from '../../../functions/domain/case/packed-version.ts';
import type { ScoredBody } from '../../../functions/domain/case/result-bodies.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetSuggestion } from '../../../functions/usecases/reviews/get-suggestion.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { nodesOf } from '../../domain/scoring/scoring-fixtures.ts';
import { keyIndicator, measured, sheetOf, withUnits } from '../../support/key-indicators.ts';
import { refusalOf } from '../../support/refusals.ts';
import { realise, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

let world: World;
const head = { cycleId, employeeId: 'health-head' };
const words = { behaviour: 'meets', strengths: 'Tegas', improvements: 'Mendengar' } as const;

const setUp = async (rules: RuleSet = defaultRuleSet, value: string | null = '85'): Promise<void> => {
  world = await createWorld({ rules });
  await world.put(keys.keyIndicators(agencyId, cycleId, 'DINKES'), sheetOf('DINKES', keyIndicator('iku')));
  if (value !== null)
    await world.put(keys.keyIndicatorRealisation(agencyId, cycleId, 'DINKES'), measured('DINKES', { iku: value }));
  await world.planned('health-head');
  await realise(world, 'health-head');
  await world.enterPhase('supervisor-review');
};
const review = (workResult: 'below' | 'meets' | 'above', reason: string | null) =>
  createSubmitReview(world.deps)(world.command('mayor', { version: 3 }), { ...head, ...words, workResult, reason });
const suggestion = async () => (await createGetSuggestion(world.deps)(world.actor('mayor'), head)).view.workResult;
const result = async () => {
  await world.enterPhase('scoring');
  await createScoreShards(world.deps)(shards);
  const { data } = await world.case('health-head');
  if (data.stage !== 'scored') throw new Error(data.stage);
  const act = await world.read(keys.act<ScoredBody>(agencyId, cycleId, 'health-head', data.result.seq));
  if (act === null) throw new Error('no act');
  return { ...data.result, explanation: explanationOf(act.body, null), body: act.body };
};

describe('the review of a head', () => {
  beforeEach(() => setUp());

  it('is suggested from the unit’s achievement, not from the own plan', async () => {
    expect(await suggestion()).toMatchObject({
      score: '85.00',
      rating: 'below',
      explanation: { reason: 'unit-binds' },
    });
  });

  it('cannot depart from it, with or without a reason', async () => {
    for (const reason of [null, 'Bekerja keras'])
      expect(await refusalOf(review('meets', reason))).toMatchObject({
        code: 'unit-rating-binds',
        extra: { suggested: 'below', score: '85.00' },
      });
    expect((await world.case('health-head')).version).toBe(3);
  });

  it('stands in the result with the reckoning of the unit', async () => {
    await review('below', null);
    const scored = await result();
    expect(scored).toMatchObject({
      workResult: 'below',
      score: '85.00',
      basis: 'reviewed',
      predicate: 'butuh-perbaikan',
    });
    expect(nodesOf(scored.explanation, 'indicator-achievement')).toMatchObject([{ subject: 'iku', value: '85' }]);
  });

  it('is taken provisionally where the review is missing', async () => {
    expect(await result()).toMatchObject({ workResult: 'below', score: '85.00', basis: 'provisional' });
  });

  it('is digested with what the unit was measured by', async () => {
    const before = (await result()).body.inputs.digest;
    await setUp(defaultRuleSet, '86');
    expect((await result()).body.inputs.digest).not.toBe(before);
  });
});

describe('by the settings of the agency', () => {
  it('the unit’s achievement is a suggestion from which a review departs with a reason', async () => {
    await setUp(withUnits(defaultRuleSet, { headRating: 'suggestion' }));
    expect((await refusalOf(review('meets', null))).code).toBe('reason-required');
    await review('meets', 'Bencana banjir di luar kendali dinas');
    expect(await result()).toMatchObject({ workResult: 'meets', score: '85.00' });
  });

  it('heads are rated by their own plans', async () => {
    await setUp(withUnits(defaultRuleSet, { headRating: 'own-plan' }));
    expect(await suggestion()).toMatchObject({ score: '100.00', rating: 'meets' });
  });
});

describe('a unit without an achievement', () => {
  it('leaves the head the own plan, and says so', async () => {
    await setUp(defaultRuleSet, null);
    const found = await suggestion();
    expect(found).toMatchObject({ score: '100.00', rating: 'meets' });
    if (!found) throw new Error('no suggestion');
    expect(nodesOf(found.explanation, 'unit-led')).toMatchObject([{ reason: 'unit-without-achievement' }]);
    await review('meets', null);
    expect(await result()).toMatchObject({ workResult: 'meets', score: '100.00' });
  });

  it('does not touch people who lead no unit', async () => {
    await setUp();
    await world.planned('ani');
    await realise(world, 'ani');
    const { view } = await createGetSuggestion(world.deps)(world.actor('chief'), { cycleId, employeeId: 'ani' });
    expect(view.workResult).toMatchObject({ score: '100.00' });
    expect(
      nodesOf(view.workResult?.explanation ?? { code: 'predicate', value: null, unit: 'rating' }, 'unit-led'),
    ).toEqual([]);
  });
});
