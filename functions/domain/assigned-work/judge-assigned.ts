import type { Judgement } from '../execution/judgement.ts';
import type { Plan, WorkResult } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { Rating } from '../scoring/predicate.ts';
import type { WorkResultSuggestion } from '../scoring/work-result-suggestion.ts';
import type { AssignedJudgement } from './assigned-work.ts';

/** Judgements by the leaders who assigned parts of a plan. */
export type AssignedJudgements = readonly Pick<AssignedJudgement, 'workId' | 'rating' | 'note' | 'text'>[];

const judgementOf = ({ assignment }: WorkResult, judgements: AssignedJudgements) =>
  assignment === undefined ? undefined : judgements.find(({ workId }) => workId === assignment);

/** Work results whose described indicators the assigning leader has judged, where the rule set says that this counts. */
export const judgedByLeader = (plan: Plan, judgements: AssignedJudgements, rules: RuleSet): WorkResult[] =>
  plan.form === 'qualitative' && rules.assignedWork.describedJudgedBy === 'leader'
    ? plan.workResults.filter((workResult) => judgementOf(workResult, judgements) !== undefined)
    : [];

/** The plan without the parts that somebody else has judged: the appraiser judges the rest, and all where a leader is silent. */
export const leftToAppraiser = (plan: Plan, judgements: AssignedJudgements, rules: RuleSet): Plan => {
  const judged = judgedByLeader(plan, judgements, rules);
  return { ...plan, workResults: plan.workResults.filter((workResult) => !judged.includes(workResult)) };
};

/**
 * The judgements of all described indicators: the leader's rating for those of a part that the leader assigned and judged,
 * the appraiser's for the others. Without a review the leaders' alone rate nothing unless they cover the whole plan: the rest
 * still waits, and a part must not stand for it.
 */
export const allJudgements = (
  plan: Plan,
  byAppraiser: readonly Judgement[] | null,
  judgements: AssignedJudgements,
  rules: RuleSet,
): Judgement[] => {
  const byLeader = judgedByLeader(plan, judgements, rules).flatMap((workResult): Judgement[] => {
    const judgement = judgementOf(workResult, judgements);
    if (judgement === undefined) return [];
    const { rating, note } = judgement;
    return workResult.indicators.map(({ id }) => ({ indicatorId: id, rating, note }));
  });
  const taken = new Set(byLeader.map(({ indicatorId }) => indicatorId));
  const whole = plan.workResults.every(({ indicators }) => indicators.every(({ id }) => taken.has(id)));
  if (byAppraiser === null) return whole ? byLeader : [];
  return [...byAppraiser.filter(({ indicatorId }) => !taken.has(indicatorId)), ...byLeader];
};

const nodesOf = (plan: Plan, judgements: AssignedJudgements): Explanation[] =>
  plan.workResults.flatMap((workResult): Explanation[] => {
    const { assignment, id, weight } = workResult;
    if (assignment === undefined) return [];
    const judgement = judgementOf(workResult, judgements);
    const about = { code: 'assigned-judgement', subject: id, unit: 'rating', weight } as const;
    const source = 'PermenPANRB 6/2022';
    return judgement === undefined
      ? [{ ...about, value: null, source, reason: 'awaits-assigning-leader' }]
      : [
          {
            ...about,
            value: judgement.rating,
            source,
            reason: 'assigning-leader',
            evidence: [`assigned-work/${assignment}/${judgement.text}`],
          },
        ];
  });

/**
 * Shows beside what the realisations say how the leaders judge the parts that they assigned, or that they have not yet. A
 * measured part keeps its number: no number is made of a rating.
 */
export const withAssigned = (
  suggestion: WorkResultSuggestion,
  plan: Plan,
  judgements: AssignedJudgements,
): WorkResultSuggestion => {
  const nodes = nodesOf(plan, judgements);
  if (nodes.length === 0) return suggestion;
  const { explanation } = suggestion;
  return { ...suggestion, explanation: { ...explanation, inputs: [...(explanation.inputs ?? []), ...nodes] } };
};

const opposite: Record<Rating, Rating | null> = { above: 'below', meets: null, below: 'above' };

/** Parts on which a leader says the opposite of the rating that an appraiser is about to give. */
export const opposedParts = (plan: Plan, judgements: AssignedJudgements, rating: Rating, rules: RuleSet): string[] =>
  rules.assignedWork.reasonWhenOpposed
    ? plan.workResults.flatMap((workResult) => {
        const judged = judgementOf(workResult, judgements)?.rating;
        return judged !== undefined && opposite[judged] === rating ? [workResult.id] : [];
      })
    : [];
