import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Realisation } from '../../../functions/domain/execution/realisation.ts';
import { add, exactDecimal, fromInteger, parseDecimal, sub } from '../../../functions/domain/number/fraction.ts';
import type { Plan, Polarisation } from '../../../functions/domain/planning/plan.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { achievementOf } from '../../../functions/domain/scoring/achievement.ts';
import { behaviourNumber, predicateOfTotal } from '../../../functions/domain/scoring/numeric-total.ts';
import { ratings } from '../../../functions/domain/scoring/predicate.ts';
import { gridStep } from '../../../functions/domain/scoring/rating-bands.ts';
import { stepsOf, suggestWorkResult } from '../../../functions/domain/scoring/suggest.ts';
import { valuesGiving } from '../../../functions/domain/scoring/values-giving.ts';
import { whatWouldChangeWork } from '../../../functions/domain/scoring/what-would-change.ts';
import { decimal, indicator, planOf, planWithRealisation, polarisation, realised, rules } from './scoring-fixtures.ts';

const change = (plan: Plan, realisation: Realisation, own: RuleSet = rules) => {
  const { work } = suggestWorkResult(plan, realisation, own);
  if (work === undefined) throw new Error('no number to speak of');
  const presentOf = (id: string) => realisation.items.find((item) => item.indicatorId === id)?.value ?? null;
  const behaviour = { rating: 'meets', number: behaviourNumber(fromInteger(2), own.numeric), heard: false } as const;
  return whatWouldChangeWork({ plan, stepOf: stepsOf(realisation, own), work, presentOf, behaviour }, own);
};
const one = planOf(['60', indicator('a')], ['40', indicator('b', { target: '50' })]);

describe('the boundaries', () => {
  it('are named on both sides with their distance, the nearer one first among equals', () => {
    const found = change(one, realised({ a: '95', b: '47.5' }));
    expect(found).toMatchObject({ measure: 'work-result-score', figure: '95.00', nearest: 'up' });
    expect(found?.boundaries).toMatchObject([
      { side: 'up', rating: 'above', predicate: 'baik', figure: '100.01', distance: '5.01' },
      { side: 'down', rating: 'below', predicate: 'butuh-perbaikan', figure: '89.99', distance: '5.01' },
    ]);
  });

  it('tell for each indicator alone what it would have to be', () => {
    const [up, down] = change(one, realised({ a: '95', b: '47.5' }))?.boundaries ?? [];
    // 0.6 a + 38 >= 100.005 gives a >= 103.341666..; 57 + 0.4 b% >= 100.005 gives 107.5125 % of 50.
    expect(up?.indicators).toEqual([
      {
        workResultId: 'w1',
        indicatorId: 'a',
        present: '95',
        values: { decision: 'within', atLeast: '103.341667', atMost: null },
      },
      {
        workResultId: 'w2',
        indicatorId: 'b',
        present: '47.5',
        values: { decision: 'within', atLeast: '53.75625', atMost: null },
      },
    ]);
    expect(down?.indicators[0]?.values).toEqual({ decision: 'within', atLeast: '86.658334', atMost: null });
  });

  it('say that one indicator alone cannot do it, or cannot undo it', () => {
    const small = planOf(['98', indicator('a')], ['2', indicator('b')]);
    const [up, down] = change(small, realised({ a: '95', b: '95' }))?.boundaries ?? [];
    expect(up?.indicators[1]?.values).toEqual({ decision: 'never' });
    expect(down?.indicators[1]?.values).toEqual({ decision: 'always' });
  });

  it('end at the highest and at the lowest rating', () => {
    expect(change(one, realised({ a: '120', b: '60' }))?.boundaries.map(({ side }) => side)).toEqual(['down']);
    expect(change(one, realised({ a: '1', b: '1' }))?.boundaries.map(({ side }) => side)).toEqual(['up']);
  });

  it('do not exist where there is no number', () => {
    expect(change(one, realised({ stranger: '1' }))).toBeNull();
  });

  it('of the numeric regime are those of the total, and name the new idea that the highest asks for', () => {
    const own: RuleSet = { ...rules, regime: 'numeric' };
    const found = change(one, realised({ a: '110', b: '55' }), own);
    // 0.7 × 110 + 0.3 × 100
    expect(found).toMatchObject({ measure: 'numeric-total', figure: '107.00', nearest: 'up' });
    expect(found?.boundaries[0]).toMatchObject({
      predicate: 'sangat-baik',
      asks: 'new-idea',
      figure: '110.00',
      distance: '3.00',
    });
    expect(found?.boundaries[1]).toMatchObject({
      predicate: 'butuh-perbaikan',
      asks: null,
      figure: '89.99',
      distance: '17.01',
    });
  });
});

const millionth = gridStep(6);
const shifted = (value: string, by: 'up' | 'down'): string =>
  exactDecimal((by === 'up' ? add : sub)(parseDecimal(value), millionth), 6) ?? '';

describe('the formulas the other way round', () => {
  const achieves = (direction: Polarisation, target: string, value: string, percent: string): boolean => {
    const { exact } = achievementOf(
      indicator('i', { polarisation: direction, target }),
      { value, evidence: [] },
      rules,
    );
    return exact !== null && Number(sub(exact, parseDecimal(percent)).n) >= 0;
  };

  it('name exactly the values that achieve so much: the ends do, one millionth further does not', () => {
    fc.assert(
      fc.property(polarisation, decimal(1, 200), decimal(1, 120), (direction, target, percent) => {
        const values = valuesGiving(indicator('i', { polarisation: direction, target }), parseDecimal(percent), rules);
        if (values.decision !== 'within') return;
        const { atLeast, atMost } = values;
        for (const end of [atLeast, atMost])
          if (end !== null) expect(achieves(direction, target, end, percent)).toBe(true);
        if (atLeast !== null) expect(achieves(direction, target, shifted(atLeast, 'down'), percent)).toBe(false);
        if (atMost !== null) expect(achieves(direction, target, shifted(atMost, 'up'), percent)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('say never only where no value does, and always only where every value does', () => {
    fc.assert(
      fc.property(
        polarisation,
        decimal(1, 200),
        decimal(-20, 130),
        decimal(-10, 500),
        (direction, target, percent, value) => {
          const { decision } = valuesGiving(
            indicator('i', { polarisation: direction, target }),
            parseDecimal(percent),
            rules,
          );
          if (decision === 'never') expect(achieves(direction, target, value, percent)).toBe(false);
          if (decision === 'always') expect(achieves(direction, target, value, percent)).toBe(true);
          expect(['never', 'always', 'within']).toContain(decision);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('whatever the plan', () => {
  const report = (realisation: Realisation, id: string, value: string): Realisation => ({
    ...realisation,
    items: [
      ...realisation.items.filter(({ indicatorId }) => indicatorId !== id),
      { indicatorId: id, value, evidence: [] },
    ],
  });
  const regime = fc.constantFrom('matrix', 'numeric');

  /** Where the evidence stands on the ladder of its regime. */
  const rankOf = (plan: Plan, realisation: Realisation, own: RuleSet): number => {
    if (own.regime === 'matrix') return ratings.indexOf(suggestWorkResult(plan, realisation, own).rating ?? 'below');
    const order = ['sangat-kurang', 'kurang', 'butuh-perbaikan', 'baik', 'sangat-baik'];
    return order.indexOf(predicateOfTotal(change(plan, realisation, own)?.figure ?? '0', true, own.numeric));
  };

  it('reporting the value that is named gives the outcome that is named, and one millionth short of it does not', () => {
    fc.assert(
      fc.property(planWithRealisation, regime, ({ plan, realisation }, kind) => {
        const own: RuleSet = { ...rules, regime: kind };
        const now = rankOf(plan, realisation, own);
        for (const { side, indicators } of change(plan, realisation, own)?.boundaries ?? [])
          for (const { indicatorId, values } of indicators) {
            if (values.decision !== 'within') continue;
            const wanted = side === 'up' ? now + 1 : now;
            const rank = (value: string) => rankOf(plan, report(realisation, indicatorId, value), own);
            const { atLeast, atMost } = values;
            for (const end of [atLeast, atMost]) if (end !== null) expect(rank(end)).toBeGreaterThanOrEqual(wanted);
            if (atLeast !== null && Number(atLeast) > 0) expect(rank(shifted(atLeast, 'down'))).toBeLessThan(wanted);
            if (atMost !== null) expect(rank(shifted(atMost, 'up'))).toBeLessThan(wanted);
          }
      }),
      { numRuns: 150 },
    );
  });
});
