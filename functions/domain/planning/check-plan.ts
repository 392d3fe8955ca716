import { compare, type Fraction, fromInteger, parseDecimal, sum } from '../number/fraction.ts';
import type { FieldProblem } from '../refusal.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { checkTarget } from './check-target.ts';
import { isMeasured, type Plan, type PlanForm, type WorkResult } from './plan.ts';
import { type PlanProblem, planProblem as problem } from './plan-problems.ts';

const zero = fromInteger(0);
const hundred = fromInteger(100);

const isPositive = (f: Fraction): boolean => compare(f, zero) > 0;

/** Positions of the values that stood earlier in the list. */
const repeatedAt = (values: readonly string[]): number[] =>
  values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []));

type Weighted = { pointer: string; weight: string };

const checkWeights = (list: string, items: readonly Weighted[], whole: string): FieldProblem[] => {
  const weights = items.map((item) => ({ pointer: item.pointer, exact: parseDecimal(item.weight) }));
  const unweighted = weights
    .filter(({ exact }) => !isPositive(exact))
    .map(({ pointer }) =>
      problem(`${pointer}/weight`, 'weight-not-positive', 'the weight must be more than 0 percent'),
    );
  const isWhole = compare(sum(weights.map(({ exact }) => exact)), hundred) === 0;
  return isWhole
    ? unweighted
    : [...unweighted, problem(list, 'weights-sum', `the weights must sum to exactly 100 percent of the ${whole}`)];
};

/** All indicators are of the one kind that the form of the plan names; the target is checked where there is one. */
const checkIndicators = ({ indicators }: WorkResult, form: PlanForm, list: string): FieldProblem[] =>
  indicators.flatMap((indicator, i) => {
    const measured = isMeasured(indicator);
    if (measured !== (form === 'quantitative')) {
      const detail = `the indicators of a ${form} plan ${measured ? 'describe success instead of a target' : 'have a target'}`;
      return [problem(`${list}/${i}`, 'indicator-form', detail)];
    }
    return measured ? checkTarget(indicator, `${list}/${i}`) : [];
  });

const checkWorkResult = (workResult: WorkResult, form: PlanForm, { planning }: RuleSet, at: string): FieldProblem[] => {
  const { indicators } = workResult;
  const list = `${at}/indicators`;
  if (indicators.length === 0) return [problem(list, 'no-indicator', 'a work result needs at least one indicator')];
  const items = indicators.map(({ weight }, i) => ({ pointer: `${list}/${i}`, weight }));
  const most = planning.maximumIndicators;
  const tooMany = problem(list, 'too-many-indicators', `a work result may have at most ${most} indicators`);
  return [
    ...(indicators.length > most ? [tooMany] : []),
    ...checkWeights(list, items, 'work result'),
    ...checkIndicators(workResult, form, list),
  ];
};

const checkCounts = ({ workResults }: Plan, { planning }: RuleSet): FieldProblem[] => {
  const { minimumWorkResults: least, maximumWorkResults: most, maximumIndicatorsOfPlan: all } = planning;
  const indicators = workResults.reduce((count, workResult) => count + workResult.indicators.length, 0);
  const checks: [boolean, PlanProblem, string][] = [
    [workResults.length < least, 'too-few-work-results', `the plan needs at least ${least} work results`],
    [workResults.length > most, 'too-many-work-results', `the plan may have at most ${most} work results`],
    [!workResults.some(({ kind }) => kind === 'main'), 'no-main-work-result', 'the plan needs a main work result'],
    [indicators > all, 'too-many-indicators-of-plan', `the plan may have at most ${all} indicators`],
  ];
  return checks.filter(([fails]) => fails).map(([, code, detail]) => problem('/workResults', code, detail));
};

/** Realisations name an indicator by its id alone, so that it must be unique in the whole plan. */
const checkIds = ({ workResults, expectations }: Plan): FieldProblem[] => {
  const indicators = workResults.flatMap((workResult, w) =>
    workResult.indicators.map(({ id }, i) => ({ id, pointer: `/workResults/${w}/indicators/${i}/id` })),
  );
  const isRepeated = ({ id }: { id: string }, i: number) => indicators.findIndex((other) => other.id === id) < i;
  const unique = 'the id must be unique in the plan';
  return [
    ...repeatedAt(workResults.map(({ id }) => id)).map((i) =>
      problem(`/workResults/${i}/id`, 'duplicate-work-result', unique),
    ),
    ...indicators.filter(isRepeated).map(({ pointer }) => problem(pointer, 'duplicate-indicator', unique)),
    ...repeatedAt(expectations.map(({ behaviour }) => behaviour)).map((i) =>
      problem(`/expectations/${i}/behaviour`, 'duplicate-expectation', 'one expectation per value'),
    ),
  ];
};

/**
 * What keeps a plan from being submitted, by field (RFC 6901 pointers into the plan); empty where it is complete
 * (PermenPANRB 6/2022, rule set `planning`).
 *
 * The perspectives of heads of units depend on the post as well: `check-perspectives.ts`. The numbers are decimal strings
 * already (the contract's pattern); anything else throws NotADecimalError.
 */
export const checkPlan = (plan: Plan, rules: RuleSet): FieldProblem[] => {
  const { workResults, form } = plan;
  const items = workResults.map(({ weight }, i) => ({ pointer: `/workResults/${i}`, weight }));
  return [
    ...checkCounts(plan, rules),
    ...checkIds(plan),
    ...(items.length > 0 ? checkWeights('/workResults', items, 'plan') : []),
    ...workResults.flatMap((workResult, i) => checkWorkResult(workResult, form, rules, `/workResults/${i}`)),
  ];
};
