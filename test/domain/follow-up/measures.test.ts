import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../../functions/domain/follow-up/follow-up.ts';
import { defaultMeasures } from '../../../functions/domain/follow-up/follow-up-rule.ts';
import { dueReminder, mayEvaluate, measureState, termOf } from '../../../functions/domain/follow-up/measure-state.ts';
import { type Shown, trackOutcome } from '../../../functions/domain/follow-up/track-outcome.ts';
import { addMonths } from '../../../functions/domain/time/months.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';

const request = { by: 'mayor', at: '2026-06-10T02:00:00.000Z', requestKey: 'k', requestDigest: 'd' };
const approved = { decision: 'approve', reason: 'x', ...request } as const;
const term = termOf('2026-06-10', 6);
type Running = Pick<FollowUp, 'propose' | 'outcome' | 'term' | 'evaluation'>;
const running: Running = { propose: 'improvement-period', outcome: approved, term, evaluation: null };

describe('months', () => {
  it.each([
    ['2026-06-10', 6, '2026-12-10'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 1, '2026-12-30'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s and %i months are %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('come one after the other, and never skip a month', () => {
    const date = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 40 }), (from, months) => {
        const to = addMonths(from, months);
        const [fy = 0, fm = 0] = from.split('-').map(Number);
        const [ty = 0, tm = 0] = to.split('-').map(Number);
        expect((ty - fy) * 12 + tm - fm).toBe(months);
        expect(to.slice(8) <= from.slice(8)).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
});

describe('the state of a measure', () => {
  it.each([
    ['proposed', { outcome: null, term: null, evaluation: null }, '2026-06-10', 'proposed'],
    [
      'rejected',
      { outcome: { ...approved, decision: 'reject' }, term: null, evaluation: null },
      '2026-06-10',
      'rejected',
    ],
    [
      'taken back',
      { outcome: { ...approved, decision: 'withdraw' }, term: null, evaluation: null },
      '2026-06-10',
      'withdrawn',
    ],
    ['a single act', { outcome: approved, term: null, evaluation: null }, '2026-06-10', 'approved'],
    ['begun', running, '2026-06-11', 'running'],
    ['a month before the end', running, '2026-11-10', 'ends-soon'],
    ['on the last day', running, '2026-12-10', 'ends-soon'],
    ['after it', running, '2026-12-11', 'ended'],
    [
      'evaluated',
      { ...running, evaluation: { outcome: 'reached', reason: 'x', ...request } },
      '2026-12-11',
      'evaluated',
    ],
  ] as [string, Running, string, string][])('%s', (_, measure, today, state) => {
    expect(measureState(measure, today, defaultMeasures)).toBe(state);
  });
});

describe('the end of the time to improve', () => {
  it('is never called a failure before its last day has passed (PP 30/2019 art. 56-58)', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-06-10', n));
    fc.assert(
      fc.property(day, (today) => {
        expect(mayEvaluate(running, 'not-reached', today).decision).toBe(today > '2026-12-10' ? 'allow' : 'too-early');
        expect(mayEvaluate(running, 'reached', today).decision).toBe('allow');
      }),
    );
  });

  it('is said of measures that run, once', () => {
    const award: Running = { ...running, propose: 'award', term: null };
    expect(mayEvaluate(award, 'reached', '2027-01-01')).toEqual({ decision: 'not-open' });
    expect(mayEvaluate({ ...running, outcome: null }, 'reached', '2027-01-01')).toEqual({ decision: 'not-open' });
    const done: Running = { ...running, evaluation: { outcome: 'reached', reason: 'x', ...request } };
    expect(mayEvaluate(done, 'not-reached', '2027-01-01')).toEqual({ decision: 'not-open' });
  });

  it.each([
    ['long before', '2026-11-09', [], null],
    ['thirty days before', '2026-11-10', [], 30],
    ['given', '2026-11-20', [30], null],
    ['a week before', '2026-12-03', [30], 7],
    ['on the last day', '2026-12-10', [30, 7], null],
    ['over', '2026-12-11', [30, 7], 0],
    ['the schedule was away', '2027-02-01', [], 0],
    ['said', '2027-02-01', [0], null],
  ] as const)('reminds: %s', (_, today, reminded, due) => {
    expect(dueReminder({ to: '2026-12-10', reminded: [...reminded], open: true }, today, defaultMeasures)).toBe(due);
    expect(dueReminder({ to: '2026-12-10', reminded: [...reminded], open: false }, today, defaultMeasures)).toBeNull();
  });
});

describe('whether it helped', () => {
  const shown = (
    cycleId: string,
    traits: Shown['traits'],
    workResult: 'below' | 'meets' | 'above' = 'meets',
  ): Shown => ({
    cycleId,
    result: { workResult, behaviour: 'meets' },
    traits,
  });
  const loyal = (cycleId: string, value?: 'below' | 'meets' | 'above') =>
    shown(cycleId, { behaviours: value === undefined ? {} : { loyal: value }, aspects: {} });
  const time = (cycleId: string, value: string) => shown(cycleId, { behaviours: {}, aspects: { time: value } });

  it.each([
    ['no later cycle', [], 'cannot-tell-yet'],
    ['a later cycle that shows nothing of it', [loyal('tw2')], 'cannot-tell-yet'],
    ['better', [loyal('tw2', 'meets')], 'improved'],
    ['as before', [loyal('tw2', 'below')], 'unchanged'],
    ['better, then as before', [loyal('tw2', 'meets'), loyal('tw3', 'below')], 'unchanged'],
    ['the last one that shows it counts', [loyal('tw2', 'above'), loyal('tw3')], 'improved'],
  ] as const)('%s', (_, later, verdict) => {
    expect(trackOutcome({ behaviour: 'loyal' }, loyal('tw1', 'below'), later)).toMatchObject({ verdict, was: 'below' });
  });

  it('aspects are compared as numbers, ratings by their order, and what was not shown cannot be compared', () => {
    const track = (to: string) => trackOutcome({ aspect: 'time' }, time('tw1', '99.50'), [time('tw2', to)]).verdict;
    expect([track('100.00'), track('99.5'), track('9.90')]).toEqual(['improved', 'unchanged', 'worse']);
    const rating = trackOutcome({ rating: 'workResult' }, shown('tw1', { behaviours: {}, aspects: {} }, 'above'), [
      shown('tw2', { behaviours: {}, aspects: {} }, 'meets'),
    ]);
    expect(rating).toEqual({ verdict: 'worse', was: 'above', later: [{ cycleId: 'tw2', value: 'meets' }] });
    expect(trackOutcome({ aspect: 'cost' }, time('tw1', '80'), [time('tw2', '90')]).verdict).toBe('cannot-tell-yet');
  });
});
