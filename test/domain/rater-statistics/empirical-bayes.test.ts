import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Observed, shrink } from '../../../functions/domain/rater-statistics/empirical-bayes.ts';
import { wilson } from '../../../functions/domain/rater-statistics/wilson.ts';

/** Batting averages of 18 players after 45 times at bat, 1970: the example of Efron and Morris, JASA 70 (1975), table 1. */
const batting = [400, 378, 356, 333, 311, 311, 289, 267, 244, 244, 222, 222, 222, 222, 222, 200, 178, 156];
const players = batting.map(
  (average, i): Observed => ({
    id: `p${String(i).padStart(2, '0')}`,
    value: average / 1000,
    variance: (0.2654 * (1 - 0.2654)) / 45,
  }),
);

const groups = fc.array(
  fc.record({
    value: fc.double({ min: -2, max: 2, noNaN: true }),
    variance: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  { minLength: 4, maxLength: 30 },
);
const named = (list: { value: number; variance: number }[]): Observed[] =>
  list.map((one, i) => ({ id: `g${i}`, ...one }));
const of = (found: ReturnType<typeof shrink>, id: string) => {
  const one = found.get(id);
  if (one === undefined) throw new Error(`no estimate of ${id}`);
  return one;
};

describe('the empirical Bayes of Morris', () => {
  it('draws the best and the worst batter to the mean as the published example does', () => {
    const found = shrink(players, 1.96);
    // Efron and Morris shrink by 0.79 on the arcsine scale; on the raw scale with (k-3)/(k-1) it is about as much.
    const best = of(found, 'p00').value;
    const worst = of(found, 'p17').value;
    expect((best - worst) / (0.4 - 0.156)).toBeGreaterThan(0.15);
    expect((best - worst) / (0.4 - 0.156)).toBeLessThan(0.35);
    expect(best).toBeLessThan(0.31);
    expect(worst).toBeGreaterThan(0.23);
  });

  it('gives what the formulas give by hand where the variance between groups is nothing', () => {
    const equal = [1, 1, 1, 1, 1].map((value, i): Observed => ({ id: `g${i}`, value, variance: 0.5 }));
    // A = 0, B = (5-3)/(5-1) = 0.5; s² = 0.5 (1 - 0.8 · 0.5) = 0.3.
    const { value, low, high } = of(shrink(equal, 2), 'g0');
    expect(value).toBeCloseTo(1, 12);
    expect(high - low).toBeCloseTo(4 * Math.sqrt(0.3), 12);
  });

  it('gives what the formulas give for unequal variances', () => {
    const unequal = [0, 1, 2, 3, 5].map((value, i): Observed => ({ id: `g${i}`, value, variance: 0.2 + i / 10 }));
    const k = unequal.length;
    const sum = (of: (one: Observed) => number) => unequal.reduce((total, one) => total + of(one), 0);
    let between = 0;
    let mean = 0;
    for (let round = 0; round < 500; round++) {
      const weight = ({ variance }: Observed) => 1 / (variance + between);
      mean = sum((g) => weight(g) * g.value) / sum(weight);
      between = Math.max(0, sum((g) => weight(g) * ((k / (k - 1)) * (g.value - mean) ** 2 - g.variance)) / sum(weight));
    }
    const typical = sum((g) => g.variance / (g.variance + between)) / sum((g) => 1 / (g.variance + between));
    const found = shrink(unequal, 1.5);
    for (const { id, value, variance } of unequal) {
      const b = (((k - 3) / (k - 1)) * variance) / (variance + between);
      const ofPrior = ((2 / (k - 3)) * b ** 2 * (typical + between)) / (variance + between);
      const s2 = variance * (1 - ((k - 1) / k) * b) + ofPrior * (value - mean) ** 2;
      expect(of(found, id).value).toBeCloseTo((1 - b) * value + b * mean, 6);
      expect(of(found, id).high - of(found, id).value).toBeCloseTo(1.5 * Math.sqrt(s2), 6);
    }
  });

  it('lies between the own value and the common mean, and nearer the mean the less certain', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const found = shrink(named(list), 1.645);
        const [low, high] = [Math.min(...list.map((g) => g.value)), Math.max(...list.map((g) => g.value))];
        for (const { value, low: from, high: to } of found.values()) {
          expect(value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(value).toBeLessThanOrEqual(high + 1e-9);
          expect(from).toBeLessThan(value);
          expect(to).toBeGreaterThan(value);
        }
      }),
    );
  });

  it('draws the one who does otherwise by one and a half standard errors, not into the crowd', () => {
    const crowd = Array.from({ length: 40 }, (): Observed => ({ id: '', value: 0, variance: 0.01 }));
    const found = of(shrink(named([...crowd, { value: 1, variance: 0.04 }]), 2), 'g40');
    // A = 0, as 40 · -1 + 24 < 0, and m = 25/4025; unlimited B = 38/40 would give 0.056.
    const [b, m] = [0.3 / (1 - 25 / 4025), 25 / 4025];
    const [k, v, typical] = [41, 0.04, 41 / 4025];
    const s2 = v * (1 - ((k - 1) / k) * b) + (2 / (k - 3)) * b ** 2 * (typical / v) * (1 - m) ** 2;
    expect(found.value).toBeCloseTo(0.7, 12);
    expect(found.high - found.low).toBeCloseTo(4 * Math.sqrt(s2), 12);
    expect(found.low).toBeGreaterThan(0.3);
  });

  it('draws nobody further than that', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const found = shrink(named(list), 1.645);
        for (const { id, value, variance } of named(list))
          expect(Math.abs(of(found, id).value - value)).toBeLessThanOrEqual(1.5 * Math.sqrt(variance) + 1e-9);
      }),
    );
  });

  it('gives the same bytes whatever order the groups come in', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const all = named(list);
        expect([...shrink(all.toReversed(), 1.645)].sort()).toEqual([...shrink(all, 1.645)].sort());
      }),
    );
  });

  it('refuses what its formulas have no answer for', () => {
    expect(() => shrink(players.slice(0, 3), 2)).toThrow('too few');
    expect(() => shrink([...players, { id: 'x', value: 0, variance: 0 }], 2)).toThrow('positive');
  });
});

describe("Wilson's interval", () => {
  it.each([
    // Agresti and Coull, The American Statistician 52 (1998): 0 of 10 and 5 of 10 at 95 %.
    [0, 10, 0, 0.2775],
    [0.5, 10, 0.2366, 0.7634],
    [1, 10, 0.7225, 1],
  ])('of %f in %i', (share, n, low, high) => {
    const found = wilson(share, n, 1.96);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
});
