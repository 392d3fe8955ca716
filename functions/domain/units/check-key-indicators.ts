import { compare, fromInteger, parseDecimal, sum } from '../number/fraction.ts';
import { checkTarget } from '../planning/check-target.ts';
import { planProblem as problem } from '../planning/plan-problems.ts';
import type { FieldProblem } from '../refusal.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { KeyIndicator } from './key-indicator.ts';

const zero = fromInteger(0);
const hundred = fromInteger(100);

/** What keeps key indicators from being taken, by field; the same checks as on a plan's indicators. */
export const checkKeyIndicators = (indicators: readonly KeyIndicator[], rules: RuleSet): FieldProblem[] => {
  const list = '/indicators';
  const weights = indicators.map(({ weight }) => parseDecimal(weight));
  const most = rules.units.maximumKeyIndicators;
  return [
    ...(indicators.length === 0 ? [problem(list, 'no-indicator', 'a unit needs at least one key indicator')] : []),
    ...(indicators.length > most
      ? [problem(list, 'too-many-indicators', `a unit may have at most ${most} key indicators`)]
      : []),
    ...indicators.flatMap(({ id }, i) =>
      indicators.findIndex((other) => other.id === id) < i
        ? [problem(`${list}/${i}/id`, 'duplicate-indicator', 'the id must be unique in the unit')]
        : [],
    ),
    ...weights.flatMap((weight, i) =>
      compare(weight, zero) > 0
        ? []
        : [problem(`${list}/${i}/weight`, 'weight-not-positive', 'the weight must be more than 0 percent')],
    ),
    ...(indicators.length > 0 && compare(sum(weights), hundred) !== 0
      ? [problem(list, 'weights-sum', 'the weights must sum to exactly 100 percent of the unit')]
      : []),
    ...indicators.flatMap((indicator, i) => checkTarget(indicator, `${list}/${i}`)),
  ];
};
