import { predicates } from '../scoring/predicate.ts';
import { anyGroups, everybody, type Groups, narrow, narrowed, rangeOf, setOf } from './groups.ts';

/** People per predicate, in the order of `predicates`. */
export type Split = readonly number[];

/** The people of these predicates together number at least `low` and at most `high`. `set` as in `groups.ts`. */
export type Line = { set: number; low: number; high: number };

const singles = predicates.map((p) => setOf([p]));

/** The group of that many people under these lines. */
export const groupsOf = (people: number, lines: readonly Line[]): Groups =>
  lines.reduce(
    (groups, { set, low, high }) => narrow(groups, set, low, high),
    narrow(anyGroups(people), everybody, people, people),
  );

/** Fixes the predicates one by one, halving the range of the first that is still open. */
const halving = (groups: Groups): Groups | null => {
  const tight = narrowed(groups);
  if (tight === null) return null;
  for (const set of singles) {
    const { low, high } = rangeOf(tight, set);
    if (low === high) continue;
    const middle = Math.floor((low + high) / 2);
    return halving(narrow(tight, set, low, middle)) ?? halving(narrow(tight, set, middle + 1, high));
  }
  return tight;
};

/** Fixes each predicate as near to what it is now as the lines allow; null where that leads into a dead end. */
const nearing = (groups: Groups, near: Split): Groups | null =>
  singles.reduce<Groups | null>((open, set, at) => {
    if (open === null) return null;
    const { low, high } = rangeOf(open, set);
    const value = Math.min(Math.max(near[at] ?? 0, low), high);
    return narrowed(narrow(open, set, value, value));
  }, narrowed(groups));

/**
 * A split of the group that keeps every line, or null where there is none. Exact for whole people and for any sets of
 * predicates; the work grows with the logarithm of the group, not with the number of splits.
 *
 * @param near the search starts here
 */
export const findSplit = (groups: Groups, near: Split): Split | null => {
  const found = nearing(groups, near) ?? halving(groups);
  return found === null ? null : singles.map((set) => rangeOf(found, set).low);
};
