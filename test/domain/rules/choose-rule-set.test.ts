import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRuleSet, isValidFor } from '../../../functions/domain/rules/choose-rule-set.ts';
import { uncoveredYears } from '../../../functions/domain/time/covered-years.ts';

const first = { version: '2026.1', validFrom: '2026-01-01', validTo: null };
const revised = { version: '2026.2', validFrom: '2026-07-01', validTo: '2026-12-31' };
const next = { version: '2027.1', validFrom: '2027-01-01', validTo: null };
const all = [first, revised, next];
const quarter = (from: string, to: string) => ({ from, to });

describe('the rules of a new cycle', () => {
  it.each([
    ['the present version', '2026.1', quarter('2026-10-01', '2026-12-31'), '2026.1'],
    ['the latest in force where the present one is not yet', '2027.1', quarter('2026-10-01', '2026-12-31'), '2026.2'],
    ['no version that begins within the period', '2026.2', quarter('2026-06-01', '2026-08-31'), '2026.1'],
    ['no version that ends within the period', '2026.2', quarter('2026-12-01', '2027-02-28'), '2026.1'],
    ['the present one on its first day', '2027.1', quarter('2027-01-01', '2027-03-31'), '2027.1'],
  ])('are %s', (_, present, period, expected) => {
    expect(chooseRuleSet(all, present, period)?.version).toBe(expected);
  });

  it('are none where no version covers the period', () => {
    expect(chooseRuleSet(all, '2026.1', quarter('2025-12-31', '2026-03-31'))).toBeNull();
  });

  it('are always in force throughout, in whatever order the versions are read', () => {
    const month = fc
      .integer({ min: 0, max: 30 })
      .map((n) => new Date(Date.UTC(2025, 9 + n, 1)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.shuffledSubarray(all), month, month, (sets, a, b) => {
        const period = a < b ? { from: a, to: b } : { from: b, to: a };
        const chosen = chooseRuleSet(sets, '2026.2', period);
        const valid = sets.filter((one) => isValidFor(one, period));
        expect(chosen === null).toBe(valid.length === 0);
        if (chosen !== null) expect(valid).toContain(chosen);
        expect(chooseRuleSet(sets.toReversed(), '2026.2', period)).toBe(chosen);
      }),
    );
  });
});

describe('years that a calendar does not know', () => {
  it.each([
    ['2026-01-01', '2026-12-31', []],
    ['2026-12-31', '2027-01-01', [2027]],
    ['2025-12-31', '2028-01-01', [2025, 2027, 2028]],
    ['2026-05-01', '2026-04-01', []],
  ])('from %s to %s', (from, to, expected) => {
    expect(uncoveredYears(from, to, { years: [2026] })).toEqual(expected);
  });
});
