import type { Realisation } from '../execution/realisation.ts';
import { compare, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import type { Plan, WorkResult } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { achievementOf, type Reported } from './achievement.ts';
import type { Explanation } from './explanation.ts';
import type { Rating } from './predicate.ts';
import { type NoMeanReason, type Step, shownValue, weightedMean } from './weighted-mean.ts';

/** What the realisations say about the work result. */
export type WorkResultSuggestion = { explanation: Explanation } & (
  | {
      /** Percent, rounded once by the rule set. */
      score: string;
      rating: Rating;
      reason: null;
    }
  | { score: null; rating: null; reason: NoScoreReason }
);
/** Why there is no number; never a zero in its place. */
export type NoScoreReason = 'no-realisation' | NoMeanReason;

const meanFormula = 'Σ w·a / Σ w';

const reportedOn = (realisation: Realisation, indicatorId: string): Reported =>
  realisation.items.find((item) => item.indicatorId === indicatorId) ?? null;

const achievementOfWorkResult = (workResult: WorkResult, realisation: Realisation, rules: RuleSet): Step => {
  const parts = workResult.indicators.map((indicator) => ({
    weight: parseDecimal(indicator.weight),
    step: achievementOf(indicator, reportedOn(realisation, indicator.id), rules),
  }));
  const { exact, ...rest } = weightedMean(parts, rules.missingComponent);
  const value = exact === null ? { value: null } : shownValue(exact);
  return {
    exact,
    explanation: {
      code: 'work-result-achievement',
      subject: workResult.id,
      unit: 'percent',
      ...value,
      formula: meanFormula,
      ...rest,
    },
  };
};

/** Number to rating is not in the regulation: thresholds are the agency's, compared with the rounded score that people see. */
const ratingOf = (score: string, { aboveOver, meetsFrom }: RuleSet['workResult']): Rating => {
  const exact = parseDecimal(score);
  if (compare(exact, parseDecimal(aboveOver)) > 0) return 'above';
  return compare(exact, parseDecimal(meetsFrom)) >= 0 ? 'meets' : 'below';
};

const suggestion = (rating: Rating | null, score: Explanation, rules: RuleSet): Explanation => ({
  code: 'work-result-suggestion',
  value: rating,
  unit: 'rating',
  formula: `above > ${rules.workResult.aboveOver}; meets >= ${rules.workResult.meetsFrom}; below`,
  source: 'rules: workResult',
  inputs: [score],
});

/**
 * Suggests the work-result rating from the achievements of the plan's indicators, weighted within each work result and
 * over the plan. Exact until the one rounding of the score. What happens to an indicator that was not reported or cannot
 * be calculated is the rule set's `missingComponent`, named in the explanation; without a realisation there is no number.
 */
export const suggestWorkResult = (
  plan: Plan,
  realisation: Realisation | null,
  rules: RuleSet,
): WorkResultSuggestion => {
  const score: Explanation = {
    code: 'work-result-score',
    value: null,
    unit: 'percent',
    formula: meanFormula,
    source: `rules: missingComponent = ${rules.missingComponent}`,
  };
  const without = (reason: NoScoreReason, inputs: Explanation[]): WorkResultSuggestion => {
    const node = { ...score, reason, ...(inputs.length > 0 ? { inputs } : {}) };
    return { score: null, rating: null, reason, explanation: suggestion(null, node, rules) };
  };
  if (realisation === null) return without('no-realisation', []);
  const parts = plan.workResults.map((workResult) => ({
    weight: parseDecimal(workResult.weight),
    step: achievementOfWorkResult(workResult, realisation, rules),
  }));
  const mean = weightedMean(parts, rules.missingComponent);
  if (mean.exact === null) return without(mean.reason, mean.inputs);
  const { decimals, mode } = rules.rounding;
  const { exact, ...rest } = mean;
  const value = roundHalfUp(exact, decimals);
  const rating = ratingOf(value, rules.workResult);
  const rounded: Explanation = { ...score, value, rounding: `${mode}, ${decimals}`, ...rest };
  return { score: value, rating, reason: null, explanation: suggestion(rating, rounded, rules) };
};
