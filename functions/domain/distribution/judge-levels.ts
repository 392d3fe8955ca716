import type { RuleSet } from '../rules/rule-set.ts';
import type { OrganisationPredicate } from '../scoring/predicate.ts';
import { type Counts, type DistributionJudgement, judgeCounts } from './judge-distribution.ts';

/** A unit with everybody below it counted together. */
export type LevelGroup = { unitCode: string; name: string; counts: Counts; organisation: OrganisationPredicate | null };

export type LevelJudgement = Omit<DistributionJudgement, 'proposal'> & {
  unitCode: string;
  name: string;
  organisation: OrganisationPredicate;
  /** Whether that unit has an organisation predicate of its own; else that of the group below is applied to more people. */
  ownPredicate: boolean;
};

/**
 * The nearest level above at which the pattern can be kept at all; null where no level has enough people. Groups of one or
 * two have no lawful split under most patterns: they are judged among more people, never forced.
 *
 * @param above the units above, nearest first
 */
export const feasibleLevel = (
  above: readonly LevelGroup[],
  organisation: OrganisationPredicate,
  policy: RuleSet['distribution'],
): LevelJudgement | null => {
  let inherited = organisation;
  for (const { unitCode, name, counts, organisation: own } of above) {
    inherited = own ?? inherited;
    const judged = judgeCounts(counts, inherited, policy);
    if (judged.verdict === 'lawful' || judged.verdict === 'unlawful')
      return { ...judged, unitCode, name, organisation: inherited, ownPredicate: own !== null };
  }
  return null;
};
