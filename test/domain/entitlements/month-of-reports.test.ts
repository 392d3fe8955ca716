import { describe, expect, it } from 'vitest';
import { countReports } from '../../../functions/domain/entitlements/month-of-reports.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';

const period = { from: '2026-01-01', to: '2026-03-31' };
const report = (date: string, lateDays = 0, endDate: string | null = null) => ({ date, endDate, lateDays });
const count = (reports: ReturnType<typeof report>[], over: Partial<Parameters<typeof countReports>[1]> = {}) =>
  countReports(
    reports,
    { month: '2026-02', period, leaves: [], now: '2026-04-10T02:00:00.000Z', zone: 'Asia/Jakarta', ...over },
    defaultRuleSet,
  );

describe('a month of the journal', () => {
  // February 2026 has 20 weekdays; the 16th and 17th are free (Imlek).
  it('asks for a report on every working day', () => {
    expect(count([])).toEqual({ expected: 18, written: 0, late: 0, missing: 18 });
    expect(count([report('2026-02-02'), report('2026-02-03', 2)])).toEqual({
      expected: 18,
      written: 2,
      late: 1,
      missing: 16,
    });
  });

  it('does not ask for one on leave, nor on a day outside of the period', () => {
    expect(count([], { leaves: [{ from: '2026-01-28', to: '2026-02-06' }] }).expected).toBe(13);
    expect(count([], { month: '2026-04' }).expected).toBe(0);
    expect(count([], { period: { ...period, from: '2026-02-23' } }).expected).toBe(5);
  });

  it('counts a report of several days for each of them', () => {
    expect(count([report('2026-02-02', 0, '2026-02-06')]).missing).toBe(13);
  });

  it('a day is missing only once its time to report has passed', () => {
    // One working day is left after the work: Tuesday's report is in time until Wednesday ends.
    expect(count([], { now: '2026-02-03T16:59:59.000Z' }).expected).toBe(0);
    expect(count([], { now: '2026-02-03T17:00:00.000Z' }).expected).toBe(1);
  });

  it('a weekend report covers no working day and is still written', () => {
    expect(count([report('2026-02-07', 1)])).toEqual({ expected: 18, written: 1, late: 1, missing: 18 });
  });
});
