import type { DistributionPattern, MostReading, RuleSet } from '../rules/rule-set.ts';
import { predicates } from '../scoring/predicate.ts';
import { boundsOf } from './bounds.ts';
import type { Line } from './find-split.ts';
import { setOf } from './groups.ts';

/** What a pattern asks of a group of so many people. */
export type Demand = {
  people: number;
  lines: Line[];
  /** Position of the predicate that must have more people than any other; null where nothing is compared. */
  favoured: number | null;
};

const majority = (pattern: DistributionPattern, reading: MostReading, people: number): Line[] =>
  pattern.most === null || reading !== 'majority'
    ? []
    : [{ set: setOf([pattern.most]), low: Math.floor(people / 2) + 1, high: people }];

/** The pattern in people: "at most", "at least" and "more than half" are lines, "more than any other" is none. */
export const demandOf = (
  pattern: DistributionPattern,
  people: number,
  policy: Pick<RuleSet['distribution'], 'most' | 'rounding'>,
): Demand => ({
  people,
  lines: [
    ...boundsOf(pattern, people, policy.rounding).map(({ rule, of, limit }): Line => {
      const set = setOf(of);
      return rule === 'at-most' ? { set, low: 0, high: limit } : { set, low: limit, high: people };
    }),
    ...majority(pattern, policy.most, people),
  ],
  favoured: pattern.most !== null && policy.most === 'plurality' ? predicates.indexOf(pattern.most) : null,
});
