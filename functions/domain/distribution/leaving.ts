import type { Predicate } from '../scoring/predicate.ts';
import { type Bench, scoredLeavers, scoreOf } from './evidence.ts';

/** One person's move of a proposal. */
export type Move = {
  employeeId: string;
  from: Predicate;
  to: Predicate;
  score: string | null;
  /** Score points from the boundary that is crossed first; negative: the evidence lies beyond it. Null without a score. */
  gap: string | null;
  /** People of the same predicate with the same score (or alike without one) who stay: between them the evidence does not choose. */
  equals: number;
};

export type Leaver = Omit<Move, 'to'>;

/** The score of a place on the bench, in units; null where the person has none. */
const unitsAt = ({ sums, scored }: Bench, at: number): number | null =>
  at < scored ? (sums[at + 1] ?? 0) - (sums[at] ?? 0) : null;

/** How many of the places from `start` on, up to but not including `end`, have the same score. */
const run = (bench: Bench, start: number, end: number): number => {
  const step = start <= end ? 1 : -1;
  let at = start;
  while (at !== end && unitsAt(bench, at) === unitsAt(bench, start)) at += step;
  return Math.abs(at - start);
};

/**
 * Who leaves a predicate: those at the low end go down, those at the high end go up, those without a score come last. In the
 * order in which they arrive, so that the longest way is for the one farthest out, never for whom nothing speaks for it.
 */
export const leaversOf = (bench: Bench, way: { down: number; up: number }): { down: Leaver[]; up: Leaver[] } => {
  const known = scoredLeavers(bench, way.down, way.up);
  const [first, last] = [known.down, bench.scored - known.up - 1];
  const without = { down: way.down - known.down, up: way.up - known.up };
  const stays = first <= last;
  const low = { units: unitsAt(bench, first), people: stays ? run(bench, first, last + 1) : 0 };
  const high = { units: unitsAt(bench, last), people: stays ? run(bench, last, first - 1) : 0 };
  const alike = bench.people.length - bench.scored - without.down - without.up;
  const leaver = (at: number, edge: typeof low, gap: (units: number) => number): Leaver[] => {
    const person = bench.people[at];
    const units = unitsAt(bench, at);
    if (person === undefined) return [];
    const { id: employeeId, predicate: from, score } = person;
    if (units === null) return [{ employeeId, from, score, gap: null, equals: alike }];
    return [{ employeeId, from, score, gap: scoreOf(gap(units)), equals: units === edge.units ? edge.people : 0 }];
  };
  const places = (from: number, count: number): number[] => Array.from({ length: count }, (_, n) => from + n);
  return {
    down: [...places(bench.scored, without.down), ...places(0, known.down).reverse()].flatMap((at) =>
      leaver(at, low, (units) => units - bench.below),
    ),
    up: [...places(bench.scored + without.down, without.up), ...places(last + 1, known.up)].flatMap((at) =>
      leaver(at, high, (units) => bench.above - units),
    ),
  };
};
