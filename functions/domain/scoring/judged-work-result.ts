import type { Judgement } from '../execution/judgement.ts';
import type { Realisation } from '../execution/realisation.ts';
import { compare, div, type Fraction, fromInteger, mul, parseDecimal, sum } from '../number/fraction.ts';
import type { Plan, PlanIndicator } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from './explanation.ts';
import type { Rating } from './predicate.ts';
import { shown } from './weighted-mean.ts';
import type { NoScoreReason, WorkResultSuggestion } from './work-result-suggestion.ts';

type Told = NonNullable<Realisation['descriptions']>[number] | undefined;
/** An indicator with its share of the whole plan in percent. */
type Part = { share: Fraction; rating: Rating | null; node: Explanation };

const hundred = fromInteger(100);

const partOf = (indicator: PlanIndicator, share: Fraction, told: Told, judgement: Judgement | undefined): Part => {
  const about = { code: 'indicator-judgement', subject: indicator.id, unit: 'rating', weight: shown(share) } as const;
  const evidence = told !== undefined && told.evidence.length > 0 ? { evidence: told.evidence } : {};
  if (judgement !== undefined)
    return { share, rating: judgement.rating, node: { ...about, value: judgement.rating, ...evidence } };
  const reason = told === undefined ? 'not-reported' : 'awaits-judgement';
  return { share, rating: null, node: { ...about, value: null, reason, ...evidence } };
};

const partsOf = (plan: Plan, realisation: Realisation | null, judgements: readonly Judgement[]): Part[] =>
  plan.workResults.flatMap((workResult) =>
    workResult.indicators.map((indicator) =>
      partOf(
        indicator,
        div(mul(parseDecimal(workResult.weight), parseDecimal(indicator.weight)), hundred),
        realisation?.descriptions?.find(({ indicatorId }) => indicatorId === indicator.id),
        judgements.find(({ indicatorId }) => indicatorId === indicator.id),
      ),
    ),
  );

/** Why there is no rating, or null. Judgements are not renormalised: leaving out what went badly must not help anybody. */
const obstacle = (parts: readonly Part[]): NoScoreReason | null => {
  if (parts.every(({ rating }) => rating !== null)) return null;
  if (parts.every(({ node }) => node.reason === 'not-reported')) return 'no-realisation';
  return parts.every(({ node }) => node.reason === 'awaits-judgement') ? 'awaits-judgement' : 'not-yet-assessable';
};

/**
 * Work result of a plan in qualitative form: the rating that the appraiser's judgements of its indicators carry by their
 * weight. More than the rule set's share judged `above` gives above, more than that `below` gives below, else it meets; the
 * ratings are weighed and never turned into numbers, so there is no score.
 */
export const judgedWorkResult = (
  plan: Plan,
  realisation: Realisation | null,
  judgements: readonly Judgement[],
  { workResult: { judgedOver } }: RuleSet,
): WorkResultSuggestion => {
  const parts = partsOf(plan, realisation, judgements);
  const node = {
    code: 'work-result-suggestion',
    unit: 'rating',
    formula: `above: A > ${judgedOver}; below: B > ${judgedOver}; meets`,
    source: 'rules: workResult',
    inputs: parts.map((part) => part.node),
  } as const;
  const reason = obstacle(parts);
  if (reason !== null) return { score: null, rating: null, reason, explanation: { ...node, value: null, reason } };
  const judged = (wanted: Rating): Fraction => sum(parts.filter((p) => p.rating === wanted).map((p) => p.share));
  const [above, below] = [judged('above'), judged('below')];
  const most = (share: Fraction): boolean => compare(share, parseDecimal(judgedOver)) > 0;
  const rating: Rating = most(above) ? 'above' : most(below) ? 'below' : 'meets';
  const symbols = { A: shown(above), B: shown(below) };
  return { score: null, rating, reason: null, explanation: { ...node, value: rating, symbols } };
};
