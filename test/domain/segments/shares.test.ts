import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fromInteger, sum } from '../../../functions/domain/number/fraction.ts';
import { type Span, spansBetween } from '../../../functions/domain/segments/partition.ts';
import { daysIn, monthsIn, sharesOf, shareText } from '../../../functions/domain/segments/shares.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';

const span = (from: string, to: string): Span => ({ from, to });
const textsOf = (spans: Span[], measure: 'months' | 'days') => sharesOf(spans, measure).map(shareText);

describe('shares', () => {
  it.each<[string, Span[], string[], string[]]>([
    ['of a whole period', [span('2026-01-01', '2026-03-31')], ['1'], ['1']],
    [
      'of a quarter cut in mid-February',
      [span('2026-01-01', '2026-02-14'), span('2026-02-15', '2026-03-31')],
      ['1/2', '1/2'],
      ['1/2', '1/2'],
    ],
    [
      'of a quarter cut after January',
      [span('2026-01-01', '2026-01-31'), span('2026-02-01', '2026-03-31')],
      ['1/3', '2/3'],
      ['31/90', '59/90'],
    ],
    [
      'of a leap year cut after February',
      [span('2024-01-01', '2024-02-29'), span('2024-03-01', '2024-12-31')],
      ['1/6', '5/6'],
      ['10/61', '51/61'],
    ],
    [
      'leave time without a post to nobody',
      [span('2026-01-01', '2026-01-31'), span('2026-03-01', '2026-03-31')],
      ['1/2', '1/2'],
      ['1/2', '1/2'],
    ],
    [
      'of a third and a day are exact',
      [span('2026-01-01', '2026-02-01'), span('2026-02-02', '2026-03-31')],
      ['29/84', '55/84'],
      ['16/45', '29/45'],
    ],
  ])('%s', (_, spans, months, days) => {
    expect(textsOf(spans, 'months')).toEqual(months);
    expect(textsOf(spans, 'days')).toEqual(days);
  });

  it('of any partition sum to exactly 1, and each month counts as one', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 364 }), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, fc.constantFrom<'months' | 'days'>('months', 'days'), (days, measure) => {
        const period = span('2026-01-01', '2026-12-31');
        const starts = [...days].sort((a, b) => a - b).map((n) => addDays(period.from, n));
        const parts = spansBetween(period, [period.from, ...starts]);
        expect(compare(sum(sharesOf(parts, measure)), fromInteger(1))).toBe(0);
        expect(compare(sum(parts.map(monthsIn)), fromInteger(12))).toBe(0);
        expect(parts.map(daysIn).reduce((a, b) => a + b)).toBe(365);
      }),
    );
  });
});
