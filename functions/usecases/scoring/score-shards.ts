import type { Case } from '../../domain/case/case.ts';
import type { ScoredBody, ScoringInputs, UnassessedBody } from '../../domain/case/result-bodies.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { scoreCase } from '../../domain/scoring/score-case.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Settled, StepDeps, Verdict } from '../closing/settle-stored.ts';
import { insertOnce, type JudgePage, type ShardRange, workShards } from '../closing/work-shards.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { type Evidence, gatherEvidence, readDocuments } from './gather-evidence.ts';

/** Version of the calculation, stored with each result. */
const scoringEngine = 'siklus-score-1';

/** Scores everybody of some shards: ratings of the review, or provisional ones from evidence where it is missing. */
export const createScoreShards =
  (deps: StepDeps) =>
  async (input: ShardRange): Promise<void> => {
    const { agencyId } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    await destroyFeedbackSecret(deps, agencyId, cycle.id);

    const judgePage: JudgePage = async (page) => {
      const documents = await readDocuments(deps, agencyId, page);
      return async ({ data: subject }) => {
        const earlier = scoredEarlier(subject);
        if (earlier !== null) return earlier;
        const known = documents.get(subject.employeeId);
        if (known === undefined) throw new Error('a case is judged that is not on the page');
        return score(subject, await gatherEvidence(deps, agencyId, subject, known), rules);
      };
    };
    const finish = (shard: number, settled: readonly Settled[]) =>
      writeRosters(deps, agencyId, cycle.id, shard, settled);
    await workShards(deps, { agencyId, cycle, step: 'scoring', judgePage, finish }, input);
  };

/** Feedback is closed: without the key, no tag of a peer or a subordinate can be traced to its author any more. */
const destroyFeedbackSecret = async (deps: StepDeps, agencyId: string, cycleId: string): Promise<void> => {
  const key = keys.feedbackSecret(agencyId, cycleId);
  const stored = await deps.store.get(key);
  if (stored === null) return;
  try {
    await deps.store.commit([{ kind: 'delete', key, version: stored.version }]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};

const scoredEarlier = (subject: Case): Verdict | null => {
  if (subject.stage === 'unassessed') return { endState: 'escalated', rule: 'unassessed', change: null };
  if (subject.stage !== 'scored') return null;
  return { ...endOf(subject.result.basis), change: null };
};

const endOf = (basis: string): Pick<Verdict, 'endState' | 'rule'> =>
  basis === 'provisional'
    ? { endState: 'provisional', rule: 'scored-provisional' }
    : { endState: 'complete', rule: 'scored-reviewed' };

const score = (subject: Case, evidence: Evidence, rules: RuleSet): Verdict => {
  const { activities } = evidence;
  const plan = subject.stage === 'unplanned' || subject.stage === 'decided' ? null : subject.plan;
  const review = subject.stage === 'reviewed' ? subject.review : null;
  const inputs: ScoringInputs = {
    engine: scoringEngine,
    digest: evidence.digest,
    activities,
    feedback: evidence.feedback.length,
  };
  const scored = scoreCase({
    plan: evidence.plan,
    planBasis: plan?.basis ?? null,
    realisation: evidence.realisation,
    feedback: evidence.feedback,
    activities,
    review,
    ownDutiesMet: subject.marks.every((mark) => mark.owedBy !== subject.employeeId),
    rules,
  });
  if (scored.decision === 'unassessed') {
    const body: UnassessedBody = { reason: scored.reason, explanation: scored.explanation, inputs };
    const next: Case = { ...commonOf(subject), stage: 'unassessed', plan };
    return { endState: 'escalated', rule: 'unassessed', change: { next, act: 'left-unassessed', body } };
  }
  const { workResult, behaviour, predicate, basis, score: percent } = scored;
  const version = { version: 1, workResult, behaviour, predicate, basis, score: percent };
  const body: ScoredBody = { ...version, explanation: scored.explanation, inputs };
  const next: Case = {
    ...commonOf(subject),
    stage: 'scored',
    plan,
    review,
    result: { seq: subject.chain.seq + 1, ...version },
  };
  return { ...endOf(basis), change: { next, act: 'scored', body } };
};

/** The members that a case has at every stage. */
const commonOf = ({
  schemaVersion,
  cycleId,
  employeeId,
  unitCode,
  serviceCode,
  appraiserId,
  superiorId,
  postFamily,
  headsUnit,
  chain,
  marks,
}: Case) => ({
  schemaVersion,
  cycleId,
  employeeId,
  unitCode,
  serviceCode,
  appraiserId,
  superiorId,
  postFamily,
  headsUnit,
  chain,
  marks,
});

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
