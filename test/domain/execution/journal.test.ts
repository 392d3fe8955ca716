import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity, ActivityContent } from '../../../functions/domain/execution/activity.ts';
import { evidenceFileName, sha256OfEvidence } from '../../../functions/domain/execution/activity.ts';
import { checkActivity } from '../../../functions/domain/execution/check-activity.ts';
import { reportsOf, standing } from '../../../functions/domain/execution/journal.ts';
import { type JournalReview, reviewStateOf } from '../../../functions/domain/execution/journal-review.ts';
import { lateDaysOf } from '../../../functions/domain/execution/lateness.ts';
import { fromStoredActivity, toStoredActivity } from '../../../functions/domain/execution/stored-activity.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { activity, idsOf } from './journal-fixtures.ts';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const times = fc.constantFrom(['08:00', '09:30'] as const, [null, null] as const);

describe('the stored form', () => {
  it('says the same as the activity, whatever is left out', () => {
    const arbitrary = fc.record({
      endDate: orNull(fc.constant('2026-01-09')),
      times,
      quantity: orNull(fc.constantFrom('0', '2.5')),
      progress: orNull(fc.constantFrom('0', '100')),
      done: orNull(fc.boolean()),
      evidence: fc.array(fc.constantFrom('https://a.id', 'https://b.id'), { maxLength: 2 }),
      lateDays: fc.nat(30),
      source: fc.constantFrom('entry' as const, 'import' as const),
      change: orNull(
        fc.constantFrom({ kind: 'correct' as const, reason: 'Salah' }, { kind: 'withdraw' as const, reason: 'x' }),
      ),
    });
    fc.assert(
      fc.property(arbitrary, ({ times: [startTime, endTime], ...rest }) => {
        const requestKey = rest.change === null ? null : 'request-9';
        const one = activity('a-1', '2026-01-05', { ...rest, startTime, endTime, requestKey, version: 3 });
        const address = { date: one.date, id: one.id, version: one.version };
        const stored: unknown = JSON.parse(JSON.stringify(toStoredActivity(one)));
        expect(fromStoredActivity(address, toStoredActivity(one))).toEqual(one);
        expect(stored).toEqual(toStoredActivity(one));
      }),
    );
  });

  it('names a file by its digest and a link by nothing', () => {
    const sha256 = 'f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk';
    expect(sha256OfEvidence(evidenceFileName(sha256))).toBe(sha256);
    expect(sha256OfEvidence('https://bukti.example.go.id/f4OxZX')).toBeNull();
    expect(sha256OfEvidence(`${evidenceFileName(sha256)}x`)).toBeNull();
  });
});

describe('reports and their versions', () => {
  const corrected: Activity[] = [
    activity('b', '2026-01-06'),
    activity('a', '2026-01-05', { version: 3, text: 'third' }),
    activity('a', '2026-01-05'),
    activity('a', '2026-01-05', { version: 2, text: 'second' }),
    activity('c', '2026-01-05', { version: 2, change: { kind: 'withdraw', reason: 'Salah hari' } }),
    activity('c', '2026-01-05'),
  ];

  it('are in order of the day, each with its last version', () => {
    const reports = reportsOf(corrected);
    expect(reports.map(({ current }) => [current.id, current.version])).toEqual([
      ['a', 3],
      ['c', 2],
      ['b', 1],
    ]);
    expect(reports[0]?.versions.map(({ text }) => text)).toEqual(['Kegiatan a', 'second', 'third']);
  });

  it('count once each, and not at all once withdrawn', () => {
    expect(idsOf(standing(reportsOf(corrected)))).toEqual(['a', 'b']);
  });
});

describe('what the appraiser said', () => {
  const review = (at: string, over: Partial<JournalReview>): JournalReview => ({
    schemaVersion: 1,
    by: 'chief',
    at: `2026-01-${at}T03:00:00.000Z`,
    requestDigest: 'd',
    ok: [],
    said: [],
    ...over,
  });
  const returned = review('07', { said: [{ ref: 'v1', decision: 'return', text: 'Lengkapi bukti.' }] });
  const approved = review('09', { ok: ['v2'] });
  const commented = review('10', { said: [{ ref: 'v2', decision: 'comment', text: 'Terima kasih.' }] });

  it.each([
    ['nothing', ['v1'], [], 'open'],
    ['a return', ['v1'], [returned], 'returned'],
    ['a return of the version before', ['v1', 'v2'], [returned], 'open'],
    ['an approval of the correction', ['v1', 'v2'], [approved, returned], 'approved'],
    ['a comment afterwards', ['v1', 'v2'], [commented, approved, returned], 'approved'],
    ['an approval of something else', ['v3'], [approved], 'open'],
    [
      'a later return',
      ['v2'],
      [review('11', { said: [{ ref: 'v2', decision: 'return', text: 'x' }] }), approved],
      'returned',
    ],
  ] as const)('after %s: %s leaves the report %s', (_, refs, reviews, status) => {
    expect(reviewStateOf(refs, reviews).status).toBe(status);
  });

  it('keeps the order of words said in the same moment', () => {
    const [first, second] = ['first', 'second'].map((by) => review('07', { by, ok: ['v1'] }));
    const said = (...reviews: (JournalReview | undefined)[]) =>
      reviewStateOf(
        ['v1'],
        reviews.flatMap((one) => one ?? []),
      ).remarks.map(({ by }) => by);
    expect(said(first, second)).toEqual(['first', 'second']);
    expect(said(second, first)).toEqual(['second', 'first']);
    expect(said(commented, second, first, returned)).toEqual(['second', 'first', 'chief']);
  });

  it('is told in order, each word with the version it was about', () => {
    expect(reviewStateOf(['v1', 'v2'], [commented, approved, returned]).remarks).toEqual([
      { by: 'chief', at: returned.at, version: 1, decision: 'return', text: 'Lengkapi bukti.' },
      { by: 'chief', at: approved.at, version: 2, decision: 'approve', text: null },
      { by: 'chief', at: commented.at, version: 2, decision: 'comment', text: 'Terima kasih.' },
    ]);
  });
});

describe('lateness', () => {
  // 2026-01-09 is a Friday; 16 January 2026 is a national holiday.
  it.each([
    ['2026-01-09', '2026-01-09T10:00:00.000Z', 0],
    ['2026-01-09', '2026-01-12T16:59:59.000Z', 0],
    ['2026-01-09', '2026-01-12T17:00:00.000Z', 1],
    ['2026-01-09', '2026-01-14T03:00:00.000Z', 2],
    ['2026-01-15', '2026-01-19T03:00:00.000Z', 0],
  ])('of work on %s told at %s is %i working days', (day, at, late) => {
    expect(lateDaysOf(day, at, 'Asia/Jakarta', defaultRuleSet)).toBe(late);
  });

  it('asks for the day itself where the rule says so', () => {
    const strict = { ...defaultRuleSet, activities: { ...defaultRuleSet.activities, reportWithinWorkingDays: 0 } };
    expect(lateDaysOf('2026-01-09', '2026-01-12T03:00:00.000Z', 'Asia/Jakarta', strict)).toBe(1);
  });
});

describe('the days and times of a report', () => {
  const limits = { period: { from: '2026-01-01', to: '2026-03-31' }, today: '2026-02-10' };
  it.each<[string, Partial<ActivityContent>, [string, string][]]>([
    ['a day of work', {}, []],
    ['three days', { endDate: '2026-01-07', minutes: 3 * 1440 }, []],
    ['the first day of the period', { date: '2026-01-01' }, []],
    ['today', { date: '2026-02-10' }, []],
    ['until today', { endDate: '2026-02-10' }, []],
    ['a day that is said twice', { endDate: '2026-01-05' }, []],
    ['before the period', { date: '2025-12-31' }, [['/date', 'date-outside-period']]],
    ['tomorrow', { date: '2026-02-11' }, [['/date', 'date-outside-period']]],
    ['until tomorrow', { endDate: '2026-02-11' }, [['/endDate', 'date-outside-period']]],
    ['backwards', { endDate: '2026-01-04' }, [['/endDate', 'ends-before-begin']]],
    ['half a time', { startTime: '08:00' }, [['/endTime', 'half-a-time']]],
    ['the other half', { endTime: '08:00' }, [['/startTime', 'half-a-time']]],
    ['no time at all', { startTime: '08:00', endTime: '08:00' }, [['/endTime', 'ends-before-begin']]],
    ['an hour in an hour', { startTime: '08:00', endTime: '09:00' }, []],
    ['85 minutes from 8:15 to 9:40', { startTime: '08:15', endTime: '09:40', minutes: 85 }, []],
    ['86 of them', { startTime: '08:15', endTime: '09:40', minutes: 86 }, [['/minutes', 'longer-than-its-time']]],
    ['a whole day', { minutes: 1440 }, []],
    [
      'more than three days have',
      { endDate: '2026-01-07', minutes: 3 * 1440 + 1 },
      [['/minutes', 'longer-than-its-time']],
    ],
    [
      '61 minutes in an hour',
      { startTime: '08:00', endTime: '09:00', minutes: 61 },
      [['/minutes', 'longer-than-its-time']],
    ],
    [
      'two hours over two days of an hour',
      { endDate: '2026-01-06', startTime: '08:00', endTime: '09:00', minutes: 120 },
      [],
    ],
    ['more than the day has', { minutes: 1441 }, [['/minutes', 'longer-than-its-time']]],
  ])('%s', (_, over, expected) => {
    const problems = checkActivity(activity('a', '2026-01-05', over), limits);
    expect(problems.map(({ pointer, code }) => [pointer, code])).toEqual(expected);
  });

  it('says which days it may be of', () => {
    const [tomorrow] = checkActivity(activity('a', '2026-02-11'), limits);
    expect(tomorrow?.detail).toBe('between 2026-01-01 and 2026-02-10');
  });

  it('reach to the end of the period once it is over', () => {
    const after = { ...limits, today: '2026-04-03' };
    expect(checkActivity(activity('a', '2026-03-31'), after)).toEqual([]);
    expect(checkActivity(activity('a', '2026-04-01'), after)).toHaveLength(1);
  });
});
