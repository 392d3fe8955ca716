import { add, compare, type Fraction, fromInteger, mul, parseDecimal, roundHalfUp, sub } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { NumericRules } from '../rules/scoring-rules.ts';
import type { Explanation } from './explanation.ts';
import type { Predicate, Rating } from './predicate.ts';
import { behaviourBands, intoBand, workBands } from './rating-bands.ts';
import { ratingOfScore } from './suggest.ts';
import { type Part, type Step, shown, shownValue, weightedMean } from './weighted-mean.ts';

/** What a result of the numeric regime says beside its ratings (PP 30/2019 art. 41). Decimal strings. */
export type NumericResult = {
  workResult: string;
  behaviour: string;
  total: string;
  /** Peers or subordinates had a say: 60/40 instead of 70/30 by default. */
  heard: boolean;
  newIdea: boolean;
};

const one = fromInteger(1);
const two = fromInteger(2);

const lineBetween = (from: string, to: string, at: Fraction): Fraction => {
  const start = parseDecimal(from);
  return add(start, mul(sub(parseDecimal(to), start), at));
};

/** 1, 2 and 3 points of behaviour as numbers, with straight lines between them. */
export const behaviourNumber = (points: Fraction, { behaviourNumbers: at }: NumericRules): Fraction =>
  compare(points, two) <= 0
    ? lineBetween(at.below, at.meets, sub(points, one))
    : lineBetween(at.meets, at.above, sub(points, two));

/** A number that the appraiser's rating departs from is moved to the nearest one that has that rating. */
const moved = (exact: Fraction, target: Fraction): Pick<Explanation, 'reason' | 'before'> =>
  compare(exact, target) === 0 ? {} : { reason: 'moved-to-rating', before: shown(exact) };

const workStep = (rating: Rating, exact: Fraction | null, rules: RuleSet): Step => {
  const about = { code: 'numeric-work', unit: 'points' } as const;
  if (exact === null) {
    const value = rules.numeric.workNumbers[rating];
    const source = 'rules: numeric.workNumbers';
    return { exact: parseDecimal(value), explanation: { ...about, value, source, reason: 'number-of-rating' } };
  }
  const counted = ratingOfScore(exact, rules) === rating ? exact : intoBand(exact, workBands(rules)[rating]);
  return {
    exact: counted,
    explanation: { ...about, ...shownValue(counted), formula: 'a', ...moved(exact, counted) },
  };
};

const pointsOf: Record<Rating, Fraction> = { below: one, meets: two, above: fromInteger(3) };

const behaviourStep = (rating: Rating, points: Fraction | null, rules: RuleSet): Step => {
  const { decimals } = rules.rounding;
  const { behaviourNumbers: at } = rules.numeric;
  const node = {
    code: 'numeric-behaviour',
    unit: 'points',
    formula: `1 = ${at.below}; 2 = ${at.meets}; 3 = ${at.above}`,
    source: 'rules: numeric.behaviourNumbers',
  } as const;
  if (points === null) {
    const exact = behaviourNumber(pointsOf[rating], rules.numeric);
    const explanation: Explanation = { ...node, ...shownValue(exact), reason: 'number-of-rating' };
    return { exact, explanation };
  }
  const band = behaviourBands(rules)[rating];
  const seen = parseDecimal(roundHalfUp(points, decimals));
  const counted = compare(intoBand(seen, band), seen) === 0 ? points : intoBand(seen, band);
  const exact = behaviourNumber(counted, rules.numeric);
  return {
    exact,
    explanation: { ...node, ...shownValue(exact), symbols: { b: shown(counted) }, ...moved(points, counted) },
  };
};

/** The predicate of a total. Sangat Baik asks for a new idea of benefit beside the number, else it is Baik. */
export const predicateOfTotal = (total: string, newIdea: boolean, { from, needsNewIdea }: NumericRules): Predicate => {
  const reaches = (least: string): boolean => compare(parseDecimal(total), parseDecimal(least)) >= 0;
  if (reaches(from['sangat-baik'])) return needsNewIdea && !newIdea ? 'baik' : 'sangat-baik';
  if (reaches(from.baik)) return 'baik';
  if (reaches(from['butuh-perbaikan'])) return 'butuh-perbaikan';
  return reaches(from.kurang) ? 'kurang' : 'sangat-kurang';
};

export type NumericInput = {
  /** The rating given, and the exact achievement in percent; null where nothing could be measured. */
  workResult: { rating: Rating; exact: Fraction | null };
  /** The rating given, and the exact points of the feedback (1 to 3); null where nobody spoke. */
  behaviour: { rating: Rating; exact: Fraction | null };
  heard: boolean;
  newIdea: boolean;
};

/** Weights of the plan and of behaviour in percent of the total. */
export const sharesOf = (heard: boolean, { weights }: NumericRules): NumericRules['weights']['plain'] =>
  heard ? weights.heard : weights.plain;

/**
 * The number of PP 30/2019 art. 41: plan and behaviour by their weights, each as it was measured and moved to the rating
 * that a named human gave; exact until the one rounding of the total.
 */
export const numericTotal = (
  { workResult, behaviour, heard, newIdea }: NumericInput,
  rules: RuleSet,
): { numeric: NumericResult; predicate: Predicate; explanation: Explanation } => {
  const { decimals, mode } = rules.rounding;
  const shares = sharesOf(heard, rules.numeric);
  const parts: [Part, Part] = [
    { weight: parseDecimal(shares.workResult), step: workStep(workResult.rating, workResult.exact, rules) },
    { weight: parseDecimal(shares.behaviour), step: behaviourStep(behaviour.rating, behaviour.exact, rules) },
  ];
  const mean = weightedMean(parts, 'renormalise');
  if (mean.exact === null) throw new Error('the rule set gives plan and behaviour no weight');
  const total = roundHalfUp(mean.exact, decimals);
  const figure = ({ step }: Part): string => (step.exact === null ? '' : roundHalfUp(step.exact, decimals));
  const numeric = { workResult: figure(parts[0]), behaviour: figure(parts[1]), total, heard, newIdea };
  const explanation: Explanation = {
    code: 'numeric-total',
    value: total,
    unit: 'points',
    formula: 'Σ w·a / Σ w',
    rounding: `${mode}, ${decimals}`,
    source: `rules: numeric.weights.${heard ? 'heard' : 'plain'}`,
    inputs: mean.inputs,
  };
  return { numeric, predicate: predicateOfTotal(total, newIdea, rules.numeric), explanation };
};
