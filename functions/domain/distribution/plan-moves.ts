import { type Predicate, predicates } from '../scoring/predicate.ts';
import { type Bench, leavingOf, type Placed, scoreOf, unitsOf } from './evidence.ts';
import type { Split } from './find-split.ts';
import { directions } from './move-cost.ts';

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

const gapOf = ({ score }: Placed, bench: Bench, way: 'down' | 'up'): string | null => {
  if (score === null) return null;
  return scoreOf(way === 'down' ? unitsOf(score) - bench.below : bench.above - unitsOf(score));
};

type Leaver = Omit<Move, 'to'>;

/** Those who leave one predicate, by direction, in the order in which they arrive elsewhere. */
const leaversOf = (bench: Bench, way: { down: number; up: number }): { down: Leaver[]; up: Leaver[] } => {
  const { down, up } = leavingOf(bench, way.down, way.up);
  const leaving = new Set([...down, ...up]);
  const staying = new Map<string | null, number>();
  if (leaving.size > 0)
    for (const one of bench.people)
      if (!leaving.has(one)) staying.set(one.score, (staying.get(one.score) ?? 0) + 1);
  const leaver =
    (direction: 'down' | 'up') =>
    (one: Placed): Leaver => ({
      employeeId: one.id,
      from: one.predicate,
      score: one.score,
      gap: gapOf(one, bench, direction),
      equals: staying.get(one.score) ?? 0,
    });
  return { down: down.map(leaver('down')), up: up.map(leaver('up')) };
};

/** Passes the predicates in one direction: whoever left first arrives first, so that nobody overtakes another by a longer way. */
const carry = (stops: readonly { to: Predicate; arriving: number; leaving: readonly Leaver[] }[]): Move[] => {
  const under: Leaver[] = [];
  let next = 0;
  return stops.flatMap(({ to, arriving, leaving }) => {
    const moves = under.slice(next, next + arriving).map(({ employeeId, from, ...rest }) => ({ employeeId, from, to, ...rest }));
    next += arriving;
    under.push(...leaving);
    return moves;
  });
};

/**
 * The persons who move so that the present split becomes the target: with the fewest moves and steps and the smallest gaps
 * (`costOf`).
 */
export const planMoves = (target: Split, benches: readonly Bench[]): Move[] => {
  let balance = 0;
  const stops = predicates.map((to, at) => {
    const bench = benches[at];
    if (bench === undefined) throw new Error('every predicate has its bench');
    const surplus = bench.people.length - (target[at] ?? 0);
    const lacking = Math.max(0, -surplus);
    const fromAbove = Math.min(lacking, Math.max(0, balance));
    const leaving = leaversOf(bench, directions(Math.max(0, surplus), balance));
    balance += surplus;
    return {
      falling: { to, arriving: fromAbove, leaving: leaving.down },
      rising: { to, arriving: lacking - fromAbove, leaving: leaving.up },
    };
  });
  return [...carry(stops.map(({ falling }) => falling)), ...carry(stops.map(({ rising }) => rising).reverse())];
};
