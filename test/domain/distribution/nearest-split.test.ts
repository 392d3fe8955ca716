import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Demand } from '../../../functions/domain/distribution/demand.ts';
import { type Bench, benchesOf, type Placed } from '../../../functions/domain/distribution/evidence.ts';
import type { Line, Split } from '../../../functions/domain/distribution/find-split.ts';
import { compareCosts, costOf, type MoveCost } from '../../../functions/domain/distribution/move-cost.ts';
import { nearestSplit } from '../../../functions/domain/distribution/nearest-split.ts';
import { pinsFor } from '../../../functions/domain/distribution/pins.ts';
import { predicates } from '../../../functions/domain/scoring/predicate.ts';
import { splitsOf } from '../../support/splits.ts';

const splits = new Map<number, Split[]>();
const allOf = (people: number): Split[] => {
  const known = splits.get(people) ?? splitsOf(people).map((split) => predicates.map((p) => split[p]));
  splits.set(people, known);
  return known;
};
const inSet = (split: Split, set: number): number => split.reduce((sum, n, at) => ((set >> at) & 1 ? sum + n : sum), 0);
const keeps = ({ lines, favoured }: Demand, split: Split): boolean =>
  lines.every(({ set, low, high }) => inSet(split, set) >= low && inSet(split, set) <= high) &&
  (favoured === null || split.every((n, at) => at === favoured || n < (split[favoured] ?? 0)));

/** The cheapest of all splits that there are. */
const leastOf = (demand: Demand, present: Split, benches: readonly Bench[]): MoveCost | null =>
  allOf(demand.people)
    .filter((split) => keeps(demand, split))
    .map((split) => costOf(present, split, benches))
    .reduce<MoveCost | null>((a, b) => (a === null || compareCosts(b, a) < 0 ? b : a), null);

/** Scores that lie unevenly about the boundaries 100, 90, 70 and 50. */
const benchesWith = (present: Split): Bench[] => {
  const people = present.flatMap((n, at) =>
    Array.from({ length: n }, (_, i): Placed => {
      const predicate = predicates[at] ?? 'baik';
      return { id: `${at}-${i}`, predicate, score: (i + at) % 5 === 4 ? null : String(45 + ((i * 23 + at * 41) % 70)) };
    }),
  );
  return benchesOf(people, ['100', '90', '70', '50']);
};
const expectNearest = (demand: Demand, present: Split): void => {
  const benches = benchesWith(present);
  const nearest = nearestSplit(demand, present, benches);
  expect(nearest?.cost ?? null).toEqual(leastOf(demand, present, benches));
  if (nearest === null) return;
  expect(keeps(demand, nearest.split)).toBe(true);
  expect(costOf(present, nearest.split, benches)).toEqual(nearest.cost);
};

const set = (...places: number[]): number => places.reduce((bits, at) => bits | (1 << at), 0);
const most = (high: number, ...places: number[]): Line => ({ set: set(...places), low: 0, high });
const least = (low: number, ...places: number[]): Line => ({ set: set(...places), low, high: 9 });
const presents: Split[] = [
  [9, 0, 0, 0, 0],
  [0, 0, 9, 0, 0],
  [0, 0, 0, 0, 9],
  [3, 0, 1, 5, 0],
  [2, 2, 2, 2, 1],
];

describe('the nearest split is the cheapest of all', () => {
  it.each<[string, Line[], number | null, number]>([
    ['without a line', [], null, 0],
    ['under lines that are nested', [most(2, 0), most(4, 0, 1), least(2, 3, 4)], null, 0],
    ['with one predicate ahead of all others', [], 1, 1],
    ['with one ahead, which may hold few', [most(3, 2)], 2, 1],
    ['with one ahead, which must hold many', [least(6, 3)], 3, 1],
    ['with one ahead beside lines', [most(1, 0), least(3, 3, 4)], 1, 1],
    ['under two lines that cross', [most(4, 0, 1), least(4, 1, 2)], null, 1],
    ['under two lines that cross at their end', [most(3, 1, 2), most(2, 2, 3), least(2, 4)], null, 1],
    ['with one ahead beside lines that cross', [most(3, 1, 2), most(3, 2, 4)], 3, 2],
    ['with one ahead that lines which cross hold down', [most(4, 0, 1), least(5, 1, 2), most(3, 3)], 3, 2],
    [
      'under five lines in a ring',
      [most(4, 0, 1), most(4, 1, 2), most(4, 2, 3), most(4, 3, 4), most(4, 4, 0)],
      null,
      2,
    ],
    [
      'under five lines in a ring, which ask for many',
      [0, 1, 2, 3, 4].map((at) => least(3, at, (at + 1) % 5)),
      null,
      2,
    ],
  ])('%s', (_, lines, favoured, pins) => {
    expect(pinsFor({ lines, favoured })).toHaveLength(pins);
    for (const present of presents) expectNearest({ people: 9, lines, favoured }, present);
  });

  it.each<[string, Line[], number | null]>([
    ['than there are', [least(6, 0), least(6, 1)], null],
    ['ahead than may be there', [most(0, 2)], 2],
    ['ahead than the others leave', [least(5, 0), most(4, 3)], 3],
    ['between lines that cross', [most(1, 0, 1), most(1, 1, 2), least(9, 0, 1, 2)], null],
    ['ahead between lines that cross', [most(1, 0, 1), most(1, 1, 2), most(1, 3), least(5, 2, 4)], 3],
  ])('and there is none where more are asked for %s', (_, lines, favoured) => {
    for (const present of presents) expectNearest({ people: 9, lines, favoured }, present);
    expect(nearestSplit({ people: 9, lines, favoured }, [9, 0, 0, 0, 0], benchesWith([9, 0, 0, 0, 0]))).toBeNull();
  });

  it('whatever lines there are', () => {
    const line = fc
      .record({ places: fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 4 }), low: fc.nat(3), wide: fc.nat(4) })
      .map(({ places, low, wide }): Line => ({ set: set(...places), low, high: low + wide }));
    const favoured = fc.option(fc.nat(4));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), favoured, fc.constantFrom(...presents), (lines, ahead, present) => {
        expectNearest({ people: 9, lines, favoured: ahead }, present);
      }),
      { numRuns: 100 },
    );
  });
});
