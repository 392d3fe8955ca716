import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, div, fromInteger, mul, parseDecimal } from '../../../functions/domain/number/fraction.ts';
import type { PlanShare } from '../../../functions/domain/planning/plan.ts';
import { inPeriod, planInPeriod, shareOfPlan } from '../../../functions/domain/planning/plan-share.ts';
import { daysIn } from '../../../functions/domain/segments/shares.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';
import { described, measured, planOf, workResult } from '../../support/plans.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };
const quarter: PlanShare = { part: 3, whole: 12, unit: 'month' };

describe('the part of an annual plan that a period is', () => {
  it.each<[string, typeof year, typeof year, PlanShare | null]>([
    ['a quarter', year, { from: '2026-04-01', to: '2026-06-30' }, quarter],
    ['a month', year, { from: '2026-02-01', to: '2026-02-28' }, { part: 1, whole: 12, unit: 'month' }],
    ['the year itself', year, year, { part: 12, whole: 12, unit: 'month' }],
    [
      'a quarter of a plan made for half a year',
      { from: '2026-07-01', to: '2026-12-31' },
      { from: '2026-07-01', to: '2026-09-30' },
      { part: 3, whole: 6, unit: 'month' },
    ],
    [
      'what is left of a quarter for somebody who joined within it',
      { from: '2026-05-11', to: '2026-12-31' },
      { from: '2026-04-01', to: '2026-06-30' },
      { part: 51, whole: 235, unit: 'day' },
    ],
    ['a part of a month', year, { from: '2026-03-01', to: '2026-03-15' }, { part: 15, whole: 365, unit: 'day' }],
    [
      'a whole month of a plan that begins within one',
      { from: '2026-05-11', to: '2026-12-31' },
      { from: '2026-06-01', to: '2026-06-30' },
      { part: 30, whole: 235, unit: 'day' },
    ],
    [
      'a plan that ends within the period',
      { from: '2026-01-01', to: '2026-02-28' },
      { from: '2026-02-01', to: '2026-03-31' },
      { part: 1, whole: 2, unit: 'month' },
    ],
    [
      'the one day in common',
      { from: '2026-01-01', to: '2026-04-01' },
      { from: '2026-04-01', to: '2026-06-30' },
      { part: 1, whole: 91, unit: 'day' },
    ],
    ['nothing in common', { from: '2026-07-01', to: '2026-12-31' }, { from: '2026-01-01', to: '2026-03-31' }, null],
  ])('%s', (_, planned, period, share) => {
    expect(shareOfPlan(planned, period)).toEqual(share);
  });

  it('adds up to the whole over periods that follow each other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 364 }), { maxLength: 8 }), (cuts) => {
        const days = [0, ...cuts.sort((a, b) => a - b), daysIn(year)];
        const shares = days.slice(1).map((to, i) => {
          const span = { from: addDays(year.from, days[i] ?? 0), to: addDays(year.from, to - 1) };
          return shareOfPlan(year, span);
        });
        // Months and days mixed do not add up to a day; each unit of its own does.
        if (shares.some((share) => share?.unit !== 'day')) return;
        expect(shares.reduce((sum, share) => sum + (share?.part ?? 0), 0)).toBe(daysIn(year));
      }),
    );
  });
});

describe('a plan in a period', () => {
  const plan = planOf(
    workResult('a', '60', measured('jumlah', { aggregation: 'sum', weight: '50' }), measured('lain', { weight: '50' })),
    workResult(
      'b',
      '40',
      measured('tingkat', { aggregation: 'last', weight: '50' }),
      measured('rata', { aggregation: 'mean', weight: '50' }),
    ),
  );
  const sharesIn = (share: PlanShare | undefined) =>
    planInPeriod(plan, share).workResults.flatMap(({ indicators }) =>
      indicators.map((one) => ('share' in one ? one.share : undefined)),
    );

  it('asks for a part of what is added up, and for all the rest whole', () => {
    expect(sharesIn(quarter)).toEqual([quarter, undefined, undefined, undefined]);
  });

  it('is the plan itself where the period has a plan of its own, or is the whole of the plan', () => {
    expect(planInPeriod(plan, undefined)).toBe(plan);
    expect(planInPeriod(plan, { part: 12, whole: 12, unit: 'month' })).toBe(plan);
  });

  it('leaves what is described in words as it is', () => {
    const words = planOf(workResult('a', '100', described('mutu')));
    expect(planInPeriod(words, quarter)).toEqual(words);
  });

  it('has the bounds that were agreed where it has no share', () => {
    expect(compare(inPeriod('12.5', {}), parseDecimal('12.5'))).toBe(0);
  });

  it('counts a bound exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 12 }), (target, part) => {
        const share = { part, whole: 12, unit: 'month' } as const;
        const back = mul(inPeriod(String(target), { share }), div(fromInteger(12), fromInteger(part)));
        expect(compare(back, parseDecimal(String(target)))).toBe(0);
      }),
    );
  });
});
