import {
  type Behaviour,
  behaviours,
  type Feedback,
  type FeedbackSource,
  feedbackSources,
} from '../execution/feedback.ts';
import { compare, div, type Fraction, fromInteger, parseDecimal, roundHalfUp, sum } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from './explanation.ts';
import type { Rating } from './predicate.ts';
import { type Part, shown, shownValue, weightedMean } from './weighted-mean.ts';

export type BehaviourSuggestion = {
  /** Null where nobody gave feedback. */
  rating: Rating | null;
  /** Values of BerAKHLAK that stay below the expectation, in the order of the list: training and coaching start here. */
  weak: Behaviour[];
  explanation: Explanation;
};

const points: Record<Rating, Fraction> = { below: fromInteger(1), meets: fromInteger(2), above: fromInteger(3) };

const mean = (values: readonly Fraction[]): Fraction | null =>
  values.length === 0 ? null : div(sum(values), fromInteger(values.length));

const isPresent = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

const pointsFor = (feedback: readonly Feedback[], behaviour: Behaviour): Fraction[] =>
  feedback
    .map(({ ratings }) => ratings[behaviour])
    .filter(isPresent)
    .map((rating) => points[rating]);

/** Each of the seven values counts the same, however many people spoke of it or how often. */
const meanOfSource = (feedback: readonly Feedback[]): Fraction | null =>
  mean(behaviours.map((behaviour) => mean(pointsFor(feedback, behaviour))).filter(isPresent));

type Group = { source: FeedbackSource; weight: Fraction; feedback: Feedback[] };

const groupsOf = (feedback: readonly Feedback[], rules: RuleSet): Group[] =>
  feedbackSources.map((source) => ({
    source,
    weight: parseDecimal(rules.behaviour.weights[source]),
    feedback: feedback.filter((one) => one.source === source),
  }));

const partOfSource = ({ source, weight, feedback }: Group): Part => {
  const about = { code: 'feedback-source', subject: source, unit: 'points' } as const;
  const exact = meanOfSource(feedback);
  if (exact === null) return { weight, step: { exact, explanation: { ...about, value: null, reason: 'no-feedback' } } };
  const symbols = { n: String(feedback.length) };
  return { weight, step: { exact, explanation: { ...about, ...shownValue(exact), symbols } } };
};

const isBelow = (score: Fraction, threshold: string): boolean => compare(score, parseDecimal(threshold)) < 0;

const ratingOf = (score: Fraction, { meetsFrom, aboveFrom }: RuleSet['behaviour']): Rating => {
  if (!isBelow(score, aboveFrom)) return 'above';
  return isBelow(score, meetsFrom) ? 'below' : 'meets';
};

/** The value's own score over the sources that spoke of it. */
const scoreOfValue = (groups: readonly Group[], behaviour: Behaviour): Fraction | null => {
  const parts = groups.map(({ weight, feedback }) => ({
    weight,
    step: {
      exact: mean(pointsFor(feedback, behaviour)),
      explanation: { code: 'weak-behaviour', value: null, unit: 'points' } as const,
    },
  }));
  return weightedMean(parts, 'renormalise').exact;
};

/**
 * Suggests the behaviour rating from feedback: below 1, meets 2, above 3; the mean of each source over the seven values,
 * then over the sources by the rule set's weights. A source that nobody answered for leaves its weight to the others
 * (practice 60/20/20), whatever the rule set says of missing indicators: silence is not the employee's omission.
 */
export const behaviourFromFeedback = (feedback: readonly Feedback[], rules: RuleSet): BehaviourSuggestion => {
  const groups = groupsOf(feedback, rules);
  const { exact, ...rest } = weightedMean(groups.map(partOfSource), 'renormalise');
  const { decimals, mode } = rules.rounding;
  const score: Explanation = {
    code: 'behaviour-score',
    value: null,
    unit: 'points',
    formula: 'Σ w·b / Σ w',
    source: 'rules: behaviour.weights',
  };
  const suggestion: Explanation = {
    code: 'behaviour-suggestion',
    value: null,
    unit: 'rating',
    formula: `above >= ${rules.behaviour.aboveFrom}; meets >= ${rules.behaviour.meetsFrom}; below`,
    source: 'rules: behaviour',
  };
  if (exact === null) {
    const reason = feedback.length === 0 ? 'no-feedback' : 'nothing-calculable';
    return { rating: null, weak: [], explanation: { ...suggestion, inputs: [{ ...score, reason }] } };
  }
  const value = roundHalfUp(exact, decimals);
  const rating = ratingOf(parseDecimal(value), rules.behaviour);
  const weak = behaviours
    .map((behaviour) => ({ behaviour, score: scoreOfValue(groups, behaviour) }))
    .filter((one): one is { behaviour: Behaviour; score: Fraction } => one.score !== null)
    .filter((one) => isBelow(one.score, rules.behaviour.meetsFrom));
  const weakNodes = weak.map(
    (one): Explanation => ({ code: 'weak-behaviour', subject: one.behaviour, value: shown(one.score), unit: 'points' }),
  );
  return {
    rating,
    weak: weak.map((one) => one.behaviour),
    explanation: {
      ...suggestion,
      value: rating,
      inputs: [{ ...score, value, rounding: `${mode}, ${decimals}`, ...rest }, ...weakNodes],
    },
  };
};
