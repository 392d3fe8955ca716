import { type Predicate, predicates } from '../scoring/predicate.ts';
import type { Bench } from './evidence.ts';
import type { Split } from './find-split.ts';
import { type Leaver, leaversOf, type Move } from './leaving.ts';
import { directions } from './move-cost.ts';

/** Passes the predicates in one direction: whoever left first arrives first, so that nobody overtakes another by a longer way. */
const carry = (stops: readonly { to: Predicate; arriving: number; leaving: readonly Leaver[] }[]): Move[] => {
  const under: Leaver[] = [];
  let next = 0;
  return stops.flatMap(({ to, arriving, leaving }) => {
    const moves = under
      .slice(next, next + arriving)
      .map(({ employeeId, from, ...rest }) => ({ employeeId, from, to, ...rest }));
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
