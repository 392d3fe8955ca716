import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { traitsOf } from '../../domain/development/traits.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import type { Deps } from '../support/deps.ts';
import { loadUnitAchievements } from '../units/unit-achievements.ts';
import { type ComputedResult, computeResult, startOf } from './compute-result.ts';
import { gatherEvidence, readDocuments } from './gather-evidence.ts';
import { gatherSegments } from './gather-segments.ts';
import { findShortCycles, readPeriodReports } from './period-documents.ts';

/**
 * The calculation of scoring over what is stored of one case at a time, under these rules, writing nothing.
 *
 * @param asOf when the cycle was scored: shorter cycles that were still open then did not count; absent: as they stand now
 */
export const openScoring = async (
  deps: Pick<Deps, 'store' | 'digest'>,
  agencyId: string,
  cycle: Cycle,
  rules: RuleSet,
  asOf?: Instant,
): Promise<(stored: Pick<Stored<unknown>, 'key' | 'version'>, subject: Case) => Promise<ComputedResult>> => {
  const short = await findShortCycles(deps, agencyId, cycle, asOf);
  const achievements = loadUnitAchievements(deps, agencyId, cycle.id, rules);
  return async ({ key, version }, subject) => {
    const { employeeId } = subject;
    const documents = (await readDocuments(deps, agencyId, [{ key, version, data: subject }])).get(employeeId);
    if (documents === undefined) throw new Error('the documents of a case were not read');
    const periods = short === null ? null : await readPeriodReports(deps, agencyId, short, [employeeId]);
    const context = { reports: periods?.get(employeeId) ?? null, rules, achievements };
    const evidence = await gatherEvidence(deps, agencyId, subject, documents, context);
    const parts = await gatherSegments(deps, agencyId, subject, evidence.digest, achievements);
    return computeResult(startOf(subject), { evidence, traits: traitsOf(evidence, rules), parts }, rules);
  };
};
