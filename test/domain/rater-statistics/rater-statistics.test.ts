import { describe, expect, it } from 'vitest';
import { compareRaters } from '../../../functions/domain/rater-statistics/estimate.ts';
import { cellOf, type Rated } from '../../../functions/domain/rater-statistics/rated.ts';
import { raterMeasures, raterStatisticsOf } from '../../../functions/domain/rater-statistics/rater-statistics.ts';
import type { RaterTally } from '../../../functions/domain/rater-statistics/rater-tally.ts';
import { effectiveNumber, type Periods, type Sample } from '../../../functions/domain/rater-statistics/sample.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { measuresByHand } from './by-hand.ts';
import { city, good } from './scenarios.ts';
import { fair, type Scenario, simulate } from './simulate.ts';

const at = '2026-04-13T00:00:00.000Z';
const statistics = (periods: Periods) => raterStatisticsOf(periods, defaultRuleSet, at);
const tally = (cells: [Rated, number][], over: Partial<RaterTally> = {}): RaterTally => ({
  ...{ compared: 0, copied: 0, leftOut: 0 },
  cells: Object.fromEntries(cells.map(([rated, count]) => [cellOf(rated), count])),
  ...over,
});
const rated = (band: Rated['band'], work: Rated['work'], over: Partial<Rated> = {}): Rated => ({
  ...{ band, work, voices: 0, late: 2, behaviour: 2 },
  ...over,
});

/** Every way in turn, in small teams and large ones. */
const ways = [{}, { lenient: 14 }, { halo: true }, { recency: 14 }, { copies: true }, { flat: true }, { lenient: -14 }];
const motley: Scenario = {
  ...city,
  raters: 21,
  periods: 2,
  team: (random) => random.between(2, 14),
  unit: good,
  way: (_, rater) => ({ ...fair, ...ways[rater % ways.length] }),
};

const cities: [string, Scenario][] = [
  ['of all kinds', motley],
  ['in one period', { ...motley, periods: 1 }],
  ['in four', { ...motley, periods: 3, raters: 7 }],
  ['of too few appraisers', { ...motley, raters: 5 }],
  ['of just enough', { ...motley, raters: 6, team: () => 12 }],
  ['where nobody differs', { ...motley, raters: 8, unit: () => 100, way: () => ({ ...fair, flat: true }) }],
  [
    'where nearly all are lenient',
    { ...motley, raters: 14, team: () => 14, way: (_, rater) => ({ ...fair, lenient: rater < 3 ? 0 : 16 }) },
  ],
  ['of very lenient ones', { ...motley, raters: 12, way: (_, rater) => ({ ...fair, lenient: rater < 3 ? 30 : 0 }) }],
];

/** Plans judged in words, and months of which nothing was reported, among the rest. */
const withOdd = (periods: Periods): Periods =>
  periods.map(
    (period) =>
      new Map(
        [...period].map(([raterId, one], i): [string, RaterTally] => {
          const odd = [rated(0, 3, { behaviour: 1 }), rated(4, 3, { late: 0, behaviour: 1 }), rated(0, 1, { late: 0 })];
          return [raterId, { ...one, cells: { ...one.cells, ...tally(odd.map((each) => [each, (i % 3) + 1])).cells } }];
        }),
      ),
  );

describe('the measures come to what the formulas give for single ratings, in a city', () => {
  it.each([
    ...cities.map(([name, scenario]) => [name, simulate(scenario, name).tallies] as const),
    ['with plans in words', withOdd(simulate(motley, 'of all kinds').tallies)] as const,
  ])('%s', (_, tallies) => {
    const { raters } = statistics(tallies);
    const expected = measuresByHand(tallies);
    for (const measure of raterMeasures) {
      const found = raters.map(({ raterId, measures }) => [raterId, measures[measure]]);
      const near = [...expected[measure]].map(([raterId, one]) => [
        raterId,
        one.verdict === 'cannot-tell'
          ? one
          : {
              ...one,
              value: expect.closeTo(one.value, 2.5),
              low: expect.closeTo(one.low, 2.5),
              high: expect.closeTo(one.high, 2.5),
            },
      ]);
      expect(found, measure).toEqual(near);
    }
  });

  it('say each thing of somebody', () => {
    const verdicts = cities.flatMap(([name, scenario]) =>
      simulate(scenario, name).raters.flatMap(({ measures }) =>
        raterMeasures.map((measure) => {
          const one = measures[measure];
          return one.verdict === 'cannot-tell' ? `${measure} ${one.reason}` : `${measure} ${one.verdict}`;
        }),
      ),
    );
    expect(verdicts).toEqual(
      expect.arrayContaining([
        ...['leniency high', 'leniency low', 'behaviourLeniency high', 'spread low', 'copied high', 'recency high'],
        ...['halo no-variation', 'leniency too-few-raters', 'copied too-few-ratings'],
      ]),
    );
  });
});

describe('beside the measures', () => {
  const periods: Periods = [
    new Map([
      ['b', tally([[rated(3, 3), 2]], { leftOut: 3 })],
      [
        'a',
        tally([
          [rated(1, 1), 4],
          [rated(5, 2), 1],
          [rated(0, 3), 6],
          [rated(4, 2, { voices: 3, behaviour: 1 }), 2],
        ]),
      ],
    ]),
    new Map([
      ['a', tally([[rated(6, 3), 5]])],
      ['gone', tally([[rated(1, 3), 9]])],
    ]),
  ];
  const { raters, norm } = statistics(periods);

  it('each appraiser of this period has what was given, against what was suggested, in order', () => {
    expect(raters.map(({ measures: _, ...rest }) => rest)).toEqual([
      {
        ...{ schemaVersion: 1, method: 'siklus-rater-1', ruleSetVersion: defaultRuleSet.version, at, raterId: 'a' },
        // Six plans judged in words are ratings too, but depart from nothing.
        ...{ ratings: 13, periods: 2, departures: { above: 0, as: 11, below: 1 }, leftOut: 0 },
      },
      {
        ...{ schemaVersion: 1, method: 'siklus-rater-1', ruleSetVersion: defaultRuleSet.version, at, raterId: 'b' },
        ...{ ratings: 2, periods: 2, departures: { above: 2, as: 0, below: 0 }, leftOut: 3 },
      },
    ]);
  });

  it('all of them together', () => {
    expect(norm).toEqual({
      ...{ schemaVersion: 1, method: 'siklus-rater-1', ruleSetVersion: defaultRuleSet.version, at },
      ...{ raters: 2, ratings: 15, periods: 2, departures: { above: 2, as: 11, below: 1 } },
      // Two levels up and one down in fourteen; two of behaviour, two levels down each.
      ...{ workDeparture: 0.071, behaviourDeparture: -2 },
      pointedOut: { leniency: 0, behaviourLeniency: 0, spread: 0, halo: 0, recency: 0, copied: 0 },
      cannotTell: { leniency: 2, behaviourLeniency: 2, spread: 2, halo: 2, recency: 2, copied: 2 },
    });
  });

  it('nobody departs from evidence that there is none of', () => {
    const words: Periods = [new Map([['a', tally([[rated(0, 3), 9]])]])];
    expect(statistics(words).norm).toMatchObject({ workDeparture: null, behaviourDeparture: null });
    expect(statistics([]).raters).toEqual([]);
    expect(statistics([]).norm).toMatchObject({ raters: 0, ratings: 0, periods: 0, workDeparture: null });
  });

  it('whoever is pointed out, or cannot be told of, is counted', () => {
    const { raters: some, norm: of } = simulate(motley, 'of all kinds');
    for (const measure of raterMeasures) {
      const verdicts = some.map(({ measures }) => measures[measure].verdict);
      expect(of.cannotTell[measure]).toBe(verdicts.filter((verdict) => verdict === 'cannot-tell').length);
      expect(of.pointedOut[measure]).toBe(verdicts.filter((one) => one === 'high' || one === 'low').length);
    }
  });
});

describe('what ratings are worth', () => {
  it.each([
    [[], 0],
    [[0, 0], 0],
    [[8], 8],
    [[8, 8], 16 / 1.5],
    [[8, 0, 0], 8],
    [[6, 3], 9 / 1.25],
  ])('%j in periods: %f', (perPeriod, effective) => {
    expect(effectiveNumber(perPeriod, { sameJudgement: '0.5' })).toBeCloseTo(effective, 12);
  });

  it.each([
    ['just enough', 8, 6, 'usual'],
    ['too few ratings', 7.99, 6, 'too-few-ratings'],
    ['too few appraisers', 8, 5, 'too-few-raters'],
  ])('%s', (_, effective, count, said) => {
    const sample = (raterId: string): Sample => ({ raterId, ratings: [], total: 9, effective });
    const measured = Array.from({ length: count }, (__, i) => ({ sample: sample(`r${i}`), value: i, variance: 1 }));
    const found = compareRaters(measured, defaultRuleSet.raters, () => 'usual').get('r0');
    expect(found?.verdict === 'cannot-tell' ? found.reason : found?.verdict).toBe(said);
  });

  it('three make an appraiser somebody to be compared with, fewer do not', () => {
    const told = (effective: number) => {
      const sample = (raterId: string, of: number): Sample => ({ raterId, ratings: [], total: 9, effective: of });
      const measured = [9, 9, 9, 9, 9, effective].map((of, i) => ({
        sample: sample(`r${i}`, of),
        value: i,
        variance: 1,
      }));
      return compareRaters(measured, defaultRuleSet.raters, () => 'usual').get('r0')?.verdict;
    };
    expect([told(3), told(2.99)]).toEqual(['usual', 'cannot-tell']);
  });
});
