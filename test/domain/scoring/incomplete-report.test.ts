import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { missingReport } from '../../../functions/domain/scoring/missing-bounds.ts';
import { ratings } from '../../../functions/domain/scoring/predicate.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { stepsOf, suggestWorkResult } from '../../../functions/domain/scoring/suggest.ts';
import { rules as fixed, indicator, nodesOf, planOf, planWithRealisation, realised } from './scoring-fixtures.ts';

const rules: RuleSet = { ...fixed, incomplete: { minimumCoverage: '75', ratingAtMost: 'meets' } };
const plan = planOf(['80', indicator('a')], ['20', indicator('b')]);
const half = planOf(['50', indicator('a')], ['50', indicator('b')]);

describe('leaving a bad indicator out', () => {
  it('does not make a report exceed expectation, and the number says so', () => {
    const { score, rating, explanation } = suggestWorkResult(plan, realised({ a: '110' }), rules);
    expect([score, rating]).toEqual(['110.00', 'meets']);
    expect(explanation).toMatchObject({ value: 'meets', before: 'above' });
    expect(nodesOf(explanation, 'work-result-score')[0]?.reason).toBe('incomplete-report');
  });

  it('leaves no number where too much of the weight is missing: neither a zero nor a gain', () => {
    const { score, rating, reason, explanation } = suggestWorkResult(half, realised({ a: '110' }), rules);
    expect([score, rating, reason]).toEqual([null, null, 'coverage-too-small']);
    expect(nodesOf(explanation, 'indicator-achievement')[0]?.value).toBe('110');
  });

  it('is not held against somebody who could not have reported', () => {
    const zero = planOf(['50', indicator('a')], ['50', indicator('b', { target: '0' })]);
    expect(suggestWorkResult(zero, realised({ a: '110', b: '3' }), rules)).toMatchObject({
      score: '110.00',
      rating: 'above',
    });
  });

  it('lowers nobody: what was below stays below, what met still meets', () => {
    expect(suggestWorkResult(plan, realised({ a: '95' }), rules).rating).toBe('meets');
    expect(suggestWorkResult(plan, realised({ a: '50' }), rules).rating).toBe('below');
  });

  it('never gives a better rating than reporting the very best that is left out, by the shipped rules', () => {
    fc.assert(
      fc.property(planWithRealisation, ({ plan: some, realisation }) => {
        const full = {
          ...realisation,
          items: some.workResults.flatMap((w) =>
            w.indicators.map(
              ({ id }) =>
                realisation.items.find((i) => i.indicatorId === id) ?? { indicatorId: id, value: '0', evidence: [] },
            ),
          ),
        };
        const rank = (r: typeof realisation) => {
          const { rating } = suggestWorkResult(some, r, defaultRuleSet);
          return rating === null ? -1 : ratings.indexOf(rating);
        };
        const isWhole = full.items.length === realisation.items.length;
        expect(rank(realisation)).toBeLessThanOrEqual(isWhole ? rank(full) : ratings.indexOf('meets'));
      }),
    );
  });
});

describe('what the reviewer is told', () => {
  const report = (values: Record<string, string>, own = rules) => {
    const steps = stepsOf(realised(values), own);
    const { work } = suggestWorkResult(plan, realised(values), own);
    if (work === undefined) throw new Error('no number');
    return missingReport(plan, steps, work, own);
  };

  it('names each missing indicator, its share, whose it is, and between which scores the truth lies', () => {
    expect(report({ a: '110' })).toEqual({
      coverage: '80.00',
      missing: [{ workResultId: 'w2', indicatorId: 'b', reason: 'not-reported', share: '20', owedBy: 'employee' }],
      // 0.8 × 110 and with 20 % of 120
      between: { lowest: '88.00', highest: '112.00' },
    });
  });

  it('is nothing where nothing is missing', () => {
    expect(report({ a: '110', b: '90' })).toEqual({ coverage: '100.00', missing: [], between: null });
  });
});

describe('the policies', () => {
  const base = {
    plan,
    planBasis: 'set',
    realisation: realised({ a: '110' }),
    feedback: [],
    activities: { count: 0, days: 0, digest: 'd' },
    ownDutiesMet: true,
  } as const;
  const review = { workResult: 'meets', behaviour: 'meets', seq: 3 } as const;

  it('block: no result while a part is missing, not even by a review', () => {
    const own: RuleSet = { ...rules, missingComponent: 'block' };
    expect(scoreCase({ ...base, review, rules: own })).toMatchObject({ decision: 'unassessed', reason: 'blocked' });
    const whole = { ...base, realisation: realised({ a: '110', b: '95' }) };
    expect(scoreCase({ ...whole, review, rules: own })).toMatchObject({ decision: 'scored', predicate: 'baik' });
  });

  it('not yet assessable: no number, and the review stands on its own reason', () => {
    const own: RuleSet = { ...rules, missingComponent: 'not-yet-assessable' };
    expect(scoreCase({ ...base, review, rules: own })).toMatchObject({
      decision: 'scored',
      score: null,
      predicate: 'baik',
    });
    expect(scoreCase({ ...base, review: null, rules: own })).toMatchObject({ reason: 'not-yet-assessable' });
  });

  it('renormalise: the number of what was reported, and too little of it leaves the case to the committee', () => {
    expect(scoreCase({ ...base, review: null, rules })).toMatchObject({
      decision: 'scored',
      score: '110.00',
      workResult: 'meets',
    });
    expect(scoreCase({ ...base, plan: half, review: null, rules })).toMatchObject({ reason: 'coverage-too-small' });
  });
});
