import { anySplit } from './any-split.ts';
import type { Demand } from './demand.ts';
import type { Bench } from './evidence.ts';
import { findSplit, groupsOf, type Line, type Split } from './find-split.ts';
import { narrowed, rangeOf } from './groups.ts';
import { compareCosts, costOf, type MoveCost } from './move-cost.ts';
import { pinsFor } from './pins.ts';

export type Nearest = { split: Split; cost: MoveCost };

/** Every change of a split by at most one person a predicate that leaves the size of the group. */
const directions: Split[] = Array.from({ length: 3 ** 5 }, (_, n) =>
  [1, 3, 9, 27, 81].map((place) => (Math.floor(n / place) % 3) - 1),
).filter((z) => z.reduce((a, b) => a + b, 0) === 0);

const inSet = (split: Split, set: number): number =>
  split.reduce((sum, people, at) => ((set >> at) & 1 ? sum + people : sum), 0);

const keeps = (split: Split, lines: readonly Line[]): boolean =>
  split.every((people) => people >= 0) &&
  lines.every(({ set, low, high }) => {
    const people = inSet(split, set);
    return low <= people && people <= high;
  });

const better = (a: Nearest | null, b: Nearest | null): Nearest | null =>
  a === null || (b !== null && compareCosts(b.cost, a.cost) < 0) ? b : a;

type Slope = { lines: readonly Line[]; people: number; price: (split: Split) => MoveCost };

/**
 * Walks downhill in strides that are halved to one. Where the lines are nested or apart (`pinsFor`), people, predicates and
 * lines form one network with a cost a person: the plan that no cycle of the residual network improves is the cheapest, and a
 * cycle changes every predicate by one person at most. So the end of the walk is the optimum, not only a local one.
 */
const descend = (start: Split, { lines, people, price }: Slope): Nearest => {
  let best: Nearest = { split: start, cost: price(start) };
  const walk = (stride: number): boolean => {
    const from = best;
    for (const z of directions) {
      const split = from.split.map((n, at) => n + stride * (z[at] ?? 0));
      if (!keeps(split, lines)) continue;
      const cost = price(split);
      if (compareCosts(cost, best.cost) < 0) best = { split, cost };
    }
    return best !== from;
  };
  for (let stride = 2 ** Math.ceil(Math.log2(people + 1)); stride >= 1; stride /= 2) while (walk(stride));
  return best;
};

type Search = { demand: Demand; present: Split; price: (split: Split) => MoveCost };

/** The lines with some predicates pinned to a number of people; "more than any other" is a line once its own number is. */
const pinned = ({ lines, favoured, people }: Demand, pins: ReadonlyMap<number, number>): Line[] => {
  const most = favoured === null ? undefined : pins.get(favoured);
  const others = most === undefined ? [] : [0, 1, 2, 3, 4].filter((at) => at !== favoured);
  return [
    ...lines,
    ...[...pins].map(([at, value]) => ({ set: 1 << at, low: value, high: value })),
    ...others.map((at) => ({ set: 1 << at, low: 0, high: Math.min(people, (most ?? 0) - 1) })),
  ];
};

const cheapestPinned = ({ demand, present, price }: Search, pins: ReadonlyMap<number, number>): Nearest | null => {
  const lines = pinned(demand, pins);
  const start = findSplit(groupsOf(demand.people, lines), present);
  return start === null ? null : descend(start, { lines, people: demand.people, price });
};

/** The least value of a convex sequence over [low, high], null where it is infeasible; `inside` is a feasible place. */
const lowest = (
  low: number,
  high: number,
  inside: number,
  tryAt: (value: number) => Nearest | null,
): Nearest | null => {
  const tried = new Map<number, Nearest | null>();
  const at = (value: number): Nearest | null => {
    const found = tried.get(value);
    if (found !== undefined) return found;
    const fresh = tryAt(value);
    tried.set(value, fresh);
    return fresh;
  };
  let best: Nearest | null = at(inside);
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const [here, next] = [at(middle), at(middle + 1)];
    best = better(better(best, here), next);
    const rises = next === null || (here !== null && compareCosts(next.cost, here.cost) >= 0);
    // What is feasible is one stretch: beside it the way leads back to the place inside.
    if (here === null && next === null ? middle < inside : !rises) from = middle + 1;
    else to = middle;
  }
  return best;
};

/**
 * The innermost pin by halving: with its value free the least cost is convex (a linear program's), and at whole values it is
 * taken by whole people. Any pin around it is tried value by value.
 */
const search = (given: Search, pins: readonly number[], held: ReadonlyMap<number, number>): Nearest | null => {
  const [pin, ...inner] = pins;
  if (pin === undefined) return cheapestPinned(given, held);
  const { demand, present } = given;
  const lines = pinned(demand, held);
  const open = narrowed(groupsOf(demand.people, lines));
  if (open === null) return null;
  const range = rangeOf(open, 1 << pin);
  const at = (value: number): Nearest | null => search(given, inner, new Map([...held, [pin, value]]));
  if (inner.length > 0) {
    let best: Nearest | null = null;
    for (let value = range.low; value <= range.high; value++) best = better(best, at(value));
    return best;
  }
  const inside = anySplit({ ...demand, lines }, present)?.[pin];
  return inside === undefined ? null : lowest(range.low, range.high, inside, at);
};

/** The lawful split that costs least to come to from the present one, or null where no split is lawful. */
export const nearestSplit = (demand: Demand, present: Split, benches: readonly Bench[]): Nearest | null =>
  search({ demand, present, price: (split) => costOf(present, split, benches) }, pinsFor(demand), new Map());
