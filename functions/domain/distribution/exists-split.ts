import { type Predicate, predicates } from '../scoring/predicate.ts';
import type { Bound } from './bounds.ts';
import { anyGroups, everybody, type Groups, narrow, narrowed, setOf } from './groups.ts';

type Favoured = { of: Predicate; reading: 'majority' | 'plurality' };

const sets = predicates.map((p) => setOf([p]));

/** Fixes the predicates one by one, halving the range of the first that is still open. */
const splits = (groups: Groups): boolean => {
  const tight = narrowed(groups);
  if (tight === null) return false;
  for (const set of sets) {
    const { low, high } = tight.range(set);
    if (low === high) continue;
    const middle = Math.floor((low + high) / 2);
    return splits(narrow(tight, set, low, middle)) || splits(narrow(tight, set, middle + 1, high));
  }
  return true;
};

/**
 * "More than of any other" ties all predicates to the favoured one's number, so that number is halved first: while it
 * lies in a range, the others are only held below the range's end, which rules out a half but never a solution.
 */
const splitsWithMost = (groups: Groups, favoured: number): boolean => {
  const { low, high } = groups.range(favoured);
  const others = sets.filter((set) => set !== favoured);
  const tight = narrowed(others.reduce((held, other) => narrow(held, other, 0, high - 1), groups));
  if (tight === null) return false;
  if (low === high) return splits(tight);
  const middle = Math.floor((low + high) / 2);
  return (
    splitsWithMost(narrow(groups, favoured, low, middle), favoured) ||
    splitsWithMost(narrow(groups, favoured, middle + 1, high), favoured)
  );
};

/**
 * Is there any split of so many people over the five predicates that keeps every bound? Exact for whole people and for
 * any sets of predicates; the work grows with the logarithm of the group, not with the number of splits.
 */
export const existsSplit = (people: number, bounds: readonly Bound[], favoured: Favoured | null): boolean => {
  const start = bounds.reduce(
    (groups, { rule, of, limit }) =>
      rule === 'at-most' ? narrow(groups, setOf(of), 0, limit) : narrow(groups, setOf(of), limit, people),
    narrow(anyGroups(people), everybody, people, people),
  );
  if (favoured === null) return splits(start);
  const set = setOf([favoured.of]);
  switch (favoured.reading) {
    case 'majority':
      return splits(narrow(start, set, Math.floor(people / 2) + 1, people));
    case 'plurality':
      return splitsWithMost(narrow(start, set, 1, people), set);
  }
};
