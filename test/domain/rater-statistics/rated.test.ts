import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameWords } from '../../../functions/domain/rater-statistics/copied.ts';
import {
  bandOf,
  cellOf,
  lateOf,
  type Rated,
  ratedIn,
  suggestedIn,
} from '../../../functions/domain/rater-statistics/rated.ts';
import {
  addTally,
  emptyTally,
  type GivenRating,
  tallyRatings,
} from '../../../functions/domain/rater-statistics/rater-tally.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';

const three = fc.constantFrom(1 as const, 2 as const, 3 as const);
const rated: fc.Arbitrary<Rated> = fc.record({
  band: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const),
  voices: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  late: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  work: three,
  behaviour: three,
});
const given: fc.Arbitrary<GivenRating> = fc
  .record({ raterId: fc.constantFrom('a', 'b', 'c'), rated, repeats: fc.constantFrom('not-compared', 'new', 'copied') })
  .map((one): GivenRating => ({ counts: true, ...one }));

describe('a rating as the statistics see it', () => {
  it('is named by its cell and read from it', () => {
    fc.assert(
      fc.property(rated, (one) => {
        expect(ratedIn(cellOf(one))).toEqual(one);
      }),
    );
    for (const damaged of ['', '7000', '70011', '00001', '000111']) expect(() => ratedIn(damaged)).toThrow('no cell');
  });

  it.each([
    ['79.99', 'below', 1],
    ['80.00', 'below', 2],
    ['89.99', 'below', 2],
    ['90.00', 'meets', 3],
    ['94.99', 'meets', 3],
    ['95.00', 'meets', 4],
    ['100.00', 'meets', 4],
    ['100.01', 'above', 5],
    ['110.00', 'above', 5],
    ['110.01', 'above', 6],
    // Indicators were left out: the rule set allows no more than meets, whatever the number.
    ['118.00', 'meets', 4],
  ] as const)('%s with the suggestion %s lies in band %i', (score, rating, band) => {
    expect(bandOf({ score, rating }, defaultRuleSet)).toBe(band);
    const levels = { below: 1, meets: 2, above: 3 };
    expect(suggestedIn(band)).toBe(levels[rating]);
  });

  it('has no band where the appraiser judged words, or nothing could be calculated', () => {
    expect(bandOf({ score: null, rating: 'above' }, defaultRuleSet)).toBe(0);
    expect(bandOf({ score: null, rating: null }, defaultRuleSet)).toBe(0);
  });

  const period = { from: '2026-01-01', to: '2026-03-31' };
  const days = (month: string, count: number) =>
    Array.from({ length: count }, (_, i) => `2026-${month}-${String(i + 1).padStart(2, '0')}`);
  it.each([
    ['nothing reported', [], 0],
    ['all in January', days('01', 20), 1],
    ['every day', [...days('01', 31), ...days('02', 28), ...days('03', 31)], 2],
    ['half in the last weeks', [...days('01', 18), ...days('03', 28).slice(10)], 3],
    ['one day told twice is one day', ['2026-03-31', '2026-03-31', ...days('01', 3), ...days('02', 1)], 2],
  ] as const)('work of the last weeks: %s', (_, list, late) => {
    expect(lateOf(list, period, defaultRuleSet.raters)).toBe(late);
  });

  // Ten days, of which the last five are the last weeks of so short a period.
  it.each([
    ['the day before them is not one', [5, 6], 2],
    ['as much more as is let pass', [1, 2, 3, 6, 7, 8, 9, 10], 2],
    ['a little more than that', [1, 2, 6, 7, 8, 9, 10], 3],
    ['as much less', [1, 2, 3, 4, 5, 6, 7, 8], 2],
    ['a little less than that', [1, 2, 3, 4, 5, 6, 7], 1],
  ] as const)('a short period: %s', (_, list, late) => {
    const dates = list.map((day) => `2026-01-${String(day).padStart(2, '0')}`);
    expect(lateOf(dates, { from: '2026-01-01', to: '2026-01-10' }, defaultRuleSet.raters)).toBe(late);
  });

  it('knows words again whatever the case, spaces and marks', () => {
    expect(sameWords('Teliti, cepat.', '  teliti   CEPAT')).toBe(true);
    expect(sameWords('Teliti, cepat.', 'Teliti, lambat.')).toBe(false);
    expect(sameWords('ber guna', 'berguna')).toBe(false);
  });
});

describe('tallies', () => {
  it('come to the same however the people are split over shards', () => {
    fc.assert(
      fc.property(fc.array(given), fc.nat(), (all, at) => {
        const cut = all.length === 0 ? 0 : at % all.length;
        const merged = new Map<string, ReturnType<typeof emptyTally>>();
        for (const part of [all.slice(cut), all.slice(0, cut)])
          for (const [id, tally] of Object.entries(tallyRatings(part).raters)) {
            const so = merged.get(id) ?? emptyTally();
            addTally(so, tally);
            merged.set(id, so);
          }
        expect(Object.fromEntries(merged)).toEqual(tallyRatings(all).raters);
      }),
    );
  });

  it('are in order of the appraisers, and count who was compared and what was copied', () => {
    const one = { band: 3, voices: 0, late: 2, work: 2, behaviour: 2 } as const;
    const given_ = (raterId: string, repeats: 'not-compared' | 'new' | 'copied'): GivenRating => ({
      ...{ raterId, counts: true, rated: one, repeats },
    });
    const { raters } = tallyRatings([
      ...[given_('b', 'new'), given_('a', 'not-compared'), given_('c', 'new')],
      ...[given_('b', 'copied'), given_('b', 'not-compared')],
    ]);
    expect(Object.keys(raters)).toEqual(['a', 'b', 'c']);
    expect(raters.b).toEqual({ cells: { [cellOf(one)]: 3 }, compared: 2, copied: 1, leftOut: 0 });
    const sum = emptyTally();
    for (const leftOut of [2, 3]) addTally(sum, { ...emptyTally(), leftOut });
    expect(sum.leftOut).toBe(5);
  });

  it('count what several appraisers rated together as left out', () => {
    const { raters } = tallyRatings([{ raterId: 'a', counts: false }]);
    expect(raters).toEqual({ a: { cells: {}, compared: 0, copied: 0, leftOut: 1 } });
  });
});
