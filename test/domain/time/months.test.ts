import { describe, expect, it } from 'vitest';
import { uncoveredYears } from '../../../functions/domain/time/covered-years.ts';
import { addMonths } from '../../../functions/domain/time/months.ts';

describe('the same day months later', () => {
  it.each([
    ['2026-01-15', 0, '2026-01-15'],
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-15', 11, '2026-12-15'],
    ['2026-01-15', 12, '2027-01-15'],
    ['2026-11-05', 1, '2026-12-05'],
    ['2026-12-05', 1, '2027-01-05'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-31', 10, '2026-11-30'],
    ['2026-10-31', 2, '2026-12-31'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-03-15', -1, '2026-02-15'],
    ['2026-01-31', -2, '2025-11-30'],
  ])('%s and %i months: %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('years whose holidays are not known', () => {
  const years = [2025, 2026];
  it.each([
    ['2026-01-01', '2026-12-31', []],
    ['2025-12-31', '2026-01-01', []],
    ['2026-12-31', '2027-01-01', [2027]],
    ['2024-06-01', '2028-06-01', [2024, 2027, 2028]],
    ['2027-03-01', '2027-03-01', [2027]],
    ['2028-01-01', '2027-01-01', []],
    ['2030-01-01', '2027-01-01', []],
  ])('from %s to %s: %j', (from, to, expected) => {
    expect(uncoveredYears(from, to, { years })).toEqual(expected);
  });
});
