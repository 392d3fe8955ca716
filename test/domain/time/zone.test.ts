import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zones } from '../../../functions/domain/time/instant.ts';
import {
  addDays,
  addSeconds,
  endOfDay,
  formatWithOffset,
  instantOf,
  isBefore,
  isLocalDate,
  localDateOf,
  monthOf,
  startOfDay,
} from '../../../functions/domain/time/zone.ts';

const zone = fc.constantFrom(...zones);
const instant = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((d) => d.toISOString());
const date = instant.map((i) => i.slice(0, 10));

describe('a day in a zone', () => {
  it.each([
    ['Asia/Jakarta', '2026-01-31T17:00:00.000Z'],
    ['Asia/Makassar', '2026-01-31T16:00:00.000Z'],
    ['Asia/Jayapura', '2026-01-31T15:00:00.000Z'],
  ] as const)('31 January ends at midnight in %s', (where, end) => {
    expect(endOfDay('2026-01-31', where)).toBe(end);
    expect(localDateOf(addSeconds(end, -1), where)).toBe('2026-01-31');
    expect(localDateOf(end, where)).toBe('2026-02-01');
  });

  it('begins where the day before ends, and holds exactly its own instants', () => {
    fc.assert(
      fc.property(instant, zone, (now, where) => {
        const day = localDateOf(now, where);
        expect(isBefore(now, startOfDay(day, where))).toBe(false);
        expect(isBefore(now, endOfDay(day, where))).toBe(true);
        expect(startOfDay(day, where)).toBe(endOfDay(addDays(day, -1), where));
      }),
    );
  });

  it('is the day that the time-zone database of the engine tells', () => {
    fc.assert(
      fc.property(instant, zone, (now, where) => {
        const oracle = new Intl.DateTimeFormat('sv-SE', { timeZone: where, dateStyle: 'short' });
        expect(localDateOf(now, where)).toBe(oracle.format(new Date(now)));
      }),
    );
  });
});

describe('formatWithOffset', () => {
  it.each([
    ['2026-01-31T16:59:59.000Z', 'Asia/Jakarta', '2026-01-31T23:59:59+07:00'],
    ['2026-01-31T16:59:59.999Z', 'Asia/Jakarta', '2026-01-31T23:59:59.999+07:00'],
    ['2026-12-31T16:30:00.000Z', 'Asia/Makassar', '2027-01-01T00:30:00+08:00'],
    ['2026-06-30T15:00:00.000Z', 'Asia/Jayapura', '2026-07-01T00:00:00+09:00'],
  ] as const)('%s in %s is %s', (now, where, text) => {
    expect(formatWithOffset(now, where)).toBe(text);
  });

  it('names the same instant', () => {
    fc.assert(
      fc.property(instant, zone, (now, where) => {
        expect(instantOf(formatWithOffset(now, where))).toBe(now);
      }),
    );
  });
});

describe('instantOf', () => {
  it('takes any offset', () => {
    expect(instantOf('2026-01-31T23:59:00+07:00')).toBe('2026-01-31T16:59:00.000Z');
    expect(instantOf('2026-01-31T23:59:00-02:30')).toBe('2026-02-01T02:29:00.000Z');
  });

  it('refuses what is no time', () => {
    expect(() => instantOf('yesterday')).toThrow(RangeError);
  });
});

describe('isLocalDate', () => {
  it.each(['2024-02-29', '2026-12-31', '2000-02-29', '1900-01-01'])('knows %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '',
  ])('does not know %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe('days and seconds', () => {
  it('counts over months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addSeconds('2026-12-31T23:59:59.500Z', 1)).toBe('2027-01-01T00:00:00.500Z');
  });

  it('goes back the way it came', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
        expect(isBefore(day, addDays(day, n))).toBe(n > 0);
      }),
    );
  });

  it('names the month of a day', () => {
    expect(monthOf('2026-07-31')).toBe('2026-07');
  });

  it('tells earlier from equal', () => {
    expect(isBefore('2026-01-31T16:59:59.999Z', '2026-01-31T17:00:00.000Z')).toBe(true);
    expect(isBefore('2026-01-31T17:00:00.000Z', '2026-01-31T17:00:00.000Z')).toBe(false);
  });
});

describe('what is written as a day or a time', () => {
  it.each(['x2026-01-31', '2026-01-31x', '2026-1-31', '2026-01-31T00:00:00Z', '2026', ''])('%j is no day', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('keeps milliseconds where there are any', () => {
    expect(formatWithOffset('2026-01-31T16:59:59.999Z', 'Asia/Jakarta')).toBe('2026-01-31T23:59:59.999+07:00');
    expect(formatWithOffset('2026-01-31T16:59:59.000Z', 'Asia/Jayapura')).toBe('2026-02-01T01:59:59+09:00');
  });
});
