import type { DistributionPattern, RuleSet } from '../rules/rule-set.ts';
import type { Predicate } from '../scoring/predicate.ts';
import { wholePeople } from './whole-people.ts';

/** One line of a pattern, in people: the number among `of` is at most or at least `limit`. */
export type Bound = { rule: 'at-most' | 'at-least' | 'some-of'; of: Predicate[]; limit: number };

/** The pattern's shares for a group of that many people. */
export const boundsOf = (
  pattern: DistributionPattern,
  people: number,
  rounding: RuleSet['distribution']['rounding'],
): Bound[] => [
  ...pattern.atMost.map(({ of, share }): Bound => {
    return { rule: 'at-most', of, limit: wholePeople(share, people, 'at-most', rounding) };
  }),
  ...pattern.atLeast.map(({ of, share }): Bound => {
    return { rule: 'at-least', of, limit: wholePeople(share, people, 'at-least', rounding) };
  }),
  ...(pattern.someOf.length === 0 ? [] : [{ rule: 'some-of', of: pattern.someOf, limit: 1 } as const]),
];
