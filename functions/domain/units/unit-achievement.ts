import { compare, div, fromInteger, mul, parseDecimal, roundHalfUp, sum } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { achievementOf } from '../scoring/achievement.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { ExplanationReason } from '../scoring/explanation-codes.ts';
import { type Rating, ratings } from '../scoring/predicate.ts';
import { type Mean, type Part, weightedMean } from '../scoring/weighted-mean.ts';
import type { KeyIndicatorRealisation, KeyIndicatorSheet } from './key-indicator.ts';

/** What a unit reached in a cycle. Percent of its targets, rounded once; never a zero where nothing could be calculated. */
export type UnitAchievement = { unitCode: string; explanation: Explanation } & (
  | { basis: 'key-indicators' | 'units-below'; score: string; rating: Rating }
  | { basis: null; score: null; rating: null; reason: ExplanationReason }
);

/** The rating that a score in percent suggests (rule set, `workResult`), compared with the rounded number that people see. */
export const ratingOfScore = (score: string, { workResult }: Pick<RuleSet, 'workResult'>): Rating => {
  const exact = parseDecimal(score);
  if (compare(exact, parseDecimal(workResult.aboveOver)) > 0) return 'above';
  return compare(exact, parseDecimal(workResult.meetsFrom)) >= 0 ? 'meets' : 'below';
};

const hundred = fromInteger(100);

/** Percent of the weight that has a value. Leaving out a bad indicator must not be the way to a better rating. */
const covered = (parts: readonly Part[]) => {
  const present = parts.filter(({ step }) => step.exact !== null).map(({ weight }) => weight);
  return mul(div(sum(present), sum(parts.map(({ weight }) => weight))), hundred);
};

const lower = (a: Rating, b: Rating): Rating => (ratings.indexOf(a) < ratings.indexOf(b) ? a : b);

const conclude = (
  unitCode: string,
  basis: 'key-indicators' | 'units-below',
  mean: Mean,
  parts: readonly Part[],
  rules: RuleSet,
): UnitAchievement => {
  const node: Explanation = {
    code: 'unit-achievement',
    subject: unitCode,
    value: null,
    unit: 'percent',
    formula: 'Σ w·a / Σ w',
    source: 'PermenPANRB 6/2022; rules: units',
    inputs: mean.inputs,
  };
  const none = (reason: ExplanationReason): UnitAchievement => ({
    unitCode,
    basis: null,
    score: null,
    rating: null,
    reason,
    explanation: { ...node, reason },
  });
  if (mean.exact === null) return none(mean.reason);
  const incomplete = parts.some(({ step }) => step.exact === null);
  if (incomplete && compare(covered(parts), parseDecimal(rules.incomplete.minimumCoverage)) < 0)
    return none('coverage-too-small');
  const { decimals, mode } = rules.rounding;
  const score = roundHalfUp(mean.exact, decimals);
  const suggested = ratingOfScore(score, rules);
  const rating = incomplete ? lower(suggested, rules.incomplete.ratingAtMost) : suggested;
  const reason = basis === 'units-below' ? 'units-below' : incomplete ? 'incomplete-report' : null;
  return {
    unitCode,
    basis,
    score,
    rating,
    explanation: { ...node, value: score, rounding: `${mode}, ${decimals}`, ...(reason === null ? {} : { reason }) },
  };
};

const ofIndicators = (
  sheet: KeyIndicatorSheet,
  realisation: KeyIndicatorRealisation | null,
  rules: RuleSet,
): UnitAchievement => {
  const parts = sheet.indicators.map((indicator) => ({
    weight: parseDecimal(indicator.weight),
    step: achievementOf(indicator, realisation?.items.find((item) => item.indicatorId === indicator.id) ?? null, rules),
  }));
  return conclude(sheet.unitCode, 'key-indicators', weightedMean(parts, rules.missingComponent), parts, rules);
};

/** Each unit below counts the same; one that has no achievement is left out, whatever the policy for missing indicators. */
const ofUnitsBelow = (unitCode: string, below: readonly UnitAchievement[], rules: RuleSet): UnitAchievement => {
  const parts = below.flatMap(({ unitCode: code, score }): Part[] => {
    if (score === null) return [];
    const explanation: Explanation = { code: 'unit-achievement', subject: code, value: score, unit: 'percent' };
    return [{ weight: fromInteger(1), step: { exact: parseDecimal(score), explanation } }];
  });
  if (parts.length > 0) return conclude(unitCode, 'units-below', weightedMean(parts, 'renormalise'), parts, rules);
  const reason = 'no-key-indicators';
  const explanation: Explanation = {
    code: 'unit-achievement',
    subject: unitCode,
    value: null,
    unit: 'percent',
    reason,
  };
  return { unitCode, basis: null, score: null, rating: null, reason, explanation };
};

/**
 * The achievement of a unit: the weighted mean of its key indicators, each judged by the formula agreed with it. A unit
 * without key indicators takes the mean of the units directly below it, where the rule set says so.
 */
export const unitAchievement = (
  unitCode: string,
  known: {
    sheet: KeyIndicatorSheet | null;
    realisation: KeyIndicatorRealisation | null;
    below: readonly UnitAchievement[];
  },
  rules: RuleSet,
): UnitAchievement => {
  if (known.sheet !== null) return ofIndicators(known.sheet, known.realisation, rules);
  return ofUnitsBelow(unitCode, rules.units.withoutIndicators === 'units-below' ? known.below : [], rules);
};
