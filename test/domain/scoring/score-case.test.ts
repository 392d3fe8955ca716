import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predicateOf, type Rating } from '../../../functions/domain/scoring/predicate.ts';
import { type CaseScore, type ScoreInput, scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import {
  allRated,
  anyFeedback,
  feedbackOf,
  indicator,
  nodesOf,
  planOf,
  planWithRealisation,
  rating,
  realised,
  rules,
} from './scoring-fixtures.ts';

const complete: ScoreInput = {
  plan: planOf(['100', indicator('i')]),
  planBasis: 'set',
  realisation: realised({ i: '95' }),
  feedback: [feedbackOf('appraiser', allRated('above')), feedbackOf('peer', allRated('above'))],
  activities: { count: 60, days: 58, digest: 'digest-of-the-journal' },
  review: { workResult: 'meets', behaviour: 'above', seq: 3 },
  ownDutiesMet: true,
  rules,
};
const without = (change: Partial<ScoreInput>): CaseScore => scoreCase({ ...complete, review: null, ...change });
const below = [feedbackOf('peer', allRated('below'))];

describe('with a review', () => {
  it('the ratings are those of the appraiser', () => {
    expect(scoreCase(complete)).toMatchObject({
      decision: 'scored',
      workResult: 'meets',
      behaviour: 'above',
      predicate: 'baik',
      basis: 'reviewed',
      score: '95.00',
      weakBehaviours: [],
    });
  });

  it('stand whatever the evidence suggests, and a departure shows', () => {
    const { explanation } = scoreCase({ ...complete, review: { workResult: 'above', behaviour: 'meets', seq: 9 } });
    expect(explanation).toMatchObject({ value: 'baik', reason: 'reviewed', evidence: ['act/9'] });
    const [work] = nodesOf(explanation, 'work-result-rating');
    expect(work).toMatchObject({ value: 'above', reason: 'departs-from-suggestion' });
    expect(nodesOf(explanation, 'work-result-suggestion')[0]?.value).toBe('meets');
    expect(nodesOf(explanation, 'behaviour-rating')[0]).toMatchObject({
      value: 'meets',
      reason: 'departs-from-suggestion',
    });
  });

  it('depart from nothing where there is no suggestion', () => {
    const scored = scoreCase({ ...complete, realisation: null, feedback: [] });
    expect(scored).toMatchObject({ decision: 'scored', predicate: 'baik', score: null });
    expect(nodesOf(scored.explanation, 'work-result-rating')[0]?.reason).toBe('reviewed');
    expect(nodesOf(scored.explanation, 'work-result-score')[0]?.reason).toBe('no-realisation');
  });

  it('stand without a plan', () => {
    const scored = scoreCase({ ...complete, plan: null, planBasis: null, realisation: null });
    expect(scored).toMatchObject({ decision: 'scored', workResult: 'meets', score: null });
    expect(nodesOf(scored.explanation, 'work-result-suggestion')[0]).toMatchObject({ value: null, reason: 'no-plan' });
  });
});

describe('without a review', () => {
  it('evidence gives a provisional result, marked as such', () => {
    const scored = without({ realisation: realised({ i: '104' }) });
    expect(scored).toMatchObject({
      decision: 'scored',
      workResult: 'above',
      behaviour: 'above',
      predicate: 'sangat-baik',
      basis: 'provisional',
      score: '104.00',
    });
    expect(scored.explanation).toMatchObject({ reason: 'provisional' });
    expect(scored.explanation).not.toHaveProperty('evidence');
  });

  it('silence about behaviour is what the rule set says', () => {
    const scored = without({ feedback: [] });
    expect(scored).toMatchObject({ behaviour: 'meets', predicate: 'baik' });
    expect(nodesOf(scored.explanation, 'behaviour-rating')[0]?.reason).toBe('when-silent');
  });

  it.each<[boolean, Rating, string, string]>([
    [true, 'meets', 'baik', 'own-duties-met'],
    [false, 'below', 'kurang', 'provisional'],
  ])(
    'feedback alone below expectation, own duties met %s: behaviour %s, predicate %s',
    (met, behaviour, predicate, reason) => {
      const scored = without({ feedback: below, ownDutiesMet: met });
      expect(scored).toMatchObject({ behaviour, predicate });
      expect(nodesOf(scored.explanation, 'behaviour-rating')[0]?.reason).toBe(reason);
      expect(nodesOf(scored.explanation, 'behaviour-suggestion')[0]?.value).toBe('below');
    },
  );

  it('keeps the weak values for follow-up even where they did not lower the rating', () => {
    const scored = without({ feedback: [feedbackOf('peer', { 'berorientasi-pelayanan': 'below' })] });
    expect(scored).toMatchObject({ weakBehaviours: ['berorientasi-pelayanan'] });
    expect(nodesOf(scored.explanation, 'weak-behaviour')).toHaveLength(1);
  });

  it('a plan that was carried counts like one that was set, and it is said', () => {
    const carried = without({ planBasis: 'carried' });
    const set = without({});
    expect({ ...carried, explanation: null }).toEqual({ ...set, explanation: null });
    expect(nodesOf(carried.explanation, 'work-result-suggestion')[0]?.reason).toBe('plan-carried');
    expect(nodesOf(set.explanation, 'work-result-suggestion')[0]).not.toHaveProperty('reason');
  });

  it.each<[string, Partial<ScoreInput>, string]>([
    ['no plan', { plan: null, planBasis: null }, 'no-plan'],
    ['no realisation', { realisation: null }, 'no-realisation'],
    [
      'nothing that can be calculated',
      { plan: planOf(['100', indicator('i', { target: '0' })]) },
      'nothing-calculable',
    ],
    [
      'a missing component that blocks',
      { plan: planOf(['50', indicator('i')], ['50', indicator('j')]), rules: { ...rules, missingComponent: 'block' } },
      'blocked',
    ],
    [
      'a missing component that waits',
      {
        plan: planOf(['50', indicator('i')], ['50', indicator('j')]),
        rules: { ...rules, missingComponent: 'not-yet-assessable' },
      },
      'not-yet-assessable',
    ],
  ])('%s leaves the case unassessed: never zero, never the lowest', (_, change, reason) => {
    const left = without(change);
    expect(left).toMatchObject({ decision: 'unassessed', reason });
    expect(left).not.toHaveProperty('predicate');
    expect(left.explanation).toMatchObject({ code: 'predicate', value: null, reason });
  });
});

describe('the journal', () => {
  it('stands beside the ratings with its digest', () => {
    expect(nodesOf(scoreCase(complete).explanation, 'activities')[0]).toEqual({
      code: 'activities',
      value: '60',
      unit: 'count',
      symbols: { days: '58' },
      evidence: ['digest-of-the-journal'],
    });
  });

  it('has no evidence where it is empty', () => {
    const { explanation } = scoreCase({ ...complete, activities: { count: 0, days: 0, digest: 'of nothing' } });
    expect(nodesOf(explanation, 'activities')[0]).not.toHaveProperty('evidence');
  });
});

const review = fc.record({ workResult: rating, behaviour: rating, seq: fc.integer({ min: 1, max: 9 }) });
const anyInput = fc
  .tuple(planWithRealisation, fc.array(anyFeedback, { maxLength: 8 }), fc.option(review), fc.boolean(), fc.boolean())
  .map(
    ([{ plan, realisation }, feedback, given, ownDutiesMet, reported]): ScoreInput => ({
      ...complete,
      plan,
      realisation: reported ? realisation : null,
      feedback,
      review: given,
      ownDutiesMet,
    }),
  );

describe('whatever the case', () => {
  it('the predicate is that of the matrix, and the tree says the same as the result', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const scored = scoreCase(input);
        const [work, behaviour] = scored.explanation.inputs ?? [];
        if (scored.decision === 'unassessed') {
          expect(scored.explanation.value).toBeNull();
          return;
        }
        expect(scored.predicate).toBe(predicateOf(scored.workResult, scored.behaviour));
        expect(scored.explanation.value).toBe(scored.predicate);
        expect([work?.value, behaviour?.value]).toEqual([scored.workResult, scored.behaviour]);
        expect(nodesOf(scored.explanation, 'work-result-score')[0]?.value).toBe(scored.score);
      }),
    );
  });

  it('somebody who did their own part gets no predicate of misconduct from a missing review', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const scored = scoreCase({ ...input, review: null, ownDutiesMet: true });
        const predicate = scored.decision === 'scored' ? scored.predicate : null;
        expect(['kurang', 'sangat-kurang']).not.toContain(predicate);
      }),
    );
  });

  it('a review is never overruled by the calculation', () => {
    fc.assert(
      fc.property(anyInput, review, (input, given) => {
        const { workResult, behaviour } = given;
        expect(scoreCase({ ...input, review: given })).toMatchObject({ workResult, behaviour, basis: 'reviewed' });
      }),
    );
  });

  it('the same inputs give the same bytes', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(JSON.stringify(scoreCase(structuredClone(input)))).toBe(JSON.stringify(scoreCase(input)));
      }),
    );
  });
});

it('the tree of a usual plan stays small, because every started KB of it is billed', () => {
  const plan = planOf(
    ['40', indicator('rhk-1-i1', { weight: '60', target: '24' }), indicator('rhk-1-i2', { weight: '40', target: '7' })],
    ['30', indicator('rhk-2-i1')],
    ['30', indicator('rhk-3-i1')],
  );
  const values = { 'rhk-1-i1': '23', 'rhk-1-i2': '6', 'rhk-2-i1': '99', 'rhk-3-i1': '101.5' };
  const realisation = realised(values, ['https://arsip.example.go.id/bukti/2026-03']);
  const { explanation } = scoreCase({ ...complete, plan, realisation });
  expect(new TextEncoder().encode(JSON.stringify(explanation)).length).toBeLessThan(3 * 1024);
});
