import type { Case, PlanInForce, ReviewRef } from '../../domain/case/case.ts';
import { besideOf, packVersion } from '../../domain/case/packed-version.ts';
import type { ScoredBody, UnassessedBody } from '../../domain/case/result-bodies.ts';
import type { ResultVersion, ScoringInputs } from '../../domain/case/result-version.ts';
import type { Traits } from '../../domain/development/traits.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { packExplanation } from '../../domain/scoring/pack-explanation.ts';
import { type CaseScore, type ScoreInput, scoreCase } from '../../domain/scoring/score-case.ts';
import { scoreParts } from '../../domain/segments/score-parts.ts';
import type { Evidence } from './gather-evidence.ts';
import type { SegmentsEvidence } from './gather-segments.ts';

/** Version of the calculation, stored with each result. */
export const scoringEngine = 'siklus-score-1';

/** What of the case itself the calculation rests on. */
export type ScoringStart = { plan: PlanInForce | null; review: ReviewRef | null; ownDutiesMet: boolean };

export const startOf = (subject: Case): ScoringStart => ({
  plan: subject.stage === 'unplanned' || subject.stage === 'decided' ? null : subject.plan,
  review: subject.stage === 'reviewed' ? subject.review : null,
  ownDutiesMet: subject.marks.every((mark) => mark.owedBy !== subject.employeeId),
});

/** The document that scoring stores, byte for byte the same whenever it is computed from the same. */
export type ComputedResult =
  | { decision: 'scored'; version: ResultVersion; body: ScoredBody }
  | { decision: 'unassessed'; body: UnassessedBody };

export type Gathered = { evidence: Evidence; traits: Traits; parts: SegmentsEvidence | null };

const versionOf = (scored: Extract<CaseScore, { decision: 'scored' }>): Omit<ResultVersion, 'explanation'> => {
  const { workResult, behaviour, predicate, basis, score, numeric } = scored;
  const version = { version: 1, workResult, behaviour, predicate, basis, score };
  return numeric === undefined ? version : { ...version, numeric };
};

/** An empty one is not stored. */
const withTraits = (traits: Traits): { traits?: Traits } =>
  Object.keys(traits.behaviours).length + Object.keys(traits.aspects).length > 0 ? { traits } : {};

/** One person's result: the same calculation for the close, for a recomputation years later and for a replay. */
export const computeResult = (
  { plan, review, ownDutiesMet }: ScoringStart,
  { evidence, traits, parts }: Gathered,
  rules: RuleSet,
): ComputedResult => {
  const { activities } = evidence;
  const inputs: ScoringInputs = {
    engine: scoringEngine,
    digest: parts?.digest ?? evidence.digest,
    activities,
    ...(plan?.of === undefined ? {} : { plan: { cycleId: plan.of, version: plan.version } }),
    feedback: evidence.voices.reduce((count, { people }) => count + people, evidence.feedback.length),
  };
  const whole: ScoreInput = {
    plan: evidence.plan,
    planBasis: plan?.basis ?? null,
    realisation: evidence.realisation,
    reports: evidence.reports,
    newIdea: evidence.newIdea,
    unit: evidence.unit,
    assigned: evidence.assigned,
    feedback: evidence.feedback,
    voices: evidence.voices,
    activities,
    review: review === null ? null : { ...review, judgements: evidence.judgements },
    ownDutiesMet,
    rules,
  };
  const scored = parts === null ? scoreCase(whole) : scoreParts(whole, parts.segments);
  const beside = besideOf(inputs, evidence.realisation);
  if (scored.decision === 'unassessed') {
    const tree = packExplanation(scored.explanation, beside);
    return { decision: 'unassessed', body: { reason: scored.reason, tree, inputs, ...withTraits(traits) } };
  }
  const version: ResultVersion = { ...versionOf(scored), explanation: scored.explanation };
  return { decision: 'scored', version, body: { ...packVersion(version, beside), inputs, ...withTraits(traits) } };
};
