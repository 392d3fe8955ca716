import type { Judgement } from '../execution/judgement.ts';
import type { Realisation } from '../execution/realisation.ts';
import { compare, type Fraction, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import type { Plan } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { achievementOf, type Reported } from './achievement.ts';
import { aggregatePeriods } from './aggregate-periods.ts';
import type { Explanation } from './explanation.ts';
import { judgedWorkResult } from './judged-work-result.ts';
import { type PeriodReports, periodsOf } from './period-reports.ts';
import { type Rating, ratings } from './predicate.ts';
import type { WorkResultSuggestion } from './work-result-suggestion.ts';
import { type StepOf, scoreWork } from './work-score.ts';

const reportedOn = (realisation: Realisation | null, indicatorId: string): Reported =>
  realisation?.items.find((item) => item.indicatorId === indicatorId) ?? null;

/** What each indicator of a plan achieves by the employee's report and, in a long period, by the shorter ones. */
export const stepsOf =
  (realisation: Realisation | null, rules: RuleSet, reports: PeriodReports | null = null): StepOf =>
  (indicator) => {
    const reported = reportedOn(realisation, indicator.id);
    const periods =
      reports === null ? null : aggregatePeriods(indicator, periodsOf(reports, indicator.id), reported?.value ?? null);
    return achievementOf(indicator, reported, rules, periods);
  };

/** Number to rating is not in the regulation: thresholds are the agency's, compared with the rounded score that people see. */
export const workResultRating = (score: string, { aboveOver, meetsFrom }: RuleSet['workResult']): Rating => {
  const exact = parseDecimal(score);
  if (compare(exact, parseDecimal(aboveOver)) > 0) return 'above';
  return compare(exact, parseDecimal(meetsFrom)) >= 0 ? 'meets' : 'below';
};

/** The rating of an exact number, by the figure that people see. */
export const ratingOfScore = (exact: Fraction, rules: RuleSet): Rating =>
  workResultRating(roundHalfUp(exact, rules.rounding.decimals), rules.workResult);

/** Who leaves indicators out does not exceed by it what the rule set allows an incomplete report. */
const limited = (rating: Rating, incomplete: boolean, { incomplete: { ratingAtMost } }: RuleSet): Rating =>
  incomplete && ratings.indexOf(rating) > ratings.indexOf(ratingAtMost) ? ratingAtMost : rating;

const suggestion = (rating: Rating | null, score: Explanation, rules: RuleSet): Explanation => ({
  code: 'work-result-suggestion',
  value: rating,
  unit: 'rating',
  formula: `above > ${rules.workResult.aboveOver}; meets >= ${rules.workResult.meetsFrom}; below`,
  source: 'rules: workResult',
  inputs: [score],
});

const hasReport = (reports: PeriodReports | null | undefined): boolean =>
  reports?.reports.some(({ realisation }) => realisation !== null) ?? false;

const nothingReported = (rules: RuleSet): WorkResultSuggestion => {
  const reason = 'no-realisation';
  const score: Explanation = {
    code: 'work-result-score',
    value: null,
    unit: 'percent',
    formula: 'Σ w·a / Σ w',
    source: `rules: missingComponent = ${rules.missingComponent}`,
    reason,
  };
  return { score: null, rating: null, reason, explanation: suggestion(null, score, rules) };
};

/**
 * Suggests the work-result rating from the achievements of the plan's indicators, weighted within each work result and
 * over the plan. Exact until the one rounding of the score. What happens to an indicator that was not reported or cannot
 * be calculated is the rule set's `missingComponent`, named in the explanation; without a realisation there is no number.
 *
 * @param judgements of a plan in qualitative form, from the review; nothing else can stand for them
 * @param reports of the shorter periods within a long one; an indicator that nobody reported for the long one takes theirs
 */
export const suggestWorkResult = (
  plan: Plan,
  realisation: Realisation | null,
  rules: RuleSet,
  judgements: readonly Judgement[] = [],
  reports: PeriodReports | null | undefined = null,
): WorkResultSuggestion => {
  if (plan.form === 'qualitative') return judgedWorkResult(plan, realisation, judgements, rules);
  if (realisation === null && !hasReport(reports)) return nothingReported(rules);
  const work = scoreWork(plan, stepsOf(realisation, rules, reports ?? null), rules);
  if (work.exact === null) {
    const { reason } = work;
    return { work, score: null, rating: null, reason, explanation: suggestion(null, work.explanation, rules) };
  }
  const { decimals, mode } = rules.rounding;
  const score = roundHalfUp(work.exact, decimals);
  const byNumber = workResultRating(score, rules.workResult);
  const rating = limited(byNumber, work.incomplete, rules);
  const rounded: Explanation = { ...work.explanation, value: score, rounding: `${mode}, ${decimals}` };
  const explanation = suggestion(rating, rounded, rules);
  const before = rating === byNumber ? {} : { before: byNumber };
  return { work, score, rating, reason: null, explanation: { ...explanation, ...before } };
};
