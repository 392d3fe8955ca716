import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decisionDeadline,
  filingWindow,
  lastFilingDeadline,
  type TermRules,
} from '../../../functions/domain/objection/window.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { isWorkingDay } from '../../../functions/domain/time/calendar.ts';
import { type Zone, zones } from '../../../functions/domain/time/instant.ts';
import { addDays, addSeconds, formatWithOffset, localDateOf, startOfDay } from '../../../functions/domain/time/zone.ts';

const termRules = (
  over: Partial<RuleSet['objection']> = {},
  calendar: Partial<RuleSet['calendar']> = {},
): TermRules => ({
  version: '2026.1',
  objection: { ...defaultRuleSet.objection, receipt: 'publication', ...over },
  calendar: { ...defaultRuleSet.calendar, ...calendar },
});
const published = (publishedAt: string, acknowledgedAt: string | null = null) => ({ publishedAt, acknowledgedAt });
const endOf = (publishedAt: string, zone: Zone, rules: TermRules): string =>
  formatWithOffset(filingWindow(published(publishedAt), zone, [rules]).deadline, zone);

describe('fourteen days from the receipt (PP 30/2019 art. 59)', () => {
  // The end is the last day whole, in the agency's own zone: the first instant of the day after.
  const table: [string, string, Zone, 'working' | 'calendar', string][] = [
    ['no holiday near', '2026-07-01T02:00:00.000Z', 'Asia/Jakarta', 'calendar', '2026-07-16T00:00:00+07:00'],
    ['two weekends', '2026-07-01T02:00:00.000Z', 'Asia/Jakarta', 'working', '2026-07-22T00:00:00+07:00'],
    ['Labour Day, Ascension', '2026-04-27T02:00:00.000Z', 'Asia/Jakarta', 'working', '2026-05-21T00:00:00+07:00'],
    ['over Nyepi and Idulfitri', '2026-03-09T02:00:00.000Z', 'Asia/Jakarta', 'working', '2026-04-07T00:00:00+07:00'],
    ['received on a Saturday', '2026-07-04T02:00:00.000Z', 'Asia/Makassar', 'working', '2026-07-24T00:00:00+08:00'],
    ['late evening in WIB', '2026-07-01T16:59:59.999Z', 'Asia/Jakarta', 'calendar', '2026-07-16T00:00:00+07:00'],
    ['it is tomorrow in WITA', '2026-07-01T16:59:59.999Z', 'Asia/Makassar', 'calendar', '2026-07-17T00:00:00+08:00'],
    ['and in WIT', '2026-07-01T15:00:00.000Z', 'Asia/Jayapura', 'calendar', '2026-07-17T00:00:00+09:00'],
    [
      'midnight in WIB is the new day',
      '2026-07-01T17:00:00.000Z',
      'Asia/Jakarta',
      'calendar',
      '2026-07-17T00:00:00+07:00',
    ],
    ['over a leap day', '2028-02-20T02:00:00.000Z', 'Asia/Jakarta', 'calendar', '2028-03-06T00:00:00+07:00'],
    ['the same without one', '2027-02-20T02:00:00.000Z', 'Asia/Jakarta', 'calendar', '2027-03-07T00:00:00+07:00'],
    ['received on a leap day', '2028-02-29T02:00:00.000Z', 'Asia/Jayapura', 'calendar', '2028-03-15T00:00:00+09:00'],
    ['a leap day worked', '2028-02-28T02:00:00.000Z', 'Asia/Jakarta', 'working', '2028-03-18T00:00:00+07:00'],
    ['over the turn of the year', '2026-12-21T02:00:00.000Z', 'Asia/Makassar', 'calendar', '2027-01-05T00:00:00+08:00'],
  ];

  it.each(table)('%s', (_, publishedAt, zone, dayKind, end) => {
    expect(endOf(publishedAt, zone, termRules({ dayKind }))).toBe(end);
  });

  it('a six-day week ends sooner than one of five', () => {
    expect(endOf('2026-07-01T02:00:00.000Z', 'Asia/Jakarta', termRules({}, { daysPerWeek: 6 }))).toBe(
      '2026-07-18T00:00:00+07:00',
    );
    expect(endOf('2026-07-01T02:00:00.000Z', 'Asia/Jakarta', termRules())).toBe('2026-07-22T00:00:00+07:00');
  });

  it('shows what was not counted, by name', () => {
    const window = filingWindow(published('2026-04-27T02:00:00.000Z'), 'Asia/Jakarta', [termRules()]);
    expect(window).toMatchObject({
      receipt: { basis: 'publication', on: '2026-04-27' },
      days: 14,
      lastDay: '2026-05-20',
      calendarOf: '2026.1',
      extendedTo: null,
    });
    expect(window.notCounted.filter(({ why }) => why !== 'weekend').map(({ date }) => date)).toEqual([
      '2026-05-01',
      '2026-05-14',
      '2026-05-15',
    ]);
    expect(window.notCounted.filter(({ why }) => why === 'weekend')).toHaveLength(6);
  });
});

describe('the receipt of a result', () => {
  const rules = termRules({ receipt: 'acknowledgement', deemedReceivedDays: 5 });
  const publishedAt = '2026-07-01T02:00:00.000Z';
  const windowOf = (acknowledgedAt: string | null) =>
    filingWindow(published(publishedAt, acknowledgedAt), 'Asia/Jakarta', [rules]);

  it.each([
    [
      'is the day on which the person took note',
      '2026-07-03T02:00:00.000Z',
      'acknowledgement',
      '2026-07-03',
      '2026-07-23',
    ],
    [
      'is the day of publication at the earliest',
      '2026-07-01T03:00:00.000Z',
      'acknowledgement',
      '2026-07-01',
      '2026-07-21',
    ],
    ['is the fifth working day where nobody took note', null, 'deemed', '2026-07-08', '2026-07-28'],
    [
      'is the fifth working day where note was taken later',
      '2026-07-20T02:00:00.000Z',
      'deemed',
      '2026-07-08',
      '2026-07-28',
    ],
    ['counts the fifth day itself', '2026-07-08T16:59:59.000Z', 'acknowledgement', '2026-07-08', '2026-07-28'],
  ])('%s', (_, acknowledgedAt, basis, on, lastDay) => {
    expect(windowOf(acknowledgedAt)).toMatchObject({ receipt: { basis, on }, lastDay });
  });

  it('never leaves less time than a count from publication, nor more than the window of the agency', () => {
    const day = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.option(day), fc.constantFrom(...zones), (later, zone) => {
        const acknowledgedAt = later === null ? null : addSeconds(publishedAt, later * 86_400);
        const { deadline } = filingWindow({ publishedAt, acknowledgedAt }, zone, [rules]);
        const fromPublication = filingWindow({ publishedAt, acknowledgedAt }, zone, [termRules()]).deadline;
        expect(deadline >= fromPublication).toBe(true);
        expect(deadline <= lastFilingDeadline(publishedAt, zone, [rules])).toBe(true);
      }),
    );
  });
});

describe('a calendar revised in mid-year', () => {
  const own = termRules();
  const { holidays } = defaultRuleSet.calendar;
  const more: TermRules = {
    ...termRules({}, { holidays: [...holidays, { date: '2026-07-10', name: 'Cuti bersama tambahan' }] }),
    version: '2026.2',
  };
  const fewer: TermRules = {
    ...termRules({}, { holidays: holidays.filter(({ date }) => date !== '2026-08-17') }),
    version: '2026.2',
  };

  it('lengthens a window that runs by a holiday decreed since', () => {
    const window = filingWindow(published('2026-07-01T02:00:00.000Z'), 'Asia/Jakarta', [own, more]);
    expect(window).toMatchObject({ lastDay: '2026-07-22', calendarOf: '2026.2' });
    expect(window.notCounted).toContainEqual({ date: '2026-07-10', why: 'Cuti bersama tambahan' });
  });

  it('does not shorten one by a holiday called off', () => {
    const window = filingWindow(published('2026-08-10T02:00:00.000Z'), 'Asia/Jakarta', [own, fewer]);
    expect(window).toMatchObject({ lastDay: '2026-09-01', calendarOf: '2026.1' });
  });

  it('is never to the disadvantage of the person', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-11-30'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), fc.constantFrom(more, fewer), (date, zone, revised) => {
        const at = published(date.toISOString());
        const before = filingWindow(at, zone, [own]);
        expect(filingWindow(at, zone, [own, revised]).deadline >= before.deadline).toBe(true);
      }),
    );
  });
});

describe('an extension', () => {
  const rules = termRules();
  const at = published('2026-07-01T02:00:00.000Z');
  it('is the deadline where it is later, and says so', () => {
    const extendedTo = '2026-08-01T17:00:00.000Z';
    expect(filingWindow(at, 'Asia/Jakarta', [rules], extendedTo)).toMatchObject({ deadline: extendedTo, extendedTo });
    const earlier = filingWindow(at, 'Asia/Jakarta', [rules], '2026-07-02T17:00:00.000Z');
    expect(earlier).toMatchObject({ deadline: '2026-07-21T17:00:00.000Z', extendedTo: null });
  });
});

describe('decisionDeadline', () => {
  it('has a length of its own', () => {
    const rules = termRules({ dayKind: 'calendar', decideDays: 3 });
    const at = '2026-07-01T02:00:00.000Z';
    expect(formatWithOffset(decisionDeadline(at, 'Asia/Jakarta', rules), 'Asia/Jakarta')).toBe(
      '2026-07-05T00:00:00+07:00',
    );
  });
});

describe('properties', () => {
  const instant = fc
    .date({ min: new Date('2026-01-01T00:00:00.000Z'), max: new Date('2028-11-30T00:00:00.000Z'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const days = fc.integer({ min: 1, max: 20 });
  const zone = fc.constantFrom(...zones);
  const week = fc.constantFrom<5 | 6>(5, 6);

  it('leave the whole number of full days after the day of receipt', () => {
    fc.assert(
      fc.property(
        instant,
        zone,
        days,
        week,
        fc.constantFrom('working', 'calendar'),
        (at, where, n, daysPerWeek, kind) => {
          const rules = termRules({ dayKind: kind, fileDays: n }, { daysPerWeek });
          const { deadline, notCounted } = filingWindow(published(at), where, [rules]);
          let full = 0;
          let skipped = 0;
          for (let day = addDays(localDateOf(at, where), 1); day < localDateOf(deadline, where); day = addDays(day, 1))
            if (kind === 'calendar' || isWorkingDay(day, rules.calendar)) full += 1;
            else skipped += 1;
          expect([full, notCounted.length]).toEqual([n, skipped]);
          // Midnight of the agency's zone: one millisecond before it is still the last day, and that is a day counted.
          expect(deadline).toBe(startOfDay(localDateOf(deadline, where), where));
          const lastDay = localDateOf(addSeconds(deadline, -0.001), where);
          expect(lastDay).toBe(addDays(localDateOf(deadline, where), -1));
          expect(kind === 'calendar' || isWorkingDay(lastDay, rules.calendar)).toBe(true);
        },
      ),
    );
  });

  it('working days never leave less time than calendar days, nor five days a week less than six', () => {
    fc.assert(
      fc.property(instant, zone, days, (at, where, fileDays) => {
        const ends = (rules: TermRules) => filingWindow(published(at), where, [rules]).deadline;
        const working = ends(termRules({ fileDays }));
        expect(working >= ends(termRules({ fileDays, dayKind: 'calendar' }))).toBe(true);
        expect(working >= ends(termRules({ fileDays }, { daysPerWeek: 6 }))).toBe(true);
      }),
    );
  });
});
