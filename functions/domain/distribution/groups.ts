import { type Predicate, predicates } from '../scoring/predicate.ts';

/** A set of predicates as bits, in the order of `predicates`. */
export const setOf = (of: readonly Predicate[]): number =>
  predicates.reduce((bits, p, at) => (of.includes(p) ? bits | (1 << at) : bits), 0);

/** All five. */
export const everybody = setOf(predicates);

type Interval = { readonly low: number; readonly high: number };

/** For every one of the 32 sets of predicates, how many people it may hold together. */
export type Groups = { readonly low: Int32Array; readonly high: Int32Array };

const allSets = Array.from({ length: everybody + 1 }, (_, set) => set);

/** Pairs of sets that share no predicate, without the empty set: 90 of them. */
const disjointPairs = allSets
  .flatMap((a) => allSets.map((b) => ({ a, b })))
  .filter(({ a, b }) => a > 0 && a < b && (a & b) === 0);

export const rangeOf = ({ low, high }: Groups, set: number): Interval => ({ low: low[set] ?? 0, high: high[set] ?? 0 });

/** No restriction but the size of the group. */
export const anyGroups = (people: number): Groups => {
  const high = new Int32Array(allSets.length).fill(people);
  high[0] = 0;
  return { low: new Int32Array(allSets.length), high };
};

/** The same with one set held between two numbers as well. */
export const narrow = (groups: Groups, set: number, low: number, high: number): Groups => {
  const next = { low: groups.low.slice(), high: groups.high.slice() };
  next.low[set] = Math.max(next.low[set] ?? 0, low);
  next.high[set] = Math.min(next.high[set] ?? 0, high);
  return next;
};

/**
 * Draws every conclusion that "people of A and B together = people of A + people of B" allows, until nothing changes.
 * Null where a set can hold no number of people any more.
 */
export const narrowed = (groups: Groups): Groups | null => {
  const [low, high] = [groups.low.slice(), groups.high.slice()];
  let changed = true;
  const at = (values: Int32Array, set: number): number => values[set] ?? 0;
  const raise = (set: number, to: number): void => {
    if (at(low, set) >= to) return;
    low[set] = to;
    changed = true;
  };
  const lower = (set: number, to: number): void => {
    if (at(high, set) <= to) return;
    high[set] = to;
    changed = true;
  };
  while (changed) {
    changed = false;
    for (const { a, b } of disjointPairs) {
      const both = a | b;
      raise(both, at(low, a) + at(low, b));
      lower(both, at(high, a) + at(high, b));
      raise(a, at(low, both) - at(high, b));
      lower(a, at(high, both) - at(low, b));
      raise(b, at(low, both) - at(high, a));
      lower(b, at(high, both) - at(low, a));
    }
    for (const set of allSets) if (at(low, set) > at(high, set)) return null;
  }
  return { low, high };
};
