import { type AssignedJudgements, allJudgements, withAssigned } from '../assigned-work/judge-assigned.ts';
import type { PlanInForce, ResultBasis } from '../case/case.ts';
import type { Behaviour, Feedback } from '../execution/feedback.ts';
import type { Judgement } from '../execution/judgement.ts';
import type { Realisation } from '../execution/realisation.ts';
import type { Voice } from '../feedback/voice.ts';
import type { Plan } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { suggestForHead } from '../units/head-suggestion.ts';
import type { UnitAchievement } from '../units/unit-achievement.ts';
import { type BehaviourSuggestion, behaviourFromFeedback } from './behaviour.ts';
import { conclude } from './conclude.ts';
import type { Explanation } from './explanation.ts';
import type { NewIdea } from './numeric-explanation.ts';
import type { NumericResult } from './numeric-total.ts';
import type { PeriodReports } from './period-reports.ts';
import { type Predicate, type Rating, ratings } from './predicate.ts';
import { noPredicateExplanation, type RatingGiven } from './predicate-explanation.ts';
import { suggestWorkResult } from './suggest.ts';
import type { NoScoreReason, WorkResultSuggestion } from './work-result-suggestion.ts';

export type ScoreInput = {
  /** The plan in force, null where there is none. */
  plan: Plan | null;
  planBasis: PlanInForce['basis'] | null;
  realisation: Realisation | null;
  /** What the shorter cycles within a long period gave; absent in a short one. */
  reports?: PeriodReports | null;
  /** Achievement of the unit that the person leads; absent for everybody else (PermenPANRB 6/2022). */
  unit?: UnitAchievement | null;
  feedback: readonly Feedback[];
  /** What colleagues and the public said together; `feedback` then holds the appraiser's alone. */
  voices?: readonly Voice[];
  /** The journal rolled up: how many entries, on how many days, and the digest of them all. */
  activities: { count: number; days: number; digest: string };
  /** The appraiser's review and the act that holds it; null where it is missing. */
  review: { workResult: Rating; behaviour: Rating; seq: number; judgements?: readonly Judgement[] } | null;
  /** What leaders of other units or of teams say of the parts of the plan that they assigned. */
  assigned?: AssignedJudgements;
  /** The employee did in time whatever was theirs to do. */
  ownDutiesMet: boolean;
  /** A new idea of benefit (PP 30/2019 art. 41); counts in the numeric regime alone. */
  newIdea?: NewIdea;
  rules: RuleSet;
};

export type UnassessedReason = 'no-plan' | NoScoreReason;

export type CaseScore =
  | {
      decision: 'scored';
      workResult: Rating;
      behaviour: Rating;
      predicate: Predicate;
      basis: Extract<ResultBasis, 'reviewed' | 'provisional'>;
      /** Work-result achievement in percent; null where it could not be calculated (the explanation says why). */
      score: string | null;
      /** Of the numeric regime alone. */
      numeric?: NumericResult;
      /** Values of BerAKHLAK that stay below the expectation by the feedback. */
      weakBehaviours: Behaviour[];
      explanation: Explanation;
    }
  | { decision: 'unassessed'; reason: UnassessedReason; explanation: Explanation };

type Evidence = { work: WorkResultSuggestion | null; workNode: Explanation; behaviour: BehaviourSuggestion };

const gather = (input: ScoreInput): Evidence => {
  const { plan, planBasis, realisation, reports, feedback, voices, review, rules, assigned = [] } = input;
  const behaviour = behaviourFromFeedback(feedback, rules, voices ?? null);
  if (plan === null) {
    const workNode: Explanation = { code: 'work-result-suggestion', value: null, unit: 'rating', reason: 'no-plan' };
    return { work: null, workNode, behaviour };
  }
  const judged = allJudgements(plan, review === null ? null : (review.judgements ?? []), assigned, rules);
  const own = suggestWorkResult(plan, realisation, rules, judged, reports);
  const work = withAssigned(suggestForHead(own, input.unit ?? null, rules), plan, assigned);
  const workNode: Explanation =
    planBasis === 'carried' ? { ...work.explanation, reason: 'plan-carried' } : work.explanation;
  return { work, workNode, behaviour };
};

/** The journal as a fact beside the ratings. */
export const journal = ({ count, days, digest }: ScoreInput['activities']): Explanation => ({
  code: 'activities',
  value: String(count),
  unit: 'count',
  symbols: { days: String(days) },
  ...(count > 0 ? { evidence: [digest] } : {}),
});

/** The appraiser decides; the suggestion stands beside the rating, so that a departure from it can be seen. */
const against = (rating: Rating, suggested: Rating | null, node: Explanation): RatingGiven => ({
  rating,
  reason: suggested === null || suggested === rating ? 'reviewed' : 'departs-from-suggestion',
  inputs: [node],
});

/**
 * Work result without a review. What was described in words waits for a judgement that the appraiser left undone: the rule
 * set says what is taken, so that nobody is left without a rating by somebody else's silence.
 */
const provisionalWorkResult = (
  work: WorkResultSuggestion,
  node: Explanation,
  { workResult: { whenUnjudged } }: RuleSet,
): RatingGiven | null => {
  if (work.rating !== null) return { rating: work.rating, inputs: [node] };
  return work.reason === 'awaits-judgement' && whenUnjudged !== 'unassessed'
    ? { rating: whenUnjudged, reason: 'when-unjudged', inputs: [node] }
    : null;
};

/**
 * Behaviour without a review. Where nobody spoke the rule set says what is taken. Feedback alone does not put a person who
 * did their own part below that: the review that could have weighed it is missing through somebody else, and a behaviour
 * below expectation (Kurang, misconduct) is for a named human to establish, in the forum.
 */
const provisionalBehaviour = ({ behaviour }: Evidence, { rules, ownDutiesMet }: ScoreInput): RatingGiven => {
  const inputs = [behaviour.explanation];
  const floor = rules.behaviour.whenSilent;
  if (behaviour.rating === null) return { rating: floor, reason: 'when-silent', inputs };
  const isBelowFloor = ratings.indexOf(behaviour.rating) < ratings.indexOf(floor);
  return ownDutiesMet && isBelowFloor
    ? { rating: floor, reason: 'own-duties-met', inputs }
    : { rating: behaviour.rating, inputs };
};

/**
 * What behaviour counts for where the review is missing; null where it is there. It asks for no number, so it stands even where
 * nothing of the work can be calculated.
 */
export const behaviourWithoutReview = (input: ScoreInput): RatingGiven | null =>
  input.review === null ? provisionalBehaviour(gather(input), input) : null;

type Verdict =
  | {
      decision: 'scored';
      basis: Extract<ResultBasis, 'reviewed' | 'provisional'>;
      workResult: RatingGiven;
      behaviour: RatingGiven;
    }
  | { decision: 'unassessed'; reason: UnassessedReason };

const judge = (input: ScoreInput, evidence: Evidence): Verdict => {
  const { work, workNode, behaviour } = evidence;
  // The rule set allows no result while a component is missing, whoever would vouch for it.
  if (work?.reason === 'blocked') return { decision: 'unassessed', reason: 'blocked' };
  if (input.review !== null) {
    return {
      decision: 'scored',
      basis: 'reviewed',
      workResult: against(input.review.workResult, work?.rating ?? null, workNode),
      behaviour: against(input.review.behaviour, behaviour.rating, behaviour.explanation),
    };
  }
  if (work === null) return { decision: 'unassessed', reason: 'no-plan' };
  const workResult = provisionalWorkResult(work, workNode, input.rules);
  if (workResult === null) return { decision: 'unassessed', reason: work.reason ?? 'nothing-calculable' };
  return {
    decision: 'scored',
    basis: 'provisional',
    workResult,
    behaviour: provisionalBehaviour(evidence, input),
  };
};

/**
 * The result of one case at the close of the supervisor review (PermenPANRB 6/2022): the appraiser's ratings, or, where the
 * review is missing, provisional ones from evidence, marked as such; the predicate by the regime of the rule set. A case without a review
 * whose work result has no number is left unassessed: never zero, never the lowest.
 *
 * Emits the explanation tree of exactly this calculation.
 */
export const scoreCase = (input: ScoreInput): CaseScore => {
  const evidence = gather(input);
  const facts = [journal(input.activities)];
  const judgement = judge(input, evidence);
  switch (judgement.decision) {
    case 'unassessed': {
      const ratings = [evidence.workNode, evidence.behaviour.explanation];
      return { ...judgement, explanation: noPredicateExplanation(judgement.reason, [...ratings, ...facts]) };
    }
    case 'scored': {
      const { basis, workResult, behaviour } = judgement;
      const acts = input.review === null ? {} : { evidence: [`act/${input.review.seq}`] };
      const measured = { workResult: evidence.work?.work?.exact ?? null, behaviour: evidence.behaviour.exact };
      const { heard } = evidence.behaviour;
      const grounds = { workResult, behaviour, measured, heard, newIdea: input.newIdea ?? null, basis, facts, ...acts };
      return {
        decision: 'scored',
        workResult: workResult.rating,
        behaviour: behaviour.rating,
        basis,
        score: evidence.work?.score ?? null,
        weakBehaviours: evidence.behaviour.weak,
        ...conclude(grounds, input.rules),
      };
    }
  }
};
