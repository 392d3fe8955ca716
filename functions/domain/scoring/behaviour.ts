import {
  type Behaviour,
  behaviours,
  type Feedback,
  type FeedbackSource,
  feedbackSources,
} from '../execution/feedback.ts';
import type { Voice } from '../feedback/voice.ts';
import { compare, div, type Fraction, fromInteger, parseDecimal, roundHalfUp, sum } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from './explanation.ts';
import { pointsOf } from './points.ts';
import type { Rating } from './predicate.ts';
import { type Part, shown, shownExactly, weightedMean } from './weighted-mean.ts';

export type BehaviourSuggestion = {
  /** Null where nobody gave feedback. */
  rating: Rating | null;
  /** Values of BerAKHLAK that stay below the expectation, in the order of the list: training and coaching start here. */
  weak: Behaviour[];
  /** Points from 1 to 3 before the rounding; null where nobody gave feedback. */
  exact: Fraction | null;
  /** Peers or subordinates gave feedback. */
  heard: boolean;
  explanation: Explanation;
};

const mean = (values: readonly Fraction[]): Fraction | null =>
  values.length === 0 ? null : div(sum(values), fromInteger(values.length));

const isPresent = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** A source as the calculation hears it: a mean per value, and how many statements or people it rests on. */
type Group = {
  source: FeedbackSource | 'public';
  weight: Fraction;
  said: number;
  of(behaviour: Behaviour): Fraction | null;
  silent: 'no-feedback' | 'below-threshold';
};

const groupOfStatements = (source: FeedbackSource, all: readonly Feedback[], rules: RuleSet): Group => {
  const own = all.filter((one) => one.source === source);
  return {
    source,
    weight: parseDecimal(rules.behaviour.weights[source]),
    said: own.length,
    of: (behaviour) =>
      mean(
        own
          .map(({ ratings }) => ratings[behaviour])
          .filter(isPresent)
          .map((rating) => pointsOf[rating]),
      ),
    silent: 'no-feedback',
  };
};

/** Nobody, or too few to hide behind one another: which of the two must not be told. */
const groupOfVoice = (source: Voice['source'], voice: Voice | undefined, weight: string): Group => ({
  source,
  weight: parseDecimal(weight),
  said: voice?.people ?? 0,
  of: (behaviour) => {
    const points = voice?.points[behaviour];
    return points === undefined ? null : parseDecimal(points);
  },
  silent: 'below-threshold',
});

const groupsOf = (feedback: readonly Feedback[], voices: readonly Voice[] | null, rules: RuleSet): Group[] => {
  if (voices === null) return feedbackSources.map((source) => groupOfStatements(source, feedback, rules));
  const { weights } = rules.behaviour;
  const voiceOf = (source: Voice['source']) => voices.find((one) => one.source === source);
  const visitors = voiceOf('public');
  return [
    groupOfStatements('appraiser', feedback, rules),
    groupOfVoice('peer', voiceOf('peer'), weights.peer),
    groupOfVoice('subordinate', voiceOf('subordinate'), weights.subordinate),
    // Most posts serve no public: where no service act names the person, there is no such source at all.
    ...(visitors === undefined ? [] : [groupOfVoice('public', visitors, rules.survey.person.weight)]),
  ];
};

/** Each of the seven values counts the same, however many people spoke of it or how often. */
const partOfSource = ({ source, weight, said, of, silent }: Group): Part => {
  const about = { code: 'feedback-source', subject: source, unit: 'points' } as const;
  const exact = mean(behaviours.map(of).filter(isPresent));
  if (exact === null) return { weight, step: { exact, explanation: { ...about, value: null, reason: silent } } };
  const symbols = { n: String(said) };
  return { weight, step: { exact, explanation: { ...about, ...shownExactly(exact), symbols } } };
};

const isBelow = (score: Fraction, threshold: string): boolean => compare(score, parseDecimal(threshold)) < 0;

const ratingOf = (score: Fraction, { meetsFrom, aboveFrom }: RuleSet['behaviour']): Rating => {
  if (!isBelow(score, aboveFrom)) return 'above';
  return isBelow(score, meetsFrom) ? 'below' : 'meets';
};

/** The value's own score over the sources that spoke of it. */
const scoreOfValue = (groups: readonly Group[], behaviour: Behaviour): Fraction | null => {
  const parts = groups.map(({ weight, of }) => ({
    weight,
    step: {
      exact: of(behaviour),
      explanation: { code: 'weak-behaviour', value: null, unit: 'points' } as const,
    },
  }));
  return weightedMean(parts, 'renormalise').exact;
};

/**
 * Suggests the behaviour rating from feedback: below 1, meets 2, above 3; the mean of each source over the seven values,
 * then over the sources by the rule set's weights. A source that nobody answered for leaves its weight to the others
 * (practice 60/20/20), whatever the rule set says of missing indicators: silence is not the employee's omission.
 *
 * @param voices what colleagues and the public said together, by the releases that the person can read; `feedback` then
 * holds the appraiser's alone. Null weighs single statements of all sources.
 */
export const behaviourFromFeedback = (
  feedback: readonly Feedback[],
  rules: RuleSet,
  voices: readonly Voice[] | null = null,
): BehaviourSuggestion => {
  const groups = groupsOf(feedback, voices, rules);
  const heard = groups.some(({ source, said }) => (source === 'peer' || source === 'subordinate') && said > 0);
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
    const reason = groups.every(({ said }) => said === 0) ? 'no-feedback' : 'nothing-calculable';
    return { rating: null, weak: [], exact, heard, explanation: { ...suggestion, inputs: [{ ...score, reason }] } };
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
    exact,
    heard,
    explanation: {
      ...suggestion,
      value: rating,
      inputs: [{ ...score, value, rounding: `${mode}, ${decimals}`, ...rest }, ...weakNodes],
    },
  };
};

/** What the feedback says of each value of BerAKHLAK, of those that anybody spoke of. */
export const behaviourRatings = (
  feedback: readonly Feedback[],
  rules: RuleSet,
  voices: readonly Voice[] | null = null,
): Partial<Record<Behaviour, Rating>> => {
  const groups = groupsOf(feedback, voices, rules);
  const found: Partial<Record<Behaviour, Rating>> = {};
  for (const behaviour of behaviours) {
    const score = scoreOfValue(groups, behaviour);
    if (score !== null) found[behaviour] = ratingOf(score, rules.behaviour);
  }
  return found;
};
