import { add, compare, div, type Fraction, mul, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Conclusion, type Grounds, hears } from './conclude.ts';
import type { Explanation } from './explanation.ts';
import { numericExplanation } from './numeric-explanation.ts';
import { behaviourNumber, type NumericResult, predicateOfTotal, sharesOf } from './numeric-total.ts';
import { predicateOf, type Rating } from './predicate.ts';
import { predicateExplanation } from './predicate-explanation.ts';
import { type Band, behaviourBands, intoBand, workBands } from './rating-bands.ts';

const inNumbers = ({ least, most }: Band, rules: RuleSet): Band => ({
  least: least === null ? null : behaviourNumber(least, rules.numeric),
  most: most === null ? null : behaviourNumber(most, rules.numeric),
});

/** The figure that stood, moved to the nearest one of the new rating; of somebody unassessed the number of the rating. */
const figures = (
  current: { numeric: NumericResult; workResult: Rating; behaviour: Rating } | null,
  to: { workResult: Rating; behaviour: Rating },
  rules: RuleSet,
): { workResult: Fraction; behaviour: Fraction } => {
  const { workNumbers, behaviourNumbers } = rules.numeric;
  if (current === null) {
    return {
      workResult: parseDecimal(workNumbers[to.workResult]),
      behaviour: parseDecimal(behaviourNumbers[to.behaviour]),
    };
  }
  const stood = {
    workResult: parseDecimal(current.numeric.workResult),
    behaviour: parseDecimal(current.numeric.behaviour),
  };
  const behaviour = inNumbers(behaviourBands(rules)[to.behaviour], rules);
  return {
    workResult:
      current.workResult === to.workResult
        ? stood.workResult
        : intoBand(stood.workResult, workBands(rules)[to.workResult]),
    behaviour: current.behaviour === to.behaviour ? stood.behaviour : intoBand(stood.behaviour, behaviour),
  };
};

type Revision = Pick<Grounds, 'workResult' | 'behaviour' | 'basis' | 'newIdea'> & {
  /** The version that is changed, null where the person could not be assessed until now. */
  current: { workResult: Rating; behaviour: Rating; numeric?: NumericResult } | null;
  evidence: string[];
};

const reviseNumber = (revision: Revision, rules: RuleSet): Conclusion => {
  const { decimals, mode } = rules.rounding;
  const { current, workResult, behaviour, newIdea } = revision;
  const before = current?.numeric === undefined ? null : { ...current, numeric: current.numeric };
  const to = { workResult: workResult.rating, behaviour: behaviour.rating };
  const heard = before?.numeric.heard ?? hears(false, rules);
  const shares = sharesOf(heard, rules.numeric);
  const next = figures(before, to, rules);
  const weights = { workResult: parseDecimal(shares.workResult), behaviour: parseDecimal(shares.behaviour) };
  const weighed = add(mul(weights.workResult, next.workResult), mul(weights.behaviour, next.behaviour));
  const computed = roundHalfUp(div(weighed, add(weights.workResult, weights.behaviour)), decimals);
  const untouched = before !== null && before.workResult === to.workResult && before.behaviour === to.behaviour;
  const total = untouched ? before.numeric.total : computed;
  const figure = (kind: 'workResult' | 'behaviour'): string => roundHalfUp(next[kind], decimals);
  const part = (code: 'numeric-work' | 'numeric-behaviour', kind: 'workResult' | 'behaviour'): Explanation => ({
    code,
    value: figure(kind),
    unit: 'points',
    weight: shares[kind],
    ...(before === null ? { reason: 'number-of-rating' } : {}),
    ...(before !== null && compare(parseDecimal(before.numeric[kind]), next[kind]) !== 0
      ? { reason: 'moved-to-rating', before: before.numeric[kind] }
      : {}),
  });
  const tree: Explanation = {
    code: 'numeric-total',
    value: total,
    unit: 'points',
    formula: 'Σ w·a / Σ w',
    rounding: `${mode}, ${decimals}`,
    source: `rules: numeric.weights.${heard ? 'heard' : 'plain'}`,
    inputs: [part('numeric-work', 'workResult'), part('numeric-behaviour', 'behaviour')],
  };
  const predicate = predicateOfTotal(total, newIdea !== null, rules.numeric);
  return {
    predicate,
    numeric: {
      workResult: figure('workResult'),
      behaviour: figure('behaviour'),
      total,
      heard,
      newIdea: newIdea !== null,
    },
    explanation: numericExplanation({ ...revision, predicate, total: tree }, rules.numeric),
  };
};

/**
 * The predicate that other ratings give: of a motion of the forum or an upheld objection. In the numeric regime the figures
 * that stood are moved as little as the new ratings ask.
 */
export const revise = (revision: Revision, rules: RuleSet): Conclusion => {
  switch (rules.regime) {
    case 'matrix':
      return {
        predicate: predicateOf(revision.workResult.rating, revision.behaviour.rating),
        explanation: predicateExplanation(revision),
      };
    case 'numeric':
      return reviseNumber(revision, rules);
  }
};
