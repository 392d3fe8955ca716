import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { KeyIndicator } from '../../../functions/domain/units/key-indicator.ts';
import {
  ratingOfScore,
  type UnitAchievement,
  unitAchievement,
} from '../../../functions/domain/units/unit-achievement.ts';
import { keyIndicator, measured, sheetOf, withUnits } from '../../support/key-indicators.ts';

const rules: RuleSet = {
  ...defaultRuleSet,
  achievement: { cap: '120', floor: '0' },
  missingComponent: 'renormalise',
  incomplete: { minimumCoverage: '75', ratingAtMost: 'meets' },
};
const achieved = (indicators: KeyIndicator[], values: Record<string, string> | null, by = rules) =>
  unitAchievement(
    'DINKES',
    {
      sheet: sheetOf('DINKES', ...indicators),
      realisation: values === null ? null : measured('DINKES', values),
      below: [],
    },
    by,
  );
const bare = (unitCode: string, below: UnitAchievement[], by = rules) =>
  unitAchievement(unitCode, { sheet: null, realisation: null, below }, by);
const scored = (unitCode: string, value: string): UnitAchievement =>
  unitAchievement(
    unitCode,
    { sheet: sheetOf(unitCode, keyIndicator('iku')), realisation: measured(unitCode, { iku: value }), below: [] },
    rules,
  );

describe('the achievement of a unit by its key indicators', () => {
  const lower = keyIndicator('b', {
    target: '20',
    weight: '40',
    polarisation: { kind: 'lower', formula: 'complement' },
  });
  const pair = [keyIndicator('a', { target: '80', weight: '60' }), lower];

  it.each([
    ['on target', { a: '80', b: '20' }, '100.00', 'meets'],
    ['above on one, below on the other', { a: '88', b: '22' }, '102.00', 'above'],
    ['held at the cap', { a: '800', b: '20' }, '112.00', 'above'],
    ['nothing done', { a: '0', b: '60' }, '0.00', 'below'],
    ['rounded once, half up', { a: '71.9', b: '20' }, '93.93', 'meets'],
  ])('%s', (_, values, score, rating) => {
    expect(achieved(pair, values)).toMatchObject({ basis: 'key-indicators', score, rating });
  });

  it('explains every indicator with its weight, target and formula', () => {
    const { explanation } = achieved(pair, { a: '88', b: '22' });
    expect(explanation).toMatchObject({ code: 'unit-achievement', subject: 'DINKES', value: '102.00' });
    expect(explanation.inputs).toMatchObject([
      { code: 'indicator-achievement', subject: 'a', value: '110', weight: '60', symbols: { R: '88', T: '80' } },
      { code: 'indicator-achievement', subject: 'b', value: '90', weight: '40', symbols: { R: '22', T: '20' } },
    ]);
  });

  it('has no number where nothing was measured, and never a zero in its place', () => {
    const none = achieved(pair, null);
    expect(none).toMatchObject({ basis: null, score: null, rating: null, reason: 'nothing-calculable' });
    expect(none.explanation.value).toBeNull();
  });

  it('does not let a bad indicator be left out for a better rating', () => {
    const wide = [keyIndicator('a', { weight: '80' }), keyIndicator('b', { weight: '20' })];
    expect(achieved(wide, { a: '115' })).toMatchObject({ score: '115.00', rating: 'meets' });
    expect(achieved(wide, { a: '115' }).explanation.reason).toBe('incomplete-report');
    expect(achieved(pair, { a: '88' })).toMatchObject({ score: null, reason: 'coverage-too-small' });
    const strict: RuleSet = { ...rules, missingComponent: 'block' };
    expect(achieved(wide, { a: '115' }, strict)).toMatchObject({ score: null, reason: 'blocked' });
  });

  it('needs just the coverage of the rule set, and is no better for what is missing', () => {
    const wide = [keyIndicator('a', { weight: '75' }), keyIndicator('b', { weight: '25' })];
    expect(achieved(wide, { a: '115' })).toMatchObject({ score: '115.00', rating: 'meets' });
    expect(achieved(wide, { a: '50' })).toMatchObject({ score: '50.00', rating: 'below' });
    expect(achieved(wide, { a: '115', b: '115' }).explanation).not.toHaveProperty('reason');
  });

  it('says its unit, formula and rounding', () => {
    const { inputs: _, ...node } = achieved(pair, { a: '88', b: '22' }).explanation;
    expect(node).toEqual({
      ...{ code: 'unit-achievement', subject: 'DINKES', value: '102.00', unit: 'percent', formula: 'Σ w·a / Σ w' },
      ...{ source: 'PermenPANRB 6/2022; rules: units', rounding: `${rules.rounding.mode}, ${rules.rounding.decimals}` },
    });
  });

  it('suggests a rating by the bounds of the rule set', () => {
    const { aboveOver, meetsFrom } = rules.workResult;
    const found = [`${aboveOver}.01`, `${aboveOver}.00`, `${meetsFrom}.00`, '0.00'].map((one) =>
      ratingOfScore(one, rules),
    );
    expect(found).toEqual(['above', 'meets', 'meets', 'below']);
  });

  it('lies between the worst and the best of its indicators', () => {
    const value = fc.integer({ min: 0, max: 140 });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 99 }), (a, b, share) => {
        const two = [keyIndicator('a', { weight: String(share) }), keyIndicator('b', { weight: String(100 - share) })];
        const { score } = achieved(two, { a: String(a), b: String(b) });
        const [low, high] = [Math.min(a, b, 120), Math.min(120, Math.max(a, b))];
        expect(Number(score)).toBeGreaterThanOrEqual(low - 0.005);
        expect(Number(score)).toBeLessThanOrEqual(high + 0.005);
      }),
    );
  });
});

describe('a unit without key indicators of its own', () => {
  it('takes the mean of the units directly below it, each counting the same', () => {
    const parent = bare('DINKES', [scored('A', '90'), scored('B', '105'), scored('C', '100')]);
    expect(parent).toMatchObject({ basis: 'units-below', score: '98.33', rating: 'meets' });
    expect(parent.explanation).toMatchObject({ reason: 'units-below', inputs: [{ subject: 'A' }, {}, {}] });
  });

  it('shows what each of them came to', () => {
    expect(bare('DINKES', [scored('A', '90')]).explanation.inputs).toMatchObject([
      { code: 'unit-achievement', subject: 'A', value: '90.00', unit: 'percent' },
    ]);
    expect(bare('DINKES', []).explanation).toEqual({
      ...{ code: 'unit-achievement', subject: 'DINKES', value: null, unit: 'percent', reason: 'no-key-indicators' },
    });
  });

  it('leaves out a unit below that has no achievement: it is missing, not zero', () => {
    expect(bare('DINKES', [scored('A', '90'), bare('B', [])])).toMatchObject({ score: '90.00' });
  });

  it.each([
    ['nothing is below it', [], rules],
    ['nothing below it has an achievement', [bare('A', [])], rules],
    ['the rule set takes nothing from below', [scored('A', '90')], withUnits(rules, { withoutIndicators: 'none' })],
  ])('has none where %s', (_, below, by) => {
    expect(bare('DINKES', below, by)).toMatchObject({ basis: null, score: null, reason: 'no-key-indicators' });
  });
});
