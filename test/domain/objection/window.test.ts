import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionDeadline, filingDeadline } from '../../../functions/domain/objection/window.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { isWorkingDay } from '../../../functions/domain/time/calendar.ts';
import { type Zone, zones } from '../../../functions/domain/time/instant.ts';
import { addDays, addSeconds, formatWithOffset, localDateOf } from '../../../functions/domain/time/zone.ts';

const withDays = (dayKind: 'working' | 'calendar', over: Partial<RuleSet['objection']> = {}): RuleSet => ({
  ...defaultRuleSet,
  objection: { ...defaultRuleSet.objection, dayKind, ...over },
});

describe('filingDeadline: fourteen days from receipt (PP 30/2019 art. 59)', () => {
  // End of the fourteenth day in the agency's own zone, which is the first instant of the day after.
  const table: [string, string, Zone, 'working' | 'calendar', string][] = [
    ['no holiday near', '2026-07-01T02:00:00.000Z', 'Asia/Jakarta', 'calendar', '2026-07-16T00:00:00+07:00'],
    ['two weekends', '2026-07-01T02:00:00.000Z', 'Asia/Jakarta', 'working', '2026-07-22T00:00:00+07:00'],
    [
      'Labour Day, Ascension, leave',
      '2026-04-27T02:00:00.000Z',
      'Asia/Jakarta',
      'working',
      '2026-05-21T00:00:00+07:00',
    ],
    ['over Nyepi and Idulfitri', '2026-03-09T02:00:00.000Z', 'Asia/Jakarta', 'working', '2026-04-07T00:00:00+07:00'],
    ['received on a Saturday', '2026-07-04T02:00:00.000Z', 'Asia/Makassar', 'working', '2026-07-24T00:00:00+08:00'],
    ['late evening in WIB', '2026-07-01T16:59:59.999Z', 'Asia/Jakarta', 'calendar', '2026-07-16T00:00:00+07:00'],
    [
      'the same instant in WITA is tomorrow',
      '2026-07-01T16:59:59.999Z',
      'Asia/Makassar',
      'calendar',
      '2026-07-17T00:00:00+08:00',
    ],
    ['and in WIT', '2026-07-01T15:00:00.000Z', 'Asia/Jayapura', 'calendar', '2026-07-17T00:00:00+09:00'],
  ];

  it.each(table)('%s', (_, receivedAt, zone, dayKind, end) => {
    expect(formatWithOffset(filingDeadline(receivedAt, zone, withDays(dayKind)), zone)).toBe(end);
  });

  it('a six-day week ends sooner', () => {
    const sixDays: RuleSet = { ...defaultRuleSet, calendar: { ...defaultRuleSet.calendar, daysPerWeek: 6 } };
    const end = filingDeadline('2026-07-01T02:00:00.000Z', 'Asia/Jakarta', sixDays);
    expect(formatWithOffset(end, 'Asia/Jakarta')).toBe('2026-07-18T00:00:00+07:00');
  });
});

describe('decisionDeadline', () => {
  it('has a length of its own', () => {
    const rules = withDays('calendar', { fileDays: 14, decideDays: 3 });
    const at = '2026-07-01T02:00:00.000Z';
    expect(formatWithOffset(decisionDeadline(at, 'Asia/Jakarta', rules), 'Asia/Jakarta')).toBe(
      '2026-07-05T00:00:00+07:00',
    );
    expect(decisionDeadline(at, 'Asia/Jakarta', withDays('working'))).toBe(
      filingDeadline(at, 'Asia/Jakarta', withDays('working')),
    );
  });
});

describe('properties', () => {
  const instant = fc
    .date({ min: new Date('2026-01-01T00:00:00.000Z'), max: new Date('2026-11-30T00:00:00.000Z'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const days = fc.integer({ min: 1, max: 20 });
  const zone = fc.constantFrom(...zones);

  it('leave the whole number of full days after the day of receipt', () => {
    fc.assert(
      fc.property(instant, zone, days, fc.constantFrom('working', 'calendar'), (at, where, fileDays, dayKind) => {
        const rules = withDays(dayKind, { fileDays });
        const end = filingDeadline(at, where, rules);
        let full = 0;
        for (let day = addDays(localDateOf(at, where), 1); day < localDateOf(end, where); day = addDays(day, 1))
          if (dayKind === 'calendar' || isWorkingDay(day, rules.calendar)) full += 1;
        expect(full).toBe(fileDays);
        // Midnight: one millisecond before it is still the last day, and that day is one of those counted.
        const lastDay = localDateOf(addSeconds(end, -0.001), where);
        expect(lastDay).toBe(addDays(localDateOf(end, where), -1));
        expect(dayKind === 'calendar' || isWorkingDay(lastDay, rules.calendar)).toBe(true);
      }),
    );
  });

  it('working days never leave less time than calendar days', () => {
    fc.assert(
      fc.property(instant, zone, days, (at, where, fileDays) => {
        const [working, calendar] = [withDays('working', { fileDays }), withDays('calendar', { fileDays })];
        expect(filingDeadline(at, where, working) >= filingDeadline(at, where, calendar)).toBe(true);
      }),
    );
  });
});
