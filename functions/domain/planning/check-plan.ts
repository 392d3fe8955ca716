import { compare, type Fraction, fromInteger, parseDecimal, sum } from '../number/fraction.ts';
import type { FieldProblem } from '../refusal.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Indicator, Plan, WorkResult } from './plan.ts';

/** Checks that a plan may fail; each has a text for people where the other field problems have theirs. */
export const planProblems = [
  'too-few-work-results',
  'too-many-work-results',
  'too-many-indicators',
  'no-main-work-result',
  'no-indicator',
  'duplicate-work-result',
  'duplicate-indicator',
  'duplicate-expectation',
  'weight-not-positive',
  'weights-sum',
  'target-not-positive',
  'range-reversed',
  'range-without-positive-bound',
  'target-outside-range',
] as const;
export type PlanProblem = (typeof planProblems)[number];

const zero = fromInteger(0);
const hundred = fromInteger(100);

const problem = (pointer: string, code: PlanProblem, detail: string): FieldProblem => ({ pointer, code, detail });
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

/** A target of zero has no achievement in percent: what should be zero is put as a range, or as its share without it. */
const checkTarget = ({ target, polarisation }: Indicator, at: string): FieldProblem[] => {
  const value = parseDecimal(target);
  if (polarisation.kind !== 'range') {
    if (isPositive(value)) return [];
    const detail = 'the target must be more than 0: no percentage can be taken of 0; use a range from 0 instead';
    return [problem(`${at}/target`, 'target-not-positive', detail)];
  }
  const [low, high] = [parseDecimal(polarisation.low), parseDecimal(polarisation.high)];
  if (compare(low, high) > 0) {
    return [problem(`${at}/polarisation/high`, 'range-reversed', 'the upper bound must not be below the lower one')];
  }
  if (compare(low, zero) < 0 || !isPositive(high)) {
    const detail = 'the lower bound must be at least 0 and the upper one more than 0';
    return [problem(`${at}/polarisation`, 'range-without-positive-bound', detail)];
  }
  return compare(value, low) < 0 || compare(value, high) > 0
    ? [problem(`${at}/target`, 'target-outside-range', 'the target must lie within the range')]
    : [];
};

const checkWorkResult = ({ indicators }: WorkResult, { planning }: RuleSet, at: string): FieldProblem[] => {
  const list = `${at}/indicators`;
  if (indicators.length === 0) return [problem(list, 'no-indicator', 'a work result needs at least one indicator')];
  const items = indicators.map(({ weight }, i) => ({ pointer: `${list}/${i}`, weight }));
  const most = planning.maximumIndicators;
  const tooMany = problem(list, 'too-many-indicators', `a work result may have at most ${most} indicators`);
  return [
    ...(indicators.length > most ? [tooMany] : []),
    ...checkWeights(list, items, 'work result'),
    ...indicators.flatMap((indicator, i) => checkTarget(indicator, `${list}/${i}`)),
  ];
};

const checkCounts = ({ workResults }: Plan, { planning }: RuleSet): FieldProblem[] => {
  const { minimumWorkResults: least, maximumWorkResults: most } = planning;
  const checks: [boolean, PlanProblem, string][] = [
    [workResults.length < least, 'too-few-work-results', `the plan needs at least ${least} work results`],
    [workResults.length > most, 'too-many-work-results', `the plan may have at most ${most} work results`],
    [!workResults.some(({ kind }) => kind === 'main'), 'no-main-work-result', 'the plan needs a main work result'],
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
 * The numbers are decimal strings already (the contract's pattern); anything else throws NotADecimalError.
 */
export const checkPlan = (plan: Plan, rules: RuleSet): FieldProblem[] => {
  const { workResults } = plan;
  const items = workResults.map(({ weight }, i) => ({ pointer: `/workResults/${i}`, weight }));
  return [
    ...checkCounts(plan, rules),
    ...checkIds(plan),
    ...(items.length > 0 ? checkWeights('/workResults', items, 'plan') : []),
    ...workResults.flatMap((workResult, i) => checkWorkResult(workResult, rules, `/workResults/${i}`)),
  ];
};
