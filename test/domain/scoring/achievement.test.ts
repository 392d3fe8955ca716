import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, parseDecimal, roundHalfUp } from '../../../functions/domain/number/fraction.ts';
import type { Polarisation } from '../../../functions/domain/planning/plan.ts';
import { achievementOf } from '../../../functions/domain/scoring/achievement.ts';
import { decimal, indicator, polarisation, rules } from './scoring-fixtures.ts';

const higher: Polarisation = { kind: 'higher' };
const complement: Polarisation = { kind: 'lower', formula: 'complement' };
const ratio: Polarisation = { kind: 'lower', formula: 'ratio' };
const overrun: Polarisation = { kind: 'lower', formula: 'overrun' };
const range = (
  low: string,
  high: string,
  formula: 'complement' | 'ratio' | 'overrun' = 'complement',
): Polarisation => ({
  kind: 'range',
  low,
  high,
  formula,
});

const achieved = (direction: Polarisation, target: string, value: string) =>
  achievementOf(indicator('i', { polarisation: direction, target }), { value, evidence: [] }, rules);
const percent = (direction: Polarisation, target: string, value: string): string | null => {
  const { exact } = achieved(direction, target, value);
  return exact === null ? null : roundHalfUp(exact, 2);
};

describe('the formulas', () => {
  it.each<[string, Polarisation, string, string, string]>([
    ['higher: on target', higher, '24', '24', '100.00'],
    ['higher: nearly', higher, '24', '23', '95.83'],
    ['higher: capped at 120', higher, '12', '20', '120.00'],
    ['higher: exactly the cap', higher, '10', '12', '120.00'],
    ['higher: nothing done is a real zero', higher, '12', '0', '0.00'],
    ['higher: a loss is held at the floor', higher, '12', '-3', '0.00'],
    // One regency reported both of these for the same numbers.
    ['lower, complement', complement, '88.82', '135.15', '47.84'],
    ['lower, ratio', ratio, '88.82', '135.15', '65.72'],
    ['lower, overrun', overrun, '88.82', '135.15', '47.84'],
    ['complement: better than target', complement, '10', '9', '110.00'],
    ['complement: capped', complement, '10', '0', '120.00'],
    ['complement: floor at twice the target', complement, '10', '25', '0.00'],
    ['ratio: capped', ratio, '10', '5', '120.00'],
    ['ratio: nothing at all gives 100', ratio, '10', '0', '100.00'],
    ['ratio: below nothing gives 100', ratio, '10', '-1', '100.00'],
    ['overrun: better than target gives 100 and no more', overrun, '10', '2', '100.00'],
    ['overrun: on target', overrun, '10', '10', '100.00'],
    ['overrun: floor', overrun, '10', '21', '0.00'],
    ['range: on the lower bound', range('3', '7'), '5', '3', '100.00'],
    ['range: on the upper bound', range('3', '7'), '5', '7.0', '100.00'],
    ['range: below, against the lower bound', range('4', '7'), '5', '3', '75.00'],
    ['range: above, complement', range('4', '8'), '5', '10', '75.00'],
    ['range: above, ratio', range('4', '8', 'ratio'), '5', '10', '80.00'],
    ['range: above, overrun', range('4', '8', 'overrun'), '5', '12', '50.00'],
    ['range from 0: inside', range('0', '3'), '0', '0', '100.00'],
  ])('%s', (_, direction, target, value, expected) => {
    expect(percent(direction, target, value)).toBe(expected);
  });

  it.each<[Polarisation, string, string, string]>([
    [higher, '0', '5', 'target-zero'],
    [higher, '0', '0', 'target-zero'],
    [complement, '0', '5', 'target-zero'],
    [ratio, '0', '0', 'target-zero'],
    [overrun, '0.00', '0', 'target-zero'],
    [higher, '-2', '-1', 'target-negative'],
    [range('0', '3'), '0', '-1', 'target-zero'],
  ])('%j with target %s and realisation %s is not calculable, and says why', (direction, target, value, reason) => {
    const { exact, explanation } = achieved(direction, target, value);
    expect(exact).toBeNull();
    expect(explanation).toMatchObject({ value: null, reason, symbols: { R: value } });
  });
});

describe('the bounds and directions', () => {
  const positive = decimal(1, 200);
  const value = decimal(-50, 400);
  const atMost = (a: string, b: string): boolean => compare(parseDecimal(a), parseDecimal(b)) <= 0;

  it('stays between floor and cap, whatever is reported', () => {
    fc.assert(
      fc.property(polarisation, positive, value, (direction, target, r) => {
        const { exact } = achieved(direction, target, r);
        expect(exact).not.toBeNull();
        if (exact === null) return;
        expect(compare(exact, parseDecimal('0'))).toBeGreaterThanOrEqual(0);
        expect(compare(exact, parseDecimal('120'))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('never falls when more is better and more was done', () => {
    fc.assert(
      fc.property(positive, value, value, (target, r, s) => {
        const [less, more] = atMost(r, s) ? [r, s] : [s, r];
        expect(atMost(percent(higher, target, less) ?? '', percent(higher, target, more) ?? '')).toBe(true);
      }),
    );
  });

  it.each([complement, overrun])('never rises when less is better and more came: %j', (direction) => {
    fc.assert(
      fc.property(positive, value, value, (target, r, s) => {
        const [less, more] = atMost(r, s) ? [r, s] : [s, r];
        expect(atMost(percent(direction, target, more) ?? '', percent(direction, target, less) ?? '')).toBe(true);
      }),
    );
  });

  it('is 100 exactly on target for every formula, and 100 anywhere in a range', () => {
    fc.assert(
      fc.property(polarisation, positive, (direction, target) => {
        const on = direction.kind === 'range' ? direction.low : target;
        expect(percent(direction, target, on)).toBe('100.00');
      }),
    );
  });
});

describe('the explanation', () => {
  it('shows the formula, its numbers, the law and the evidence', () => {
    const link = 'https://arsip.example.go.id/laporan-3';
    const one = indicator('i', { target: '88.82', polarisation: complement });
    expect(achievementOf(one, { value: '135.15', evidence: [link] }, rules).explanation).toEqual({
      code: 'indicator-achievement',
      subject: 'i',
      value: '47.838325',
      unit: 'percent',
      rounding: 'shown: 6',
      formula: 'max(0, 1 + (1 - R / T)) × 100',
      symbols: { R: '135.15', T: '88.82' },
      source: 'PermenPANRB 8/2021',
      evidence: [link],
    });
  });

  it('names cap and floor where they bound the value', () => {
    expect(achieved(higher, '10', '13').explanation).toMatchObject({ value: '120', reason: 'cap' });
    expect(achieved(higher, '10', '-1').explanation).toMatchObject({ value: '0', reason: 'floor' });
    expect(achieved(higher, '10', '12').explanation).not.toHaveProperty('reason');
  });

  it('takes cap and floor from the rule set', () => {
    const own = { ...rules, achievement: { cap: '110', floor: '10' } };
    const value = (r: string) => achievementOf(indicator('i'), { value: r, evidence: [] }, own).explanation.value;
    expect([value('150'), value('5'), value('105')]).toEqual(['110', '10', '105']);
  });

  it.each([complement, overrun])(
    'never falls below the 0 of the formula, even under a rule set without that floor: %j',
    (direction) => {
      const own = { ...rules, achievement: { cap: '120', floor: '-50' } };
      const far = indicator('i', { target: '10', polarisation: direction });
      expect(achievementOf(far, { value: '99', evidence: [] }, own).explanation.value).toBe('0');
    },
  );

  it('has no value where nothing was reported: never a zero', () => {
    const { exact, explanation } = achievementOf(indicator('i'), null, rules);
    expect(exact).toBeNull();
    expect(explanation).toEqual({
      code: 'indicator-achievement',
      subject: 'i',
      unit: 'percent',
      value: null,
      symbols: { T: '100' },
      reason: 'not-reported',
    });
  });
});
