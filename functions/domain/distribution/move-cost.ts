import { type Bench, scoredLeavers } from './evidence.ts';
import type { Split } from './find-split.ts';

/**
 * By what proposals are compared, the first difference decides; published with every answer. `moved`: persons moved.
 * `steps`: predicates passed, summed over them. `unscored`: of them without a score. `gap`: how far the scores of the others
 * lie inside the boundary that they cross, summed; negative where the evidence speaks for the move. `down`: of them downwards.
 */
export const tieBreak = ['moved', 'steps', 'unscored', 'gap', 'down'] as const;
export type MoveCost = Record<(typeof tieBreak)[number], number>;

/** Negative where `a` is the better one. */
export const compareCosts = (a: MoveCost, b: MoveCost): number => {
  for (const key of tieBreak) if (a[key] !== b[key]) return a[key] - b[key];
  return 0;
};

/** Who of a predicate goes which way, as numbers: up as many as must pass the boundary above, down the rest. */
export const directions = (surplus: number, balanceAbove: number): { down: number; up: number } => {
  const up = Math.min(surplus, Math.max(0, -balanceAbove));
  return { down: surplus - up, up };
};

/**
 * The least cost of coming from the present split to another one. Exact: with the fewest persons moved, people only leave a
 * predicate that loses and only enter one that gains; with the fewest steps, a boundary is passed in one direction only, by
 * as many as those above it have too many. That leaves how many leave each predicate in which direction, and of them
 * the nearest to the boundary go.
 */
export const costOf = (present: Split, target: Split, benches: readonly Bench[]): MoveCost => {
  const cost: MoveCost = { moved: 0, steps: 0, unscored: 0, gap: 0, down: 0 };
  // How many of those above the boundary must pass it downwards; negative: upwards.
  let balance = 0;
  for (const [at, bench] of benches.entries()) {
    const surplus = (present[at] ?? 0) - (target[at] ?? 0);
    if (surplus > 0) {
      const { down, up } = directions(surplus, balance);
      const known = scoredLeavers(bench, down, up);
      cost.moved += surplus;
      cost.down += down;
      cost.unscored += surplus - known.down - known.up;
      const high = (bench.sums[bench.scored] ?? 0) - (bench.sums[bench.scored - known.up] ?? 0);
      cost.gap += (bench.sums[known.down] ?? 0) - known.down * bench.below + known.up * bench.above - high;
    }
    balance += surplus;
    cost.steps += Math.abs(balance);
  }
  return cost;
};
