import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySplit } from '../../../functions/domain/distribution/any-split.ts';
import { findSplit, groupsOf, type Line, type Split } from '../../../functions/domain/distribution/find-split.ts';
import {
  anyGroups,
  everybody,
  narrow,
  narrowed,
  rangeOf,
  setOf,
} from '../../../functions/domain/distribution/groups.ts';
import { pinsFor } from '../../../functions/domain/distribution/pins.ts';
import { predicates } from '../../../functions/domain/scoring/predicate.ts';
import { splitsOf } from '../../support/splits.ts';

const sets = Array.from({ length: 31 }, (_, n) => n + 1);
const inSet = (split: Split, set: number): number => split.reduce((sum, n, at) => ((set >> at) & 1 ? sum + n : sum), 0);
const keeps = (split: Split, lines: readonly Line[]): boolean =>
  lines.every(({ set, low, high }) => inSet(split, set) >= low && inSet(split, set) <= high);
const all = (people: number): Split[] => splitsOf(people).map((split) => predicates.map((p) => split[p]));

const line = fc
  .record({ set: fc.constantFrom(...sets), low: fc.nat(5), wide: fc.nat(3) })
  .map(({ set, low, wide }): Line => ({ set, low, high: low + wide }));
const lines = fc.array(line, { maxLength: 5 });
const near = fc.array(fc.nat(5), { minLength: 5, maxLength: 5 });

describe('splits under lines', () => {
  it('are found just where there are any, and the present one where it will do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), lines, near, (people, given, from) => {
        const lawful = all(people).filter((split) => keeps(split, given));
        const found = findSplit(groupsOf(people, given), from);
        if (lawful.length === 0) expect(found).toBeNull();
        else expect(lawful).toContainEqual(found);
        for (const split of lawful.slice(0, 3)) expect(findSplit(groupsOf(people, given), split)).toEqual(split);
      }),
      { numRuns: 300 },
    );
  });

  it('are never ruled out by a conclusion, which draws each set as near as pairs allow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), lines, (people, given) => {
        const lawful = all(people).filter((split) => keeps(split, given));
        const tight = narrowed(groupsOf(people, given));
        if (tight === null) expect(lawful).toEqual([]);
        else
          expect(
            sets.filter((set) => {
              const { low, high } = rangeOf(tight, set);
              const rest = rangeOf(tight, everybody & ~set);
              const paired = set === everybody || (low + rest.high === people && high + rest.low === people);
              return !paired || lawful.some((split) => inSet(split, set) < low || inSet(split, set) > high);
            }),
          ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  /** The first and the second are as many as the second and the third, so the first are as many as the third: no conclusion sees it. */
  const odd = (of: number, low: number, high: number): Line[] => [
    { set: 0b00011, low: of, high: of },
    { set: 0b00110, low: of, high: of },
    { set: 0b00101, low, high },
  ];
  it.each<[string, number, Line[], Split, Split | null]>([
    ['is left where the nearest number of the first leads nowhere', 3, odd(1, 1, 2), [0, 1, 0, 2, 0], [1, 0, 1, 1, 0]],
    ['is left for a larger number', 9, odd(5, 7, 8), [0, 5, 0, 4, 0], [4, 1, 4, 0, 0]],
    ['is left for a smaller number', 9, odd(5, 2, 3), [5, 0, 5, 0, 0], [1, 4, 1, 3, 0]],
    ['is only at a place between', 12, odd(6, 7, 8), [0, 6, 0, 6, 0], [4, 2, 4, 2, 0]],
    ['is nowhere, though no conclusion rules it out', 3, odd(1, 1, 1), [0, 1, 0, 2, 0], null],
    ['is nowhere for a larger number', 9, odd(5, 7, 7), [0, 5, 0, 4, 0], null],
  ])('%s', (_, people, given, from, found) => {
    const split = findSplit(groupsOf(people, given), from);
    if (found === null) expect(split).toBeNull();
    else {
      expect(split?.reduce((sum, n) => sum + n, 0)).toBe(people);
      expect(keeps(split ?? [], given)).toBe(true);
      expect(split?.slice(0, 3)).toEqual(found.slice(0, 3));
    }
  });

  it('are concluded upon until nothing follows any more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), lines, (people, given) => {
        const tight = narrowed(groupsOf(people, given));
        if (tight === null) return;
        const of = (set: number) => rangeOf(tight, set);
        const loose = sets.flatMap((a) =>
          sets
            .filter((b) => (a & b) === 0)
            .filter((b) => {
              const [x, y, both] = [of(a), of(b), of(a | b)];
              return (
                x.low > x.high ||
                both.low < x.low + y.low ||
                both.high > x.high + y.high ||
                x.low < both.low - y.high ||
                x.high > both.high - y.low
              );
            }),
        );
        expect(loose).toEqual([]);
        expect(tight.touched).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Line[]]>([
    ['more than there are', [{ set: 0b00011, low: 5, high: 9 }]],
    ['less than none', [{ set: 0b00001, low: 0, high: -1 }]],
    [
      'parts that are more than the whole',
      [
        { set: 1, low: 3, high: 4 },
        { set: 2, low: 2, high: 4 },
      ],
    ],
    [
      'parts that are less than the whole',
      [
        { set: 0b00111, low: 0, high: 1 },
        { set: 0b11000, low: 0, high: 2 },
      ],
    ],
    [
      'a part that is more than the whole of it',
      [
        { set: 1, low: 3, high: 4 },
        { set: 3, low: 0, high: 2 },
      ],
    ],
    [
      'one set held apart',
      [
        { set: 4, low: 0, high: 1 },
        { set: 4, low: 2, high: 4 },
      ],
    ],
    ['everybody, and not everybody', [{ set: everybody, low: 0, high: 3 }]],
  ])('cannot hold %s', (_, given) => {
    expect(narrowed(groupsOf(4, given))).toBeNull();
  });

  it('with one predicate ahead of all others are found just where there are any', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), lines, near, fc.nat(4), (people, given, from, favoured) => {
        const ahead = (split: Split): boolean => split.every((n, at) => at === favoured || n < (split[favoured] ?? 0));
        const lawful = all(people).filter((split) => keeps(split, given) && ahead(split));
        const found = anySplit({ people, lines: given, favoured }, from);
        if (lawful.length === 0) expect(found).toBeNull();
        else expect(lawful).toContainEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  it('narrowing leaves what it came from alone', () => {
    const groups = anyGroups(7);
    expect([groups.low, groups.high]).toEqual([sets.concat(0).map(() => 0), [0, ...sets.map(() => 7)]]);
    const held = narrow(groups, 3, 2, 4);
    expect([rangeOf(groups, 3), rangeOf(held, 3), rangeOf(narrow(held, 3, 1, 9), 3), rangeOf(groups, 0)]).toEqual([
      { low: 0, high: 7 },
      { low: 2, high: 4 },
      { low: 2, high: 4 },
      { low: 0, high: 0 },
    ]);
    const before = JSON.stringify(held);
    narrowed(held);
    expect(JSON.stringify(held)).toBe(before);
    expect(narrowed(narrow(groups, everybody, 7, 7))?.touched).toBe(0);
  });
});

describe('the predicates whose number has to be tried', () => {
  const of = (...names: number[]): Line => ({ set: names.reduce((set, at) => set | (1 << at), 0), low: 0, high: 1 });
  it.each<[string, Line[], number | null, number[]]>([
    ['none without lines', [], null, []],
    ['none where they are nested', [of(0, 1, 2), of(0, 1), of(0)], null, []],
    ['none where they lie apart', [of(0, 1), of(2, 3)], null, []],
    ['none where two hold everybody between them', [of(0, 1, 2), of(2, 3, 4)], null, []],
    ['one where two cross', [of(0, 1), of(1, 2)], null, [0]],
    ['the first that undoes the crossing', [of(1, 2), of(2, 3)], null, [1]],
    ['the favoured one, last', [], 3, [3]],
    ['another before the favoured one', [of(1, 2), of(2, 4)], 3, [0, 3]],
    ['two where one is not enough', [of(0, 1), of(1, 2), of(2, 3), of(3, 4), of(4, 0)], null, [0, 1]],
  ])('%s', (_, given, favoured, pins) => {
    expect(pinsFor({ lines: given, favoured })).toEqual(pins);
  });

  it('leave lines that do not cross', () => {
    fc.assert(
      fc.property(lines, fc.option(fc.nat(4)), (given, favoured) => {
        const pins = pinsFor({ lines: given, favoured });
        const open = pins.reduce((set, at) => set & ~(1 << at), everybody);
        if (favoured !== null) expect(pins.at(pins.length === 3 ? 0 : -1)).toBe(favoured);
        for (const { set: a } of given)
          for (const { set: b } of given) {
            const [x, y] = [a & open, b & open];
            expect((x & y) === 0 || (x & ~y) === 0 || (y & ~x) === 0 || (open & ~(x | y)) === 0).toBe(true);
          }
      }),
    );
  });
});

it('sets are bits in the order of the predicates', () => {
  expect([setOf([]), setOf(['sangat-baik']), setOf(['baik', 'sangat-kurang']), everybody]).toEqual([0, 1, 18, 31]);
});
