import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import { beforeScoring } from '../../domain/case/rewind.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import type { ComputedResult } from '../scoring/compute-result.ts';
import { openScoring } from '../scoring/open-scoring.ts';
import type { Deps } from '../support/deps.ts';

type ScoredCase = { stored: Stored<Case>; records: readonly ActRecord[] };

/**
 * The calculation of scoring over what is stored, under these rules, writing nothing. Null for a case that was never scored.
 *
 * @param asOf when the cycle was scored: shorter cycles that were still open then did not count
 */
export const createScoreAgain = async (
  deps: Pick<Deps, 'store' | 'digest'>,
  agencyId: string,
  cycle: Cycle,
  rules: RuleSet,
  asOf: Instant,
): Promise<(one: ScoredCase) => Promise<ComputedResult | null>> => {
  const score = await openScoring(deps, agencyId, cycle, rules, asOf);
  return async ({ stored, records }) => {
    const subject = beforeScoring(stored.data, records);
    return subject === null ? null : score(stored, subject);
  };
};
