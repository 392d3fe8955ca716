import type { Demand } from './demand.ts';
import { findSplit, groupsOf, type Split } from './find-split.ts';
import { type Groups, narrow, narrowed, rangeOf } from './groups.ts';

const bits = [0, 1, 2, 3, 4].map((at) => 1 << at);

/**
 * "More than of any other" ties all predicates to the favoured one's number, so that number is halved first: while it
 * lies in a range, the others are only held below the range's end, which rules out a half but never a solution.
 */
const withMost = (groups: Groups, favoured: number, near: Split): Split | null => {
  const { low, high } = rangeOf(groups, favoured);
  const others = bits.filter((set) => set !== favoured);
  const tight = narrowed(others.reduce((held, other) => narrow(held, other, 0, high - 1), groups));
  if (tight === null) return null;
  if (low === high) return findSplit(tight, near);
  const middle = Math.floor((low + high) / 2);
  return (
    withMost(narrow(groups, favoured, low, middle), favoured, near) ??
    withMost(narrow(groups, favoured, middle + 1, high), favoured, near)
  );
};

/** Any split that keeps the demand, or null where no split of so many people does. */
export const anySplit = (demand: Demand, near: Split): Split | null => {
  const groups = groupsOf(demand.people, demand.lines);
  if (demand.favoured === null) return findSplit(groups, near);
  const set = 1 << demand.favoured;
  return withMost(narrow(groups, set, 1, demand.people), set, near);
};
