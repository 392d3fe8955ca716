import type { DistributionPattern, MostReading, RuleSet } from '../rules/rule-set.ts';
import { type OrganisationPredicate, type Predicate, predicates } from '../scoring/predicate.ts';
import { anySplit } from './any-split.ts';
import { boundsOf } from './bounds.ts';
import { demandOf } from './demand.ts';

export type DistributionFinding = {
  rule: 'most' | 'at-most' | 'at-least' | 'some-of';
  of: Predicate[];
  /** People: the highest number allowed for `at-most`, the lowest one for `at-least` and `some-of`; for `most` the number to be exceeded. */
  limit: number;
  actual: number;
};

export type DistributionCheck = {
  /**
   * `infeasible-here`: no split of so many people is lawful, so the pattern is to be judged at a level above and never forced.
   * `not-checked`: no organisation predicate, nobody to count, or the agency has the check off.
   */
  verdict: 'lawful' | 'unlawful' | 'infeasible-here' | 'not-checked';
  /** The lines of the pattern that this split breaks. */
  findings: DistributionFinding[];
};

const sum = (counts: Record<Predicate, number>, of: readonly Predicate[]): number =>
  predicates.filter((p) => of.includes(p)).reduce((total, p) => total + counts[p], 0);

/**
 * What `favoured` must exceed to be "most". `majority`: half of everybody. `plurality`: the largest number of any other
 * predicate; a tie has no most.
 */
const mostExceeds = (
  reading: Exclude<MostReading, 'ignore'>,
  favoured: Predicate,
  counts: Record<Predicate, number>,
) => {
  switch (reading) {
    case 'majority':
      return Math.floor(sum(counts, predicates) / 2);
    case 'plurality':
      return Math.max(...predicates.filter((p) => p !== favoured).map((p) => counts[p]));
  }
};

const findMost = (
  pattern: DistributionPattern,
  reading: MostReading,
  counts: Record<Predicate, number>,
): DistributionFinding[] => {
  if (pattern.most === null || reading === 'ignore') return [];
  const limit = mostExceeds(reading, pattern.most, counts);
  const actual = counts[pattern.most];
  return actual > limit ? [] : [{ rule: 'most', of: [pattern.most], limit, actual }];
};

/**
 * Does the spread of individual predicates follow the pattern that the organisation's predicate implies (SE MenPANRB
 * 3/2023)? A consideration, never a machine's verdict on persons: what follows from it is the agency's enforcement setting.
 */
export const checkDistribution = (
  counts: Record<Predicate, number>,
  organisation: OrganisationPredicate | null,
  policy: RuleSet['distribution'],
): DistributionCheck => {
  const people = sum(counts, predicates);
  if (organisation === null || people === 0 || policy.enforcement === 'off')
    return { verdict: 'not-checked', findings: [] };
  const pattern = policy.patterns[organisation];
  const bounds = boundsOf(pattern, people, policy.rounding);
  const broken = bounds
    .map((bound): DistributionFinding => ({ ...bound, actual: sum(counts, bound.of) }))
    .filter(({ rule, limit, actual }) => (rule === 'at-most' ? actual > limit : actual < limit));
  const findings = [...findMost(pattern, policy.most, counts), ...broken];
  if (findings.length === 0) return { verdict: 'lawful', findings };
  const present = predicates.map((p) => counts[p]);
  const feasible = anySplit(demandOf(pattern, people, policy), present) !== null;
  return { verdict: feasible ? 'unlawful' : 'infeasible-here', findings };
};
