import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
} from '../../../functions/domain/time/calendar.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';

// January 2026: the 1st is a Thursday; 16 January is Isra Mikraj, a Friday.
const holidays = [
  { date: '2026-01-01', name: 'Tahun Baru' },
  { date: '2026-01-16', name: 'Isra Mikraj' },
];
const fiveDays: WorkCalendar = { daysPerWeek: 5, holidays };
const sixDays: WorkCalendar = { daysPerWeek: 6, holidays };

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-06-01', n));
const calendar = fc.record({
  daysPerWeek: fc.constantFrom<5 | 6>(5, 6),
  holidays: fc.array(
    day.map((date) => ({ date, name: 'libur' })),
    { maxLength: 60 },
  ),
});

describe('isWorkingDay', () => {
  it.each([
    ['2026-01-01', false, false],
    ['2026-01-02', true, true],
    ['2026-01-03', false, true],
    ['2026-01-04', false, false],
    ['2026-01-05', true, true],
    ['2026-01-16', false, false],
  ])('%s: five-day week %s, six-day week %s', (date, five, six) => {
    expect(isWorkingDay(date, fiveDays)).toBe(five);
    expect(isWorkingDay(date, sixDays)).toBe(six);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-01-02', 1, '2026-01-05', '2026-01-03'],
    ['2026-01-03', 1, '2026-01-05', '2026-01-05'],
    ['2026-01-15', 1, '2026-01-19', '2026-01-17'],
    // The objection window of PP 30/2019 art. 59 over a holiday.
    ['2026-01-05', 14, '2026-01-26', '2026-01-22'],
    ['2026-01-05', -1, '2026-01-02', '2026-01-03'],
    ['2026-01-04', 0, '2026-01-04', '2026-01-04'],
  ])('%s and %i days: %s in five-day weeks, %s in six-day weeks', (from, n, five, six) => {
    expect(addWorkingDays(from, n, fiveDays)).toBe(five);
    expect(addWorkingDays(from, n, sixDays)).toBe(six);
  });

  it('ends on a working day, never later with fewer holidays', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), calendar, (from, n, rules) => {
        const end = addWorkingDays(from, n, rules);
        expect(isWorkingDay(end, rules)).toBe(true);
        expect(addWorkingDays(from, n, { ...rules, holidays: [] }) <= end).toBe(true);
      }),
    );
  });
});

describe('workingDaysBetween', () => {
  it.each([
    ['2026-01-02', '2026-01-05', 1, 2],
    ['2026-01-05', '2026-01-05', 0, 0],
    ['2026-01-05', '2026-01-02', 0, 0],
    ['2026-01-12', '2026-01-19', 4, 5],
  ])('after %s up to %s: %i in five-day weeks, %i in six-day weeks', (from, to, five, six) => {
    expect(workingDaysBetween(from, to, fiveDays)).toBe(five);
    expect(workingDaysBetween(from, to, sixDays)).toBe(six);
  });

  it('counts what addWorkingDays went', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), calendar, (from, n, rules) => {
        expect(workingDaysBetween(from, addWorkingDays(from, n, rules), rules)).toBe(n);
      }),
    );
  });

  it('adds up over a day in between', () => {
    fc.assert(
      fc.property(fc.tuple(day, day, day), calendar, (days, rules) => {
        const [a = '', b = '', c = ''] = days.toSorted();
        expect(workingDaysBetween(a, b, rules) + workingDaysBetween(b, c, rules)).toBe(workingDaysBetween(a, c, rules));
      }),
    );
  });

  it('counts each day that offices work, whatever weeks and holidays lie between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10, max: 300 }), calendar, (from, n, rules) => {
        const days = Array.from({ length: Math.max(n, 0) }, (_, i) => addDays(from, i + 1));
        const twice = { ...rules, holidays: [...rules.holidays, ...rules.holidays] };
        expect(workingDaysBetween(from, addDays(from, n), twice)).toBe(
          days.filter((one) => isWorkingDay(one, rules)).length,
        );
      }),
    );
  });
});
