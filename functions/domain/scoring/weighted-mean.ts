import { add, div, exactDecimal, type Fraction, fromInteger, mul, roundHalfUp, sum } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from './explanation.ts';

/** A step of a calculation: its exact value (null where it has none) and the node that explains it. */
export type Step = { exact: Fraction | null; explanation: Explanation };

/** Decimals to which the value of a step on the way is shown; the calculation goes on with the exact one. */
const shownDecimals = 6;

/** An exact number as a person reads it: all its decimals, or the first six where there are more. */
export const shown = (exact: Fraction): string =>
  exactDecimal(exact, shownDecimals) ?? roundHalfUp(exact, shownDecimals);

/** Members of a node that show an intermediate value, saying so where the text is shorter than the number. */
export const shownValue = (exact: Fraction): Pick<Explanation, 'value' | 'rounding'> =>
  exactDecimal(exact, shownDecimals) === null
    ? { value: shown(exact), rounding: `shown: ${shownDecimals}` }
    : { value: shown(exact) };

/** As `shownValue`, with the exact value beside a shortened one: for a step whose inputs are not in the tree. */
export const shownExactly = (exact: Fraction): Pick<Explanation, 'value' | 'rounding' | 'exact'> =>
  exactDecimal(exact, shownDecimals) === null
    ? { ...shownValue(exact), exact: `${exact.n}/${exact.d}` }
    : shownValue(exact);

export type Part = { weight: Fraction; step: Step };
export type NoMeanReason = 'blocked' | 'not-yet-assessable' | 'nothing-calculable';
/** `inputs`: nodes of the parts, each with its weight; a part that was left out keeps it. */
export type Mean = { inputs: Explanation[] } & (
  | { exact: Fraction; reason?: 'renormalised' }
  | { exact: null; reason: NoMeanReason }
);

const policyReason = {
  block: 'blocked',
  'not-yet-assessable': 'not-yet-assessable',
} as const;

const totalOf = (parts: readonly Part[]): Fraction => sum(parts.map(({ weight }) => weight));

const withWeights = (parts: readonly Part[]): Explanation[] =>
  parts.map(({ weight, step }) => ({ ...step.explanation, weight: shown(weight) }));

/**
 * Weighted mean of the parts that have a value. What happens where some have none is the rule set's stated policy: the
 * weights are renormalised over the others, or there is no mean at all. A missing part is never zero.
 * Weights may be of any size; none is negative.
 */
export const weightedMean = (parts: readonly Part[], policy: RuleSet['missingComponent']): Mean => {
  const present = parts.filter(({ step }) => step.exact !== null);
  const inputs = withWeights(parts);
  if (present.length < parts.length && policy !== 'renormalise') {
    return { exact: null, reason: policyReason[policy], inputs };
  }
  const total = totalOf(present);
  // A source may weigh nothing by rule; where only such ones answered there is nothing to weigh either.
  if (total.n === 0n) return { exact: null, reason: 'nothing-calculable', inputs };
  const weighed = present.reduce(
    (so, { weight, step }) => (step.exact === null ? so : add(so, mul(weight, step.exact))),
    fromInteger(0),
  );
  const exact = div(weighed, total);
  return present.length === parts.length ? { exact, inputs } : { exact, reason: 'renormalised', inputs };
};
