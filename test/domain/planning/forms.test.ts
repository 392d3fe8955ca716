import { describe, expect, it } from 'vitest';
import { checkPerspectives } from '../../../functions/domain/planning/check-perspectives.ts';
import { checkPlan } from '../../../functions/domain/planning/check-plan.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { described, measured, planOf, qualitativePlan, workResult } from '../../support/plans.ts';

const found = (plan: Plan): string[] =>
  checkPlan(plan, defaultRuleSet).map(({ pointer, code }) => `${code} ${pointer}`);

describe('the form of a plan', () => {
  it('may be qualitative, with success in words and no target', () => {
    expect(found(qualitativePlan)).toEqual([]);
  });

  it('asks for weights of described indicators too', () => {
    const plan = planOf(workResult('a', '100', described('i1', '60'), described('i2', '39')));
    expect(found(plan)).toEqual(['weights-sum /workResults/0/indicators']);
  });

  it.each<[Plan['form'], string[]]>([
    ['quantitative', ['indicator-form /workResults/0/indicators/1']],
    ['qualitative', ['indicator-form /workResults/0/indicators/0']],
  ])('%s is one for all indicators', (form, problems) => {
    const mixed = planOf(workResult('a', '100', measured('i1', { weight: '50' }), described('i2', '50')));
    expect(found({ ...mixed, form })).toEqual(problems);
  });
});

describe('the number of indicators', () => {
  it('is limited over the whole plan as well', () => {
    const results = Array.from({ length: 20 }, (_, w) =>
      workResult(
        `w${w}`,
        '5',
        ...Array.from({ length: w === 0 ? 10 : 5 }, (_, i) =>
          measured(`w${w}-i${i}`, { weight: w === 0 ? '10' : '20' }),
        ),
      ),
    );
    expect(found(planOf(...results))).toEqual(['too-many-indicators-of-plan /workResults']);
    const allowed = results.map((w, i) => (i === 0 ? workResult('w0', '5') : w)).slice(0, 20);
    expect(found(planOf(...allowed))).toEqual([]);
  });

  it('of 500 is refused where it is too much, in each work result and in all', () => {
    const results = Array.from({ length: 20 }, (_, w) =>
      workResult(`w${w}`, '5', ...Array.from({ length: 25 }, (_, i) => measured(`w${w}-i${i}`, { weight: '4' }))),
    );
    const problems = found(planOf(...results));
    expect(problems).toContain('too-many-indicators-of-plan /workResults');
    expect(problems.filter((p) => p.startsWith('too-many-indicators /'))).toHaveLength(20);
  });
});

describe('perspectives', () => {
  const plan = planOf({ ...workResult('a', '50'), perspective: 'budget' }, workResult('b', '50'));
  const asked = (perspectives: RuleSet['planning']['perspectives'], headsUnit: boolean, postFamily: 'JPT' | 'JA') =>
    checkPerspectives(
      plan,
      { headsUnit, postFamily },
      {
        ...defaultRuleSet,
        planning: { ...defaultRuleSet.planning, perspectives },
      },
    ).map(({ pointer, code }) => `${code} ${pointer}`);
  const missing = ['perspective-missing /workResults/1/perspective'];

  it.each<[RuleSet['planning']['perspectives'], boolean, 'JPT' | 'JA', string[]]>([
    ['unit-heads', true, 'JA', missing],
    ['unit-heads', true, 'JPT', missing],
    ['unit-heads', false, 'JPT', []],
    ['high-posts', true, 'JPT', missing],
    ['high-posts', true, 'JA', []],
    ['high-posts', false, 'JPT', []],
    ['nobody', true, 'JPT', []],
  ])('for %s, of a head (%s) in %s', (setting, headsUnit, family, problems) => {
    expect(asked(setting, headsUnit, family)).toEqual(problems);
  });
});
