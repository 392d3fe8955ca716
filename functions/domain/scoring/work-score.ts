import { add, compare, div, type Fraction, fromInteger, mul, parseDecimal, sum } from '../number/fraction.ts';
import { type Indicator, isMeasured, type Plan, type WorkResult } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from './explanation.ts';
import type { ExplanationReason } from './explanation-codes.ts';
import { type Mean, type NoMeanReason, type Step, shownValue, weightedMean } from './weighted-mean.ts';

/** An indicator without a value: whose it is to fix, and how much of the plan it is. */
export type MissingPart = {
  workResultId: string;
  indicatorId: string;
  reason: ExplanationReason;
  /** Percent of the plan. */
  share: Fraction;
  /** The employee did not report it; a target that allows no percentage was agreed by both. */
  owedBy: 'employee' | 'plan';
};

/** The number of a plan: exact, or why there is none; and what is missing behind it. */
export type WorkScore = {
  explanation: Explanation;
  missing: MissingPart[];
  /** Percent of the weight that could be reported and was. */
  coverage: Fraction;
  /** Something was left out by the employee: the rule set's `incomplete` applies. */
  incomplete: boolean;
} & ({ exact: Fraction; reason: null } | { exact: null; reason: NoMeanReason | 'coverage-too-small' });

export type StepOf = (indicator: Indicator) => Step;

const meanFormula = 'Σ w·a / Σ w';
const hundred = fromInteger(100);

const stepOfWorkResult = (workResult: WorkResult, stepOf: StepOf, policy: RuleSet['missingComponent']): Step => {
  const parts = workResult.indicators
    .filter(isMeasured)
    .map((indicator) => ({ weight: parseDecimal(indicator.weight), step: stepOf(indicator) }));
  const { exact, ...rest } = weightedMean(parts, policy);
  const value = exact === null ? { value: null } : shownValue(exact);
  const about = { code: 'work-result-achievement', subject: workResult.id, unit: 'percent' } as const;
  return { exact, explanation: { ...about, ...value, formula: meanFormula, ...rest } };
};

/** The exact mean of a plan over whatever its indicators achieve. */
export const meanOfPlan = (plan: Plan, stepOf: StepOf, policy: RuleSet['missingComponent']): Mean =>
  weightedMean(
    plan.workResults.map((workResult) => ({
      weight: parseDecimal(workResult.weight),
      step: stepOfWorkResult(workResult, stepOf, policy),
    })),
    policy,
  );

type Shared = { workResultId: string; indicator: Indicator; share: Fraction; step: Step };

const sharesOf = ({ workResults }: Plan, stepOf: StepOf): Shared[] =>
  workResults.flatMap(({ id, weight, indicators }) =>
    indicators.filter(isMeasured).map((indicator) => ({
      workResultId: id,
      indicator,
      share: div(mul(parseDecimal(weight), parseDecimal(indicator.weight)), hundred),
      step: stepOf(indicator),
    })),
  );

const missingOf = (parts: readonly Shared[]): MissingPart[] =>
  parts.flatMap(({ workResultId, indicator, share, step }) => {
    if (step.exact !== null) return [];
    const reason = step.explanation.reason ?? 'nothing-calculable';
    const owedBy = reason === 'not-reported' ? ('employee' as const) : ('plan' as const);
    return [{ workResultId, indicatorId: indicator.id, reason, share, owedBy }];
  });

/** What nobody could have reported, a target of zero, takes nothing from the coverage. */
const coverageOf = (parts: readonly Shared[], missing: readonly MissingPart[]): Fraction => {
  const reported = sum(parts.filter(({ step }) => step.exact !== null).map(({ share }) => share));
  const omitted = sum(missing.filter(({ owedBy }) => owedBy === 'employee').map(({ share }) => share));
  const all = add(reported, omitted);
  return all.n === 0n ? hundred : div(mul(reported, hundred), all);
};

/**
 * Weighted mean of the achievements, within each work result and over the plan. An indicator without a value follows the
 * rule set's `missingComponent`; where the employee left it out, `incomplete` says how much must be there for a number.
 */
export const scoreWork = (plan: Plan, stepOf: StepOf, rules: RuleSet): WorkScore => {
  const { missingComponent: policy, incomplete: rule } = rules;
  const parts = sharesOf(plan, stepOf);
  const missing = missingOf(parts);
  const coverage = coverageOf(parts, missing);
  const incomplete = missing.some(({ owedBy }) => owedBy === 'employee');
  const known = new Map(parts.map(({ indicator, step }) => [indicator.id, step]));
  const mean = meanOfPlan(plan, (indicator) => known.get(indicator.id) ?? stepOf(indicator), policy);
  const { exact, ...rest } = mean;
  const node: Explanation = {
    code: 'work-result-score',
    value: null,
    unit: 'percent',
    formula: meanFormula,
    source: `rules: missingComponent = ${policy}`,
    ...rest,
  };
  const found = { missing, coverage, incomplete };
  if (exact === null) return { ...found, exact: null, reason: mean.reason, explanation: node };
  if (incomplete && compare(coverage, parseDecimal(rule.minimumCoverage)) < 0) {
    const reason = 'coverage-too-small';
    return { ...found, exact: null, reason, explanation: { ...node, reason } };
  }
  const said: Explanation = incomplete ? { ...node, reason: 'incomplete-report' } : node;
  return { ...found, exact, reason: null, explanation: said };
};
