import { describe, expect, it } from 'vitest';
import { fromInteger, parseDecimal } from '../../../functions/domain/number/fraction.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { suggestWorkResult } from '../../../functions/domain/scoring/suggest.ts';
import { isBound, suggestForHead } from '../../../functions/domain/units/head-suggestion.ts';
import { type UnitAchievement, unitAchievement } from '../../../functions/domain/units/unit-achievement.ts';
import { keyIndicator, measured, sheetOf, withUnits } from '../../support/key-indicators.ts';
import { indicator, nodesOf, planOf, realised } from '../scoring/scoring-fixtures.ts';

const rules = defaultRuleSet;
const plan = planOf(['100', indicator('own')]);
const realisation = realised({ own: '70' });
const own = suggestWorkResult(plan, realisation, rules);
const unit = (value: string | null): UnitAchievement =>
  unitAchievement(
    'DINKES',
    {
      sheet: sheetOf('DINKES', keyIndicator('iku')),
      realisation: value === null ? null : measured('DINKES', { iku: value }),
      below: [],
    },
    rules,
  );

describe('the work-result rating of a head', () => {
  it('is the achievement of the unit led, whatever the own plan came to', () => {
    expect(own).toMatchObject({ score: '70.00', rating: 'below' });
    const suggested = suggestForHead(own, unit('104'), rules);
    expect(suggested).toMatchObject({ score: '104.00', rating: 'above', reason: null });
    expect(suggested.explanation).toMatchObject({
      reason: 'unit-binds',
      inputs: [
        { code: 'unit-achievement', value: '104.00' },
        { code: 'work-result-score', value: '70.00' },
      ],
    });
  });

  it('says all that it rests on', () => {
    const led = unit('104');
    const { workResult } = rules;
    expect(suggestForHead(own, led, rules)).toEqual({
      ...{ score: '104.00', rating: 'above', reason: null },
      work: {
        ...{ explanation: led.explanation, missing: [], coverage: fromInteger(100), incomplete: false, reason: null },
        exact: parseDecimal('104.00'),
      },
      explanation: {
        ...{ code: 'work-result-suggestion', value: 'above', unit: 'rating', reason: 'unit-binds' },
        formula: `above > ${workResult.aboveOver}; meets >= ${workResult.meetsFrom}; below`,
        source: `PermenPANRB 6/2022; rules: units.headRating = ${rules.units.headRating}`,
        inputs: [led.explanation, { code: 'work-result-score', value: '70.00', unit: 'percent' }],
      },
    });
    const unreported = suggestWorkResult(plan, null, rules);
    expect(suggestForHead(unreported, led, rules).explanation.inputs).toEqual([led.explanation]);
  });

  it('keeps what the own plan rests on beside the unit that has no achievement', () => {
    const { explanation } = suggestForHead(own, unit(null), rules);
    expect(explanation.inputs).toEqual([
      ...(own.explanation.inputs ?? []),
      {
        ...{ code: 'unit-led', subject: 'DINKES', value: null, unit: 'rating', reason: 'unit-without-achievement' },
        inputs: [unit(null).explanation],
      },
    ]);
    const bare = { ...own, explanation: { code: 'work-result-suggestion', value: null, unit: 'rating' } as const };
    expect(suggestForHead(bare, unit(null), rules).explanation.inputs).toHaveLength(1);
  });

  it('rests on the own plan where the unit has no achievement, and says so', () => {
    const { explanation, ...rest } = suggestForHead(own, unit(null), rules);
    const { explanation: _, ...plain } = own;
    expect(rest).toEqual(plain);
    expect(nodesOf(explanation, 'unit-led')).toMatchObject([{ value: null, reason: 'unit-without-achievement' }]);
  });

  it('is that of the own plan for everybody else', () => {
    expect(suggestForHead(own, null, rules)).toBe(own);
  });

  it.each([
    ['binding', unit('104'), 'binding', true],
    ['a suggestion', unit('104'), 'suggestion', false],
    ['nothing to bind to', unit(null), 'binding', false],
    ['no head', null, 'binding', false],
  ] as const)('binds a review: %s', (_, led, headRating, bound) => {
    expect(isBound(led, withUnits(rules, { headRating }))).toBe(bound);
  });

  it('reaches the result of the case with its whole reckoning', () => {
    const scored = scoreCase({
      plan,
      planBasis: 'set',
      realisation,
      feedback: [],
      activities: { count: 0, days: 0, digest: 'd' },
      review: null,
      unit: unit('104'),
      ownDutiesMet: true,
      rules,
    });
    expect(scored).toMatchObject({ decision: 'scored', workResult: 'above', score: '104.00', basis: 'provisional' });
    expect(nodesOf(scored.explanation, 'indicator-achievement')).toMatchObject([{ subject: 'iku', value: '104' }]);
  });
});
