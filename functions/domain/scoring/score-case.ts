import type { PlanInForce, ResultBasis } from '../case/case.ts';
import type { Behaviour, Feedback } from '../execution/feedback.ts';
import type { Realisation } from '../execution/realisation.ts';
import type { Plan } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type BehaviourSuggestion, behaviourFromFeedback } from './behaviour.ts';
import type { Explanation } from './explanation.ts';
import { type Predicate, predicateOf, type Rating, ratings } from './predicate.ts';
import { noPredicateExplanation, predicateExplanation, type RatingGiven } from './predicate-explanation.ts';
import { type NoScoreReason, suggestWorkResult, type WorkResultSuggestion } from './suggest.ts';

export type ScoreInput = {
  /** The plan in force, null where there is none. */
  plan: Plan | null;
  planBasis: PlanInForce['basis'] | null;
  realisation: Realisation | null;
  feedback: readonly Feedback[];
  /** The journal rolled up: how many entries, on how many days, and the digest of them all. */
  activities: { count: number; days: number; digest: string };
  /** The appraiser's review and the act that holds it; null where it is missing. */
  review: { workResult: Rating; behaviour: Rating; seq: number } | null;
  /** The employee did in time whatever was theirs to do. */
  ownDutiesMet: boolean;
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
      /** Values of BerAKHLAK that stay below the expectation by the feedback. */
      weakBehaviours: Behaviour[];
      explanation: Explanation;
    }
  | { decision: 'unassessed'; reason: UnassessedReason; explanation: Explanation };

type Evidence = { work: WorkResultSuggestion | null; workNode: Explanation; behaviour: BehaviourSuggestion };

const gather = ({ plan, planBasis, realisation, feedback, rules }: ScoreInput): Evidence => {
  const behaviour = behaviourFromFeedback(feedback, rules);
  if (plan === null) {
    const workNode: Explanation = { code: 'work-result-suggestion', value: null, unit: 'rating', reason: 'no-plan' };
    return { work: null, workNode, behaviour };
  }
  const work = suggestWorkResult(plan, realisation, rules);
  const workNode: Explanation =
    planBasis === 'carried' ? { ...work.explanation, reason: 'plan-carried' } : work.explanation;
  return { work, workNode, behaviour };
};

const journal = ({ count, days, digest }: ScoreInput['activities']): Explanation => ({
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

type Judgement =
  | {
      decision: 'scored';
      basis: Extract<ResultBasis, 'reviewed' | 'provisional'>;
      workResult: RatingGiven;
      behaviour: RatingGiven;
    }
  | { decision: 'unassessed'; reason: UnassessedReason };

const judge = (input: ScoreInput, evidence: Evidence): Judgement => {
  const { work, workNode, behaviour } = evidence;
  if (input.review !== null) {
    return {
      decision: 'scored',
      basis: 'reviewed',
      workResult: against(input.review.workResult, work?.rating ?? null, workNode),
      behaviour: against(input.review.behaviour, behaviour.rating, behaviour.explanation),
    };
  }
  if (work === null) return { decision: 'unassessed', reason: 'no-plan' };
  if (work.rating === null) return { decision: 'unassessed', reason: work.reason };
  return {
    decision: 'scored',
    basis: 'provisional',
    workResult: { rating: work.rating, inputs: [workNode] },
    behaviour: provisionalBehaviour(evidence, input),
  };
};

/**
 * The result of one case at the close of the supervisor review (PermenPANRB 6/2022): the appraiser's ratings, or, where the
 * review is missing, provisional ones from evidence, marked as such; the predicate by the matrix. A case without a review
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
      return {
        decision: 'scored',
        workResult: workResult.rating,
        behaviour: behaviour.rating,
        predicate: predicateOf(workResult.rating, behaviour.rating),
        basis,
        score: evidence.work?.score ?? null,
        weakBehaviours: evidence.behaviour.weak,
        explanation: predicateExplanation({ workResult, behaviour, basis, facts, ...acts }),
      };
    }
  }
};
