import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../functions/domain/planning/check-plan.ts';
import type { Indicator, Plan, WorkResult } from '../../../functions/domain/planning/plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';

const rules: RuleSet = {
  ...defaultRuleSet,
  planning: { ...defaultRuleSet.planning, minimumWorkResults: 2, maximumWorkResults: 3, maximumIndicators: 2 },
};

const indicator = (id: string, change: Partial<Indicator> = {}): Indicator => ({
  id,
  text: 'Jumlah dokumen',
  aspect: 'quantity',
  target: '12',
  measure: 'dokumen',
  polarisation: { kind: 'higher' },
  weight: '100',
  ...change,
});
const workResult = (id: string, change: Partial<WorkResult> = {}): WorkResult => ({
  id,
  kind: 'main',
  text: 'Layanan terlaksana',
  serves: null,
  weight: '50',
  indicators: [indicator(`${id}-i1`)],
  ...change,
});
const planOf = (...workResults: WorkResult[]): Plan => ({
  form: 'quantitative',
  workResults,
  expectations: [],
  attachments: null,
});
const found = (plan: Plan): string[] => checkPlan(plan, rules).map(({ pointer, code }) => `${code} ${pointer}`);

const a = workResult('a');
const b = workResult('b');

describe('a complete plan', () => {
  it('has no problem', () => {
    expect(found(planOf(a, workResult('b', { kind: 'additional' })))).toEqual([]);
  });

  it('may split its weights into thirds that sum to exactly 100', () => {
    const thirds = ['33.333333', '33.333333', '33.333334'].map((weight, i) => workResult(`w${i}`, { weight }));
    expect(found(planOf(...thirds))).toEqual([]);
  });

  it('passes with any weights that sum to 100, and fails when one of them is off by a millionth', () => {
    const cut = fc.integer({ min: 1, max: 99_999_999 });
    const percent = (millionths: number) =>
      `${Math.trunc(millionths / 1e6)}.${String(millionths % 1e6).padStart(6, '0')}`;
    fc.assert(
      fc.property(cut, (c) => {
        const split = (first: number, second: number) =>
          found(planOf(workResult('a', { weight: percent(first) }), workResult('b', { weight: percent(second) })));
        expect(split(c, 100_000_000 - c)).toEqual([]);
        expect(split(c, 100_000_001 - c)).toEqual(['weights-sum /workResults']);
      }),
    );
  });
});

describe('weights', () => {
  it.each([
    ['50', '49.999999', ['weights-sum /workResults']],
    ['50', '50.000001', ['weights-sum /workResults']],
    ['100', '0', ['weight-not-positive /workResults/1/weight']],
    [
      '0',
      '0',
      [
        'weight-not-positive /workResults/0/weight',
        'weight-not-positive /workResults/1/weight',
        'weights-sum /workResults',
      ],
    ],
  ])('of %s and %s', (first, second, problems) => {
    expect(found(planOf(workResult('a', { weight: first }), workResult('b', { weight: second })))).toEqual(problems);
  });

  it('are summed within each work result as well', () => {
    const indicators = [indicator('i1', { weight: '60' }), indicator('i2', { weight: '30' })];
    expect(found(planOf(a, workResult('b', { indicators })))).toEqual(['weights-sum /workResults/1/indicators']);
  });
});

describe('counts', () => {
  it.each([
    ['none', planOf(), ['too-few-work-results /workResults', 'no-main-work-result /workResults']],
    ['one', planOf(workResult('a', { weight: '100' })), ['too-few-work-results /workResults']],
    [
      'four',
      planOf(...['a', 'b', 'c', 'd'].map((id) => workResult(id, { weight: '25' }))),
      ['too-many-work-results /workResults'],
    ],
    [
      'no main one',
      planOf(workResult('a', { kind: 'additional' }), workResult('b', { kind: 'additional' })),
      ['no-main-work-result /workResults'],
    ],
    [
      'one without indicators',
      planOf(a, workResult('b', { indicators: [] })),
      ['no-indicator /workResults/1/indicators'],
    ],
  ])('of work results: %s', (_, plan, problems) => {
    expect(found(plan)).toEqual(problems);
  });

  it('of indicators are limited for each work result', () => {
    const indicators = ['40', '40', '20'].map((weight, i) => indicator(`i${i}`, { weight }));
    expect(found(planOf(a, workResult('b', { indicators })))).toEqual([
      'too-many-indicators /workResults/1/indicators',
    ]);
  });
});

describe('ids', () => {
  it('of work results are unique', () => {
    const twin = workResult('a', { indicators: [indicator('other')] });
    expect(found(planOf(a, twin))).toEqual(['duplicate-work-result /workResults/1/id']);
  });

  it('of indicators are unique in the whole plan, because a realisation names nothing else', () => {
    const indicators = [indicator('a-i1')];
    expect(found(planOf(a, workResult('b', { indicators })))).toEqual([
      'duplicate-indicator /workResults/1/indicators/0/id',
    ]);
  });

  it('allows one expectation per value', () => {
    const expectations = [
      { behaviour: 'loyal' as const, text: 'x' },
      { behaviour: 'adaptif' as const, text: 'y' },
      { behaviour: 'loyal' as const, text: 'z' },
    ];
    expect(found({ ...planOf(a, b), expectations })).toEqual(['duplicate-expectation /expectations/2/behaviour']);
  });
});

describe('targets', () => {
  const at = '/workResults/1/indicators/0';
  const range = (low: string, high: string) => ({ kind: 'range', low, high, formula: 'complement' }) as const;
  it.each<[string, Partial<Indicator>, string[]]>([
    ['0', { target: '0' }, [`target-not-positive ${at}/target`]],
    ['0 written long', { target: '0.000' }, [`target-not-positive ${at}/target`]],
    ['negative', { target: '-1' }, [`target-not-positive ${at}/target`]],
    [
      '0 complaints',
      { target: '0', polarisation: { kind: 'lower', formula: 'overrun' } },
      [`target-not-positive ${at}/target`],
    ],
    ['0 to 3 complaints', { target: '0', polarisation: range('0', '3') }, []],
    ['a single point', { target: '5', polarisation: range('5', '5.0') }, []],
    ['reversed', { target: '5', polarisation: range('6', '4') }, [`range-reversed ${at}/polarisation/high`]],
    ['below the range', { target: '3.9', polarisation: range('4', '6') }, [`target-outside-range ${at}/target`]],
    ['above the range', { target: '6.1', polarisation: range('4', '6') }, [`target-outside-range ${at}/target`]],
    ['only zero', { target: '0', polarisation: range('0', '0') }, [`range-without-positive-bound ${at}/polarisation`]],
    [
      'from below 0',
      { target: '1', polarisation: range('-1', '2') },
      [`range-without-positive-bound ${at}/polarisation`],
    ],
  ])('%s', (_, change, problems) => {
    expect(found(planOf(a, workResult('b', { indicators: [indicator('i', change)] })))).toEqual(problems);
  });
});
