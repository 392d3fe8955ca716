import { type Predicate, predicates } from '../scoring/predicate.ts';

/** A set of predicates as bits, in the order of `predicates`. */
export const setOf = (of: readonly Predicate[]): number =>
  predicates.reduce((bits, p, at) => (of.includes(p) ? bits | (1 << at) : bits), 0);

/** All five. */
export const everybody = setOf(predicates);

type Interval = { readonly low: number; readonly high: number };

/** For every one of the 32 sets of predicates, how many people it may hold together. */
export type Groups = { range(set: number): Interval };

const fromRanges = (ranges: readonly Interval[]): Groups => ({
  range: (set) => ranges[set] ?? { low: 0, high: 0 },
});

const allSets = Array.from({ length: everybody + 1 }, (_, set) => set);

/** Pairs of sets that share no predicate, without the empty set: 90 of them. */
const disjointPairs = allSets
  .flatMap((a) => allSets.map((b) => ({ a, b })))
  .filter(({ a, b }) => a > 0 && a < b && (a & b) === 0);

/** No restriction but the size of the group. */
export const anyGroups = (people: number): Groups =>
  fromRanges(allSets.map((set) => ({ low: 0, high: set === 0 ? 0 : people })));

/** The same with one set held between two numbers as well. */
export const narrow = (groups: Groups, set: number, low: number, high: number): Groups =>
  fromRanges(
    allSets.map((other) => {
      const range = groups.range(other);
      return other === set ? { low: Math.max(range.low, low), high: Math.min(range.high, high) } : range;
    }),
  );

/**
 * Draws every conclusion that "people of A and B together = people of A + people of B" allows, until nothing changes.
 * Null where a set can hold no number of people any more.
 */
export const narrowed = (groups: Groups): Groups | null => {
  const low = allSets.map((set) => groups.range(set).low);
  const high = allSets.map((set) => groups.range(set).high);
  const at = (values: number[], set: number): number => values[set] ?? 0;
  const raise = (set: number, to: number): boolean => {
    if (at(low, set) >= to) return false;
    low[set] = to;
    return true;
  };
  const lower = (set: number, to: number): boolean => {
    if (at(high, set) <= to) return false;
    high[set] = to;
    return true;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const { a, b } of disjointPairs) {
      const both = a | b;
      const steps = [
        raise(both, at(low, a) + at(low, b)),
        lower(both, at(high, a) + at(high, b)),
        raise(a, at(low, both) - at(high, b)),
        lower(a, at(high, both) - at(low, b)),
        raise(b, at(low, both) - at(high, a)),
        lower(b, at(high, both) - at(low, a)),
      ];
      changed ||= steps.includes(true);
    }
    if (allSets.some((set) => at(low, set) > at(high, set))) return null;
  }
  return fromRanges(allSets.map((set) => ({ low: at(low, set), high: at(high, set) })));
};
