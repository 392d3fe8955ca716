import { type Predicate, predicates } from '../scoring/predicate.ts';

/** A set of predicates as bits, in the order of `predicates`. */
export const setOf = (of: readonly Predicate[]): number =>
  predicates.reduce((bits, p, at) => (of.includes(p) ? bits | (1 << at) : bits), 0);

/** All five. */
export const everybody = setOf(predicates);

type Interval = { readonly low: number; readonly high: number };

/** For every one of the 32 sets of predicates, how many people it may hold together. */
export type Groups = {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** The sets, as one bit each, whose numbers changed since every conclusion was drawn. */
  readonly touched: number;
};

const allSets = Array.from({ length: everybody + 1 }, (_, set) => set);

/** Pairs of sets that share no predicate, without the empty set, and what they are together: 90 of them. */
const disjointPairs = allSets
  .flatMap((a) => allSets.map((b) => ({ a, b, both: a | b, bits: (1 << a) | (1 << b) | (1 << (a | b)) })))
  .filter(({ a, b }) => a > 0 && a < b && (a & b) === 0);

export const rangeOf = ({ low, high }: Groups, set: number): Interval => ({ low: low[set] ?? 0, high: high[set] ?? 0 });

/** No restriction but the size of the group, from which nothing follows yet. */
export const anyGroups = (people: number): Groups => ({
  low: allSets.map(() => 0),
  high: allSets.map((set) => (set === 0 ? 0 : people)),
  touched: 0,
});

/** The same with one set held between two numbers as well. */
export const narrow = (groups: Groups, set: number, low: number, high: number): Groups => {
  const next = { low: groups.low.slice(), high: groups.high.slice(), touched: groups.touched | (1 << set) };
  next.low[set] = Math.max(next.low[set] ?? 0, low);
  next.high[set] = Math.min(next.high[set] ?? 0, high);
  return next;
};

/**
 * Draws every conclusion that "people of A and B together = people of A + people of B" allows, until nothing changes.
 * Null where a set can hold no number of people any more. Written out, because nearly all of a search is spent here.
 */
export const narrowed = (groups: Groups): Groups | null => {
  const [low, high] = [groups.low.slice(), groups.high.slice()];
  let touched = groups.touched;
  const at = (values: readonly number[], set: number): number => values[set] ?? 0;
  while (touched !== 0) {
    const looked = touched;
    touched = 0;
    for (const { a, b, both, bits } of disjointPairs) {
      if (((looked | touched) & bits) === 0) continue;
      const lowBoth = Math.max(at(low, both), at(low, a) + at(low, b));
      const highBoth = Math.min(at(high, both), at(high, a) + at(high, b));
      const lowA = Math.max(at(low, a), lowBoth - at(high, b));
      const highA = Math.min(at(high, a), highBoth - at(low, b));
      const lowB = Math.max(at(low, b), lowBoth - highA);
      const highB = Math.min(at(high, b), highBoth - lowA);
      if (lowA > highA || lowB > highB || lowBoth > highBoth) return null;
      if (lowA !== at(low, a) || highA !== at(high, a)) touched |= 1 << a;
      if (lowB !== at(low, b) || highB !== at(high, b)) touched |= 1 << b;
      if (lowBoth !== at(low, both) || highBoth !== at(high, both)) touched |= 1 << both;
      low[a] = lowA;
      low[b] = lowB;
      low[both] = lowBoth;
      high[a] = highA;
      high[b] = highB;
      high[both] = highBoth;
    }
  }
  return { low, high, touched };
};
