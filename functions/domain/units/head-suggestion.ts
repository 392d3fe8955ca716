import { fromInteger, parseDecimal } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { WorkResultSuggestion } from '../scoring/work-result-suggestion.ts';
import type { UnitAchievement } from './unit-achievement.ts';

/** The head's own plan beside the unit's achievement: its number alone, because the unit's is the one that counts. */
const besides = ({ score }: WorkResultSuggestion): Explanation[] =>
  score === null ? [] : [{ code: 'work-result-score', value: score, unit: 'percent' }];

/**
 * The work-result rating that the evidence suggests for the head of a unit: the achievement of the unit led
 * (PermenPANRB 6/2022). A unit whose achievement could not be calculated leaves the head's own plan, and says so.
 *
 * @param unit null for somebody who leads no unit, and where the rule set rates heads by their own plans
 */
export const suggestForHead = (
  own: WorkResultSuggestion,
  unit: UnitAchievement | null,
  rules: RuleSet,
): WorkResultSuggestion => {
  if (unit === null) return own;
  const led: Explanation = { ...unit.explanation, code: 'unit-achievement' };
  if (unit.score === null) {
    const reason = 'unit-without-achievement';
    const why: Explanation = {
      code: 'unit-led',
      subject: unit.unitCode,
      value: null,
      unit: 'rating',
      reason,
      inputs: [led],
    };
    return { ...own, explanation: { ...own.explanation, inputs: [...(own.explanation.inputs ?? []), why] } };
  }
  return {
    score: unit.score,
    rating: unit.rating,
    reason: null,
    work: {
      explanation: led,
      missing: [],
      coverage: fromInteger(100),
      incomplete: false,
      exact: parseDecimal(unit.score),
      reason: null,
    },
    explanation: {
      code: 'work-result-suggestion',
      value: unit.rating,
      unit: 'rating',
      formula: `above > ${rules.workResult.aboveOver}; meets >= ${rules.workResult.meetsFrom}; below`,
      source: `PermenPANRB 6/2022; rules: units.headRating = ${rules.units.headRating}`,
      reason: 'unit-binds',
      inputs: [led, ...besides(own)],
    },
  };
};

/** Whether a review of this head may depart from the unit's rating. */
export const isBound = (unit: UnitAchievement | null, rules: Pick<RuleSet, 'units'>): boolean =>
  unit !== null && unit.score !== null && rules.units.headRating === 'binding';
