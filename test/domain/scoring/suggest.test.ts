import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { partShares } from '../../../functions/domain/scoring/part-shares.ts';
import { suggestWorkResult } from '../../../functions/domain/scoring/suggest.ts';
import { indicator, nodesOf, planOf, planWithRealisation, realised, rules } from './scoring-fixtures.ts';

const one = planOf(['100', indicator('i')]);
const under = (policy: RuleSet['missingComponent']): RuleSet => ({ ...rules, missingComponent: policy });
const mean = (nodes: { value: string | null; weight?: string }[]): number => {
  const known = nodes.filter(({ value }) => value !== null);
  const weighed = known.reduce((so, { value, weight }) => so + Number(value) * Number(weight), 0);
  return weighed / known.reduce((so, { weight }) => so + Number(weight), 0);
};

describe('the score', () => {
  it('weighs indicators within work results, and work results within the plan', () => {
    const plan = planOf(
      ['60', indicator('a', { weight: '75' }), indicator('b', { weight: '25' })],
      ['40', indicator('c')],
    );
    // 0.6 * (0.75 * 100 + 0.25 * 80) + 0.4 * 110
    expect(suggestWorkResult(plan, realised({ a: '100', b: '80', c: '110' }), rules)).toMatchObject({
      score: '101.00',
      rating: 'above',
      reason: null,
    });
  });

  it('is rounded once, at the end', () => {
    // Rounding each achievement first would give 33.33.
    const plan = planOf(['33.3', indicator('a')], ['33.3', indicator('b')], ['33.4', indicator('c')]);
    const { score, explanation } = suggestWorkResult(plan, realised({ a: '33.334', b: '33.334', c: '33.337' }), rules);
    expect(score).toBe('33.34');
    expect(nodesOf(explanation, 'work-result-score')[0]).toMatchObject({ value: '33.34', rounding: 'half-up, 2' });
    expect(nodesOf(explanation, 'indicator-achievement').map(({ value }) => value)).toEqual([
      '33.334',
      '33.334',
      '33.337',
    ]);
  });

  it('takes the number of decimals from the rule set', () => {
    const whole: RuleSet = { ...rules, rounding: { decimals: 0, mode: 'half-up' } };
    expect(suggestWorkResult(one, realised({ i: '89.5' }), whole)).toMatchObject({ score: '90', rating: 'meets' });
  });

  it.each([
    ['100.01', 'above'],
    ['100.004', 'meets'],
    ['100', 'meets'],
    ['90', 'meets'],
    ['89.995', 'meets'],
    ['89.994', 'below'],
    ['0', 'below'],
  ])('of %s is rated %s, by the figure that people see', (value, rating) => {
    expect(suggestWorkResult(one, realised({ i: value }), rules).rating).toBe(rating);
  });

  it('does not depend on the order of the plan or of the realisation', () => {
    fc.assert(
      fc.property(planWithRealisation, ({ plan, realisation }) => {
        const turned = { ...plan, workResults: plan.workResults.toReversed() };
        const items = { ...realisation, items: realisation.items.toReversed() };
        const { score, rating, reason } = suggestWorkResult(plan, realisation, rules);
        expect(suggestWorkResult(turned, items, rules)).toMatchObject({ score, rating, reason });
      }),
    );
  });

  it('can be worked out again from the tree alone', () => {
    fc.assert(
      fc.property(planWithRealisation, ({ plan, realisation }) => {
        const { score, explanation } = suggestWorkResult(plan, realisation, rules);
        const [root] = nodesOf(explanation, 'work-result-score');
        expect(root?.value).toBe(score);
        if (score === null) return;
        expect(Math.abs(mean(root?.inputs ?? []) - Number(score))).toBeLessThan(0.00501);
        for (const node of nodesOf(explanation, 'work-result-achievement')) {
          if (node.value === null) continue;
          expect(mean(node.inputs ?? [])).toBeCloseTo(Number(node.value), 4);
        }
      }),
    );
  });
});

describe('a missing component', () => {
  const plan = planOf(
    ['60', indicator('a', { weight: '75' }), indicator('b', { weight: '25' })],
    ['40', indicator('c')],
  );

  it('leaves its weight to the others where the policy says so, and is never zero', () => {
    const { score, explanation } = suggestWorkResult(plan, realised({ a: '95', c: '95' }), rules);
    expect(score).toBe('95.00');
    expect(nodesOf(explanation, 'work-result-score')[0]?.source).toBe('rules: missingComponent = renormalise');
    expect(nodesOf(explanation, 'work-result-achievement')[0]?.reason).toBe('renormalised');
    const [a, b] = nodesOf(explanation, 'indicator-achievement');
    expect(a).toMatchObject({ subject: 'a', weight: '75' });
    expect(partShares([a, b].flatMap((one) => one ?? []))).toEqual(['100.00', null]);
    expect(b).toMatchObject({ subject: 'b', value: null, reason: 'not-reported', weight: '25' });
  });

  it('takes a whole work result with it where none of its indicators was reported', () => {
    const { score, explanation } = suggestWorkResult(plan, realised({ a: '80', b: '100' }), rules);
    expect(score).toBe('85.00');
    expect(nodesOf(explanation, 'work-result-score')[0]?.reason).toBe('incomplete-report');
    expect(nodesOf(explanation, 'work-result-achievement')[1]).toMatchObject({
      value: null,
      reason: 'nothing-calculable',
    });
  });

  it.each([
    ['block', 'blocked'],
    ['not-yet-assessable', 'not-yet-assessable'],
  ] as const)('gives no number under the policy %s', (policy, reason) => {
    const {
      score,
      rating,
      reason: why,
      explanation,
    } = suggestWorkResult(plan, realised({ a: '95', c: '95' }), under(policy));
    expect([score, rating, why]).toEqual([null, null, reason]);
    expect(nodesOf(explanation, 'work-result-score')[0]).toMatchObject({
      value: null,
      reason,
      source: `rules: missingComponent = ${policy}`,
    });
    expect(nodesOf(explanation, 'indicator-achievement')[0]?.value).toBe('95');
  });

  it.each(['block', 'not-yet-assessable', 'renormalise'] as const)(
    'changes nothing under %s where all is there',
    (policy) => {
      const all = realised({ a: '100', b: '80', c: '110' });
      expect(suggestWorkResult(plan, all, under(policy)).score).toBe('101.00');
    },
  );

  it('counts a target of zero as missing', () => {
    const impossible = planOf(['50', indicator('a', { target: '0' })], ['50', indicator('b')]);
    expect(suggestWorkResult(impossible, realised({ a: '3', b: '97' }), rules).score).toBe('97.00');
  });

  it('leaves no number where nothing at all could be calculated', () => {
    const { score, reason } = suggestWorkResult(one, realised({ stranger: '5' }), rules);
    expect([score, reason]).toEqual([null, 'nothing-calculable']);
  });

  it('without any realisation there is no number and no rating', () => {
    const { score, rating, reason, explanation } = suggestWorkResult(one, null, rules);
    expect([score, rating, reason]).toEqual([null, null, 'no-realisation']);
    expect(nodesOf(explanation, 'work-result-score')[0]).toMatchObject({ value: null, reason: 'no-realisation' });
  });

  it('never lowers the score below the worst or lifts it above the best of what was reported', () => {
    fc.assert(
      fc.property(planWithRealisation, ({ plan: some, realisation }) => {
        const { score, explanation } = suggestWorkResult(some, realisation, rules);
        const values = nodesOf(explanation, 'indicator-achievement').flatMap(({ value }) =>
          value === null ? [] : [Number(value)],
        );
        expect(score === null).toBe(values.length === 0);
        if (score === null) return;
        expect(Number(score)).toBeGreaterThanOrEqual(Math.min(...values) - 0.00501);
        expect(Number(score)).toBeLessThanOrEqual(Math.max(...values) + 0.00501);
      }),
    );
  });
});
