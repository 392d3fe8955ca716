import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import { beforeScoring } from '../../domain/case/rewind.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { traitsOf } from '../../domain/development/traits.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import { type ComputedResult, computeResult, startOf } from '../scoring/compute-result.ts';
import { gatherEvidence, readDocuments } from '../scoring/gather-evidence.ts';
import { gatherSegments } from '../scoring/gather-segments.ts';
import { findShortCycles, readPeriodReports } from '../scoring/period-documents.ts';
import type { Deps } from '../support/deps.ts';
import { loadUnitAchievements } from '../units/unit-achievements.ts';

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
  const short = await findShortCycles(deps, agencyId, cycle, asOf);
  const achievements = loadUnitAchievements(deps, agencyId, cycle.id, rules);
  return async ({ stored, records }) => {
    const subject = beforeScoring(stored.data, records);
    if (subject === null) return null;
    const { employeeId } = subject;
    const documents = (await readDocuments(deps, agencyId, [{ ...stored, data: subject }])).get(employeeId);
    if (documents === undefined) throw new Error('the documents of a case were not read');
    const periods = short === null ? null : await readPeriodReports(deps, agencyId, short, [employeeId]);
    const context = { reports: periods?.get(employeeId) ?? null, rules, achievements };
    const evidence = await gatherEvidence(deps, agencyId, subject, documents, context);
    const parts = await gatherSegments(deps, agencyId, subject, evidence.digest, achievements);
    return computeResult(startOf(subject), { evidence, traits: traitsOf(evidence, rules), parts }, rules);
  };
};
