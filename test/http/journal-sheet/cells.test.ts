import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrders, readDate } from '../../../functions/http/request/journal-sheet/date-cell.ts';
import {
  decimalOfNumber,
  progressOfNumber,
  readDecimal,
  readProgress,
  readTick,
  readTime,
} from '../../../functions/http/request/journal-sheet/value-cells.ts';

const outcome = (cell: { value: unknown } | { code: string; reason: string }): unknown =>
  'value' in cell ? cell.value : cell.code;
const orderOf = (name: string) => dateOrders.find((order) => order.name === name) ?? null;

describe('a day', () => {
  it.each([
    ['2026-03-04', '2026-03-04'],
    [' 2026-03-04 ', '2026-03-04'],
    ['4 Maret 2026', '2026-03-04'],
    ['04-Mar-2026', '2026-03-04'],
    ['17 agustus 2026', '2026-08-17'],
    ['25/03/2026', '2026-03-25'],
    ['03/25/2026', '2026-03-25'],
    ['05.05.2026', '2026-05-05'],
    ['03/04/2026', 'ambiguous-date'],
    ['1-2-2026', 'ambiguous-date'],
    ['03/04/26', 'invalid-date'],
    ['30/02/2026', 'invalid-date'],
    ['2026-02-30', 'invalid-date'],
    ['4 Foo 2026', 'invalid-date'],
    ['31 April 2026', 'invalid-date'],
    ['03/04-2026', 'invalid-date'],
    ['46085', 'invalid-date'],
    ['', 'invalid-date'],
  ])('%j alone reads as %s', (cell, expected) => {
    expect(outcome(readDate(cell, null))).toBe(expected);
  });

  it.each([
    ['ddmmyyyy', '03/04/2026', '2026-04-03'],
    ['mmddyyyy', '03/04/2026', '2026-03-04'],
    ['yyyymmdd', '2026/3/4', '2026-03-04'],
    ['ddmmyyyy', '03/25/2026', 'invalid-date'],
    ['ddmmyyyy', '3/4/26', 'invalid-date'],
    ['mmddyyyy', '3/4', 'invalid-date'],
  ])('in a column of order %s: %s reads as %s', (name, cell, expected) => {
    expect(outcome(readDate(cell, orderOf(name)))).toBe(expected);
  });

  it('written with numbers is never read in one way where another is possible', () => {
    const part = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const read = outcome(readDate(`${a}/${b}/2026`, null));
        if (a <= 12 && b <= 12 && a !== b) expect(read).toBe('ambiguous-date');
        else expect(read).not.toBe('ambiguous-date');
      }),
    );
  });
});

describe('a time', () => {
  it.each([
    ['08:30', '08:30'],
    ['8.30', '08:30'],
    ['08:30:15', '08:30'],
    ['24:00', 'invalid-time'],
    ['08:60', 'invalid-time'],
    ['8', 'invalid-time'],
    ['0.354166', 'invalid-time'],
  ])('%j reads as %s', (cell, expected) => {
    expect(outcome(readTime(cell))).toBe(expected);
  });
});

describe('a number', () => {
  it.each([
    ['12', '12'],
    ['2,5', '2.5'],
    ['2.5', '2.5'],
    ['-0,125', '-0.125'],
    ['0.125', '0.125'],
    ['1.234', 'ambiguous-number'],
    ['1,234', 'ambiguous-number'],
    ['12,3456', '12.3456'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1.23.4', 'invalid-number'],
    ['1,2,3', 'invalid-number'],
    ['NaN', 'invalid-number'],
    ['Infinity', 'invalid-number'],
    ['1e5', 'invalid-number'],
    ['3 dokumen', 'invalid-number'],
    ['1234567890123', 'invalid-number'],
    ['0,1234567', 'invalid-number'],
  ])('%j reads as %s', (cell, expected) => {
    expect(outcome(readDecimal(cell))).toBe(expected);
  });

  it.each([
    [0.1 + 0.2, '0.3'],
    [1.234, '1.234'],
    [-3, '-3'],
    [Number.NaN, 'invalid-number'],
    [Number.POSITIVE_INFINITY, 'invalid-number'],
    [1e21, 'invalid-number'],
    [1e-9, 'invalid-number'],
  ])('of a spreadsheet, %d, reads as %s', (cell, expected) => {
    expect(outcome(decimalOfNumber(cell))).toBe(expected);
  });
});

describe('progress and ticks', () => {
  it.each([
    ['75', '75'],
    ['75 %', '75'],
    ['12,5%', '12.5'],
    ['101', 'invalid-progress'],
    ['-1', 'invalid-progress'],
    ['banyak', 'invalid-number'],
  ])('progress %j reads as %s', (cell, expected) => {
    expect(outcome(readProgress(cell))).toBe(expected);
  });

  it.each([
    [75, '75'],
    [0, '0'],
    [0.75, 'ambiguous-progress'],
    [1, 'ambiguous-progress'],
    [101, 'invalid-progress'],
  ])('progress %d of a spreadsheet reads as %s', (cell, expected) => {
    expect(outcome(progressOfNumber(cell))).toBe(expected);
  });

  it.each([
    ['v', true],
    ['✓', true],
    ['YA', true],
    ['tidak', false],
    ['-', false],
    ['x', 'invalid-tick'],
    ['mungkin', 'invalid-tick'],
  ])('tick %j reads as %s', (cell, expected) => {
    expect(outcome(readTick(cell))).toBe(expected);
  });
});
