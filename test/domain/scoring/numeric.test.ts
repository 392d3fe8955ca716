import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextVersion, resultRefOf } from '../../../functions/domain/case/next-version.ts';
import { parseDecimal } from '../../../functions/domain/number/fraction.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { NewIdea } from '../../../functions/domain/scoring/numeric-explanation.ts';
import { behaviourNumber, predicateOfTotal } from '../../../functions/domain/scoring/numeric-total.ts';
import { type Rating, ratings } from '../../../functions/domain/scoring/predicate.ts';
import { type ScoreInput, scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { allRated, feedbackOf, rules as fixed, indicator, nodesOf, planOf, realised } from './scoring-fixtures.ts';

const rules: RuleSet = { ...fixed, regime: 'numeric' };
const numeric = rules.numeric;

const input: ScoreInput = {
  plan: planOf(['100', indicator('i')]),
  planBasis: 'set',
  realisation: realised({ i: '118' }),
  feedback: [feedbackOf('appraiser', allRated('above'))],
  activities: { count: 1, days: 1, digest: 'd' },
  review: { workResult: 'above', behaviour: 'above', seq: 4 },
  ownDutiesMet: true,
  newIdea: null,
  rules,
};
const idea: NewIdea = { stated: 'confirmed', evidence: ['act/4'] };
const scored = (change: Partial<ScoreInput> = {}) => {
  const result = scoreCase({ ...input, ...change });
  if (result.decision !== 'scored') throw new Error('unassessed');
  return result;
};

describe('the predicate of a total (PP 30/2019 art. 41)', () => {
  it.each([
    ['120', true, 'sangat-baik'],
    ['110', true, 'sangat-baik'],
    ['120', false, 'baik'],
    ['109.99', true, 'baik'],
    ['90', false, 'baik'],
    ['89.99', false, 'butuh-perbaikan'],
    ['70', true, 'butuh-perbaikan'],
    ['69.99', false, 'kurang'],
    ['50', false, 'kurang'],
    ['49.99', true, 'sangat-kurang'],
    ['0', false, 'sangat-kurang'],
  ] as const)('%s with a new idea %s: %s', (total, newIdea, predicate) => {
    expect(predicateOfTotal(total, newIdea, numeric)).toBe(predicate);
  });

  it('asks for no idea where the rule set does not', () => {
    expect(predicateOfTotal('110', false, { ...numeric, needsNewIdea: false })).toBe('sangat-baik');
  });
});

describe('the total', () => {
  it('is plan 70 and behaviour 30 where only the appraiser was heard', () => {
    // 0.7 × 118 + 0.3 × 120
    const { numeric: result, predicate, explanation } = scored({ newIdea: idea });
    expect(result).toEqual({ workResult: '118.00', behaviour: '120.00', total: '118.60', heard: false, newIdea: true });
    expect(predicate).toBe('sangat-baik');
    expect(explanation).toMatchObject({ code: 'numeric-predicate', source: 'PP 30/2019 art. 41' });
    expect(nodesOf(explanation, 'new-idea')[0]).toMatchObject({ value: '1', evidence: ['act/4'] });
  });

  it('is 60 and 40 where peers or subordinates were heard', () => {
    const feedback = [feedbackOf('appraiser', allRated('above')), feedbackOf('peer', allRated('above'))];
    // 0.6 × 118 + 0.4 × 120
    expect(scored({ feedback }).numeric).toMatchObject({ total: '118.80', heard: true });
    const always: RuleSet = { ...rules, numeric: { ...numeric, hear: 'always' } };
    expect(scored({ rules: always }).numeric?.heard).toBe(true);
    const never: RuleSet = { ...rules, numeric: { ...numeric, hear: 'never' } };
    expect(scored({ rules: never, feedback }).numeric?.heard).toBe(false);
  });

  it('without a new idea is Baik, and says what was missing', () => {
    const { predicate, explanation } = scored();
    expect(predicate).toBe('baik');
    expect(nodesOf(explanation, 'new-idea')[0]).toMatchObject({ value: null, reason: 'no-new-idea' });
  });

  it('is rounded once, from exact parts', () => {
    // 33.335 × 0.7 + 120 × 0.3 = 59.3345, shown as 59.33; rounding the plan first would give 59.34.
    const review = { workResult: 'below', behaviour: 'above', seq: 4 } as const;
    expect(scored({ realisation: realised({ i: '33.335' }), review }).numeric).toMatchObject({
      workResult: '33.34',
      total: '59.33',
    });
  });

  it.each<[string, Rating, string, string | undefined]>([
    ['118', 'above', '118.00', undefined],
    ['118', 'meets', '100.00', '118'],
    ['118', 'below', '89.99', '118'],
    ['70', 'meets', '90.00', '70'],
    ['70', 'above', '100.01', '70'],
  ])(
    'of an achievement of %s rated %s counts %s: moved as little as the rating asks',
    (value, workResult, counted, before) => {
      const review = { workResult, behaviour: 'above', seq: 4 } as const;
      const { numeric: result, explanation } = scored({ realisation: realised({ i: value }), review });
      expect(result?.workResult).toBe(counted);
      const [node] = nodesOf(explanation, 'numeric-work');
      expect(node?.before).toBe(before);
      expect(node?.reason).toBe(before === undefined ? undefined : 'moved-to-rating');
    },
  );

  it('takes the number of the rating where nothing was measured: never a zero', () => {
    const { numeric: result, explanation, predicate } = scored({ plan: null, feedback: [] });
    expect(result).toMatchObject({ workResult: '110.00', behaviour: '120.00', total: '113.00' });
    expect(predicate).toBe('baik');
    expect(nodesOf(explanation, 'numeric-work')[0]?.reason).toBe('number-of-rating');
  });

  it('follows straight lines between the numbers of 1, 2 and 3 points', () => {
    const at = (points: string) =>
      Number(behaviourNumber(parseDecimal(points), numeric).n) /
      Number(behaviourNumber(parseDecimal(points), numeric).d);
    expect(['1', '1.5', '2', '2.5', '3'].map(at)).toEqual([60, 80, 100, 110, 120]);
  });

  it('of a missing review counts the claim of a new idea, marked as one: the lateness is not the employee’s', () => {
    const claimed: NewIdea = { stated: 'claimed', evidence: ['self-review'] };
    const { predicate, basis, explanation } = scored({ review: null, newIdea: claimed });
    expect([predicate, basis]).toEqual(['sangat-baik', 'provisional']);
    expect(nodesOf(explanation, 'new-idea')[0]?.reason).toBe('new-idea-claimed');
  });

  it('rises with the rating given', () => {
    const pair = fc.tuple(fc.constantFrom(...ratings), fc.constantFrom(...ratings));
    fc.assert(
      fc.property(pair, fc.integer({ min: 0, max: 14_000 }), ([a, b], hundredths) => {
        const realisation = realised({ i: (hundredths / 100).toFixed(2) });
        const total = (workResult: Rating) =>
          Number(scored({ realisation, review: { workResult, behaviour: 'meets', seq: 4 } }).numeric?.total);
        const [low, high] = ratings.indexOf(a) <= ratings.indexOf(b) ? [a, b] : [b, a];
        expect(total(low)).toBeLessThanOrEqual(total(high));
      }),
    );
  });
});

describe('a later version', () => {
  const current = () => {
    const { decision: _, weakBehaviours: __, ...version } = scored();
    return resultRefOf({ version: 1, ...version }, 5);
  };
  const change = (to: Parameters<typeof nextVersion>[1]) => nextVersion(current(), to, 'objection', ['act/7'], rules);

  it('moves the figure of the rating that changed, and only as far as it must', () => {
    const next = change({ workResult: 'meets', behaviour: 'above' });
    // 0.7 × 100 + 0.3 × 120
    expect(next.numeric).toMatchObject({ workResult: '100.00', behaviour: '120.00', total: '106.00', newIdea: false });
    expect(next).toMatchObject({ version: 2, predicate: 'baik', basis: 'objection' });
    expect(nodesOf(next.explanation, 'numeric-work')[0]).toMatchObject({ reason: 'moved-to-rating', before: '118.00' });
  });

  it('may find the new idea that the review did not see, the figures untouched', () => {
    const next = change({ workResult: 'above', behaviour: 'above', newIdea: true });
    expect(next).toMatchObject({ predicate: 'sangat-baik', numeric: { total: '118.60', newIdea: true } });
    expect(nodesOf(next.explanation, 'new-idea')[0]?.evidence).toEqual(['act/7']);
  });

  it('of somebody unassessed takes the numbers of the ratings', () => {
    const next = nextVersion(null, { workResult: 'meets', behaviour: 'meets' }, 'forum', ['motion/m'], rules);
    expect(next).toMatchObject({ version: 1, predicate: 'baik', numeric: { total: '100.00' } });
  });

  it('has no numbers under the matrix', () => {
    const next = nextVersion(null, { workResult: 'above', behaviour: 'above' }, 'forum', ['motion/m'], fixed);
    expect(next).not.toHaveProperty('numeric');
    expect(next.predicate).toBe('sangat-baik');
  });
});
