import type { Case, CaseAt } from '../../domain/case/case.ts';
import { commonOf } from '../../domain/case/common-of.ts';
import { resultRefOf } from '../../domain/case/next-version.ts';
import { type Traits, traitsOf } from '../../domain/development/traits.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { PeriodReports } from '../../domain/scoring/period-reports.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Settled, StepDeps, Verdict } from '../closing/settle-stored.ts';
import { insertOnce, type JudgePage, type ShardRange, workShards } from '../closing/work-shards.ts';
import { writeStandings } from '../distribution/write-standings.ts';
import { destroyFeedbackSecret } from '../feedback/destroy-secret.ts';
import { observeReview, type SeenReview } from '../rater-statistics/observe-review.ts';
import { writeRatings } from '../rater-statistics/write-ratings.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { loadUnitAchievements } from '../units/unit-achievements.ts';
import { placesKept } from '../units/unit-places.ts';
import { computeResult, startOf } from './compute-result.ts';
import { type Evidence, gatherEvidence, readDocuments } from './gather-evidence.ts';
import { gatherSegments, type SegmentsEvidence } from './gather-segments.ts';
import { findShortCycles, readPeriodReports, type ShortCycles } from './period-documents.ts';
import { writeTraits } from './write-traits.ts';

/** Scores everybody of some shards: ratings of the review, or provisional ones from evidence where it is missing. */
export const createScoreShards =
  (deps: StepDeps) =>
  async (input: ShardRange): Promise<void> => {
    const { agencyId } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const short = await findShortCycles(deps, agencyId, cycle);
    await destroyFeedbackSecret(deps, agencyId, cycle.id);
    const achievements = loadUnitAchievements(deps, agencyId, cycle.id, rules, placesKept(deps, agencyId, cycle.id));
    const fresh = new Map<string, Traits>();
    const seen = new Map<string, SeenReview | null>();

    const judgePage: JudgePage = async (page) => {
      const documents = await readDocuments(deps, agencyId, page);
      const reports = await reportsOf(deps, agencyId, short, page);
      return async ({ data: subject }) => {
        if (subject.stage === 'unassessed') return { endState: 'escalated', rule: 'unassessed', change: null };
        if (subject.stage === 'scored' || subject.stage === 'decided')
          return { ...endOf(subject.result.basis), change: null };
        const known = documents.get(subject.employeeId);
        if (known === undefined) throw new Error('a case is judged that is not on the page');
        const longer = { reports: reports.get(subject.employeeId) ?? null, rules, achievements };
        const evidence = await gatherEvidence(deps, agencyId, subject, known, longer);
        const traits = traitsOf(evidence, rules);
        fresh.set(subject.employeeId, traits);
        seen.set(subject.employeeId, observeReview(subject, known.review, evidence, cycle, rules));
        const parts = await gatherSegments(deps, agencyId, subject, evidence.digest, achievements);
        return score(subject, evidence, traits, parts, rules);
      };
    };
    const finish = async (shard: number, settled: readonly Settled[]): Promise<void> => {
      await writeRosters(deps, agencyId, cycle.id, shard, settled);
      await writeTraits(deps, agencyId, cycle.id, shard, settled, fresh);
      await writeRatings(deps, { agencyId, cycle, rules, achievements, fresh: seen }, shard, settled);
      await writeStandings(deps, agencyId, cycle, rules, shard, settled);
      fresh.clear();
      seen.clear();
    };
    await workShards(deps, { agencyId, cycle, step: 'scoring', judgePage, finish }, input);
  };

const endOf = (basis: string): Pick<Verdict, 'endState' | 'rule'> =>
  basis === 'provisional'
    ? { endState: 'provisional', rule: 'scored-provisional' }
    : { endState: 'complete', rule: 'scored-reviewed' };

const reportsOf = async (
  deps: StepDeps,
  agencyId: string,
  short: ShortCycles | null,
  page: readonly Stored<Case>[],
): Promise<Map<string, PeriodReports>> =>
  short === null
    ? new Map()
    : readPeriodReports(
        deps,
        agencyId,
        short,
        page.map(({ data }) => data.employeeId),
      );

const score = (
  subject: CaseAt<'unplanned' | 'planned' | 'reviewed'>,
  evidence: Evidence,
  traits: Traits,
  parts: SegmentsEvidence | null,
  rules: RuleSet,
): Verdict => {
  const from = startOf(subject);
  const { plan, review } = from;
  const computed = computeResult(from, { evidence, traits, parts }, rules);
  if (computed.decision === 'unassessed') {
    const next: Case = { ...commonOf(subject), stage: 'unassessed', plan };
    return { endState: 'escalated', rule: 'unassessed', change: { next, act: 'left-unassessed', body: computed.body } };
  }
  const next: Case = {
    ...commonOf(subject),
    stage: 'scored',
    plan,
    review,
    result: resultRefOf(computed.version, subject.chain.seq + 1),
  };
  return { ...endOf(computed.version.basis), change: { next, act: 'scored', body: computed.body } };
};

const writeRosters = async (
  deps: StepDeps,
  agencyId: string,
  cycleId: string,
  shard: number,
  settled: readonly Settled[],
): Promise<void> => {
  const byService = Map.groupBy(settled, ({ case: subject }) => subject.serviceCode);
  for (const [service, members] of byService) {
    const employeeIds = members.map(({ case: subject }) => subject.employeeId);
    await insertOnce(deps, keys.roster(agencyId, cycleId, service, shard), { schemaVersion: 1, employeeIds });
  }
};
