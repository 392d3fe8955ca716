import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { checkKeyIndicators } from '../../../functions/domain/units/check-key-indicators.ts';
import type { KeyIndicator } from '../../../functions/domain/units/key-indicator.ts';
import { keyIndicator, withUnits } from '../../support/key-indicators.ts';

const found = (indicators: KeyIndicator[], rules = defaultRuleSet): string[] =>
  checkKeyIndicators(indicators, rules).map(({ pointer, code }) => `${pointer} ${code}`);

describe('key indicators', () => {
  it('are taken where the weights sum to 100, in any parts', () => {
    const third = ['33.333333', '33.333333', '33.333334'].map((weight, i) => keyIndicator(`i${i}`, { weight }));
    expect(found(third)).toEqual([]);
  });

  it.each([
    ['none', [], '/indicators no-indicator'],
    ['weights short of 100', [keyIndicator('a', { weight: '99.999999' })], '/indicators weights-sum'],
    [
      'a negative weight',
      [keyIndicator('a', { weight: '-1' }), keyIndicator('b', { weight: '101' })],
      '/indicators/0/weight weight-not-positive',
    ],
    [
      'a weight of zero',
      [keyIndicator('a', { weight: '0' }), keyIndicator('b')],
      '/indicators/0/weight weight-not-positive',
    ],
    ['a target of zero', [keyIndicator('a', { target: '0' })], '/indicators/0/target target-not-positive'],
    ['a negative target', [keyIndicator('a', { target: '-5' })], '/indicators/0/target target-not-positive'],
    [
      'a range the wrong way round',
      [keyIndicator('a', { target: '3', polarisation: { kind: 'range', low: '5', high: '2', formula: 'ratio' } })],
      '/indicators/0/polarisation/high range-reversed',
    ],
    [
      'an id twice',
      [keyIndicator('a', { weight: '50' }), keyIndicator('a', { weight: '50' })],
      '/indicators/1/id duplicate-indicator',
    ],
  ])('are refused with %s', (_, indicators, problem) => {
    expect(found(indicators)).toEqual([problem]);
  });

  it('are refused where there are more than the rule set allows', () => {
    const many = Array.from({ length: 4 }, (_, i) => keyIndicator(`i${i}`, { weight: '25' }));
    expect(found(many, withUnits(defaultRuleSet, { maximumKeyIndicators: 3 }))).toEqual([
      '/indicators too-many-indicators',
    ]);
    expect(found(many, withUnits(defaultRuleSet, { maximumKeyIndicators: 4 }))).toEqual([]);
  });
});
