import type { Assignment, Employee } from '../directory/employee.ts';
import { type Post, postNameOf } from './post.ts';

/** The posts that a person holds or held, each once, with the unit. */
export const postsHeld = ({ assignments }: Pick<Employee, 'assignments'>): (Post & { unitCode: string })[] => {
  const seen = new Set<string>();
  return assignments.filter((held) => {
    const name = `${held.unitCode}#${postNameOf(held)}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
};

/** When a person held a post in a unit, in order. */
export const holdingsOf = (
  { assignments }: Pick<Employee, 'assignments'>,
  post: Post & { unitCode: string },
): Pick<Assignment, 'from' | 'to' | 'capacity' | 'decree'>[] =>
  assignments
    .filter((held) => held.unitCode === post.unitCode && postNameOf(held) === postNameOf(post))
    .map(({ from, to, capacity, decree }) => ({ from, to, capacity, decree }));

type Stretch = Pick<Assignment, 'from' | 'to'>;

/** Whether a stretch of a person's history has a day in the period. */
export const touches = ({ from, to }: Stretch, period: { from: string; to: string }): boolean =>
  from <= period.to && (to === null || to >= period.from);

export type PostHistoryChange = { added: (Post & { unitCode: string })[]; removed: (Post & { unitCode: string })[] };

/** Which posts a person has that the history did not have before, and which a correction took out of it. */
export const compareHoldings = (
  before: Pick<Employee, 'assignments'>,
  after: Pick<Employee, 'assignments'>,
): PostHistoryChange => {
  const named = (history: Pick<Employee, 'assignments'>) =>
    new Map(postsHeld(history).map((post) => [`${post.unitCode}#${postNameOf(post)}`, post]));
  const [old, current] = [named(before), named(after)];
  return {
    added: [...current].flatMap(([name, post]) => (old.has(name) ? [] : [post])),
    removed: [...old].flatMap(([name, post]) => (current.has(name) ? [] : [post])),
  };
};
