import { describe, expect, it } from 'vitest';
import { checkTarget } from '../../../functions/domain/planning/check-target.ts';
import { draftOfRows } from '../../../functions/domain/planning/draft-of-rows.ts';
import type { DraftRow } from '../../../functions/domain/planning/draft-row.ts';
import { readIndicatorRow } from '../../../functions/domain/planning/read-indicator-row.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { measured } from '../../support/plans.ts';

const empty: DraftRow = {
  ...{ form: null, workResult: null, workResultKind: null, workResultText: null, workResultWeight: null },
  ...{ serves: null, servesText: null, perspective: null, assignment: null, indicator: null, indicatorText: null },
  ...{ aspect: null, target: null, measure: null, polarisation: null, formula: null, low: null, high: null },
  ...{ aggregation: null, scale: null, shareOf: null, success: null, indicatorWeight: null },
};
const full: DraftRow = {
  ...empty,
  ...{ indicator: 'i1', indicatorText: 'Jumlah dokumen', indicatorWeight: '100' },
  ...{ aspect: 'quantity', target: '12', measure: 'dokumen' },
};
const indicator = {
  ...{ id: 'i1', text: 'Jumlah dokumen', weight: '100', aspect: 'quantity', target: '12', measure: 'dokumen' },
  polarisation: { kind: 'higher' },
};

describe('the cells of an indicator', () => {
  it.each<[string, Partial<DraftRow>, object]>([
    ['no more than must be said', {}, indicator],
    ['how periods add up', { aggregation: 'mean' }, { ...indicator, aggregation: 'mean' }],
    ['what kind of number it is', { scale: 'rate' }, { ...indicator, scale: 'rate' }],
    ['whose target it shares', { shareOf: 'kunjungan' }, { ...indicator, shareOf: 'kunjungan' }],
    [
      'a range',
      { polarisation: 'range', formula: 'ratio', low: '1', high: '20' },
      { ...indicator, polarisation: { kind: 'range', low: '1', high: '20', formula: 'ratio' } },
    ],
    [
      'success in words, and nothing measured beside it',
      { success: 'Mandiri' },
      { id: 'i1', text: 'Jumlah dokumen', weight: '100', success: 'Mandiri' },
    ],
  ])('say %s', (_, over, expected) => {
    expect(readIndicatorRow({ ...full, ...over })).toStrictEqual({ indicator: expected });
  });

  it.each<[Partial<DraftRow>, string[]]>([
    [{ indicator: null }, ['indicator']],
    [{ indicatorText: null }, ['indicatorText']],
    [{ indicatorWeight: null }, ['indicatorWeight']],
    [
      { indicator: null, indicatorText: null, indicatorWeight: null },
      ['indicator', 'indicatorText', 'indicatorWeight'],
    ],
    [{ aspect: null }, ['aspect']],
    [{ target: null }, ['target']],
    [{ measure: null }, ['measure']],
    [{ aspect: null, target: null, measure: null }, ['aspect', 'target', 'measure']],
    [{ polarisation: 'lower' }, ['formula']],
    [{ polarisation: 'range', low: '1', high: '2' }, ['formula']],
    [{ polarisation: 'range', formula: 'ratio', high: '2' }, ['low']],
    [{ polarisation: 'range', formula: 'ratio', low: '1' }, ['high']],
    [{ polarisation: 'range' }, ['formula', 'low', 'high']],
  ])('with %j lack %j', (over, missing) => {
    expect(readIndicatorRow({ ...full, ...over })).toStrictEqual({ missing });
  });
});

describe('the cells of a work result', () => {
  const line = (over: Partial<DraftRow>): DraftRow => ({ ...full, workResult: 'w1', ...over });
  const head = { workResultText: 'Dokumen tersedia', workResultWeight: '100' };
  const read = (...rows: DraftRow[]) =>
    draftOfRows(
      rows.map((value, i) => ({ row: i + 2, value })),
      defaultRuleSet,
    );
  const told = (...rows: DraftRow[]) =>
    [...read(...rows).problems, ...read(...rows).unfinished].map(({ row, column, code }) => [row, column, code]);

  it.each<[string, Partial<DraftRow>, object]>([
    ['no more than must be said', {}, { serves: null }],
    ['the assignment it comes from', { assignment: 'work-1' }, { serves: null, assignment: 'work-1' }],
    ['a perspective', { perspective: 'budget' }, { serves: null, perspective: 'budget' }],
    ['words that it serves', { servesText: 'Mutu' }, { serves: { kind: 'provisional', text: 'Mutu' } }],
  ])('say %s', (_, over, more) => {
    expect(read(line({ ...head, ...over }))).toStrictEqual({
      plan: {
        form: 'quantitative',
        workResults: [
          {
            ...{ id: 'w1', kind: 'main', text: head.workResultText, weight: '100', indicators: [indicator] },
            ...more,
          },
        ],
        expectations: [],
        attachments: null,
      },
      problems: [],
      unfinished: [],
    });
  });

  it('may stand in a later line', () => {
    const { plan } = read(
      line({ indicatorWeight: '50' }),
      line({ ...head, indicator: 'i2', indicatorWeight: '50', perspective: 'budget' }),
    );
    expect(plan?.workResults).toMatchObject([{ text: head.workResultText, weight: '100', perspective: 'budget' }]);
  });

  it.each<[string, DraftRow[], [number, string | null, string][]]>([
    ['no weight', [line({ workResultText: 'x' })], [[2, 'workResultWeight', 'required']]],
    [
      'neither text nor weight, beside another that has both',
      [line(head), line({ workResult: 'w2', indicator: 'i2' })],
      [
        [3, 'workResultText', 'required'],
        [3, 'workResultWeight', 'required'],
      ],
    ],
    [
      'two forms',
      [line({ ...head, form: 'quantitative' }), line({ indicator: 'i2', form: 'qualitative' })],
      [[3, 'form', 'contradicts-row']],
    ],
    [
      'two assignments',
      [line({ ...head, assignment: 'a' }), line({ indicator: 'i2', assignment: 'b' })],
      [[3, 'assignment', 'contradicts-row']],
    ],
    [
      'a weight of nothing in the second',
      [line(head), line({ workResult: 'w2', indicator: 'i2', workResultText: 'x', workResultWeight: '0' })],
      [[3, 'workResultWeight', 'weight-not-positive']],
    ],
    [
      'the fault in the second line of the second',
      [
        line({ ...head, workResultWeight: '50' }),
        line({ workResult: 'w2', indicator: 'i2', workResultText: 'x', workResultWeight: '50', indicatorWeight: '50' }),
        line({
          workResult: 'w2',
          indicator: 'i3',
          indicatorWeight: '50',
          polarisation: 'range',
          formula: 'ratio',
          low: '-1',
          high: '12',
        }),
      ],
      [[4, 'low', 'range-without-positive-bound']],
    ],
    [
      'weights of indicators that sum to something else, told of the work result',
      [
        line(head),
        line({ workResult: 'w2', indicator: 'i2', workResultText: 'x', workResultWeight: '5', indicatorWeight: '9' }),
      ],
      [
        [2, null, 'weights-sum'],
        [3, null, 'weights-sum'],
      ],
    ],
    [
      'one in words among numbers',
      [line({ ...head, indicatorWeight: '50' }), line({ indicator: 'i2', indicatorWeight: '50', success: 'x' })],
      [[2, null, 'indicator-form']],
    ],
  ])('with %s', (_, rows, expected) => {
    expect(told(...rows)).toEqual(expected);
  });

  it('in words make the plan one in words only where the form is not said', () => {
    const words = line({ ...head, indicatorWeight: '50', success: 'x' });
    const number = line({ indicator: 'i2', indicatorWeight: '50' });
    expect(told(words, number)).toEqual([[3, null, 'indicator-form']]);
    expect(read(line({ ...head, form: 'qualitative', success: 'x' })).plan?.form).toBe('qualitative');
  });

  it('are named by the line that says something else', () => {
    const { problems } = read(line(head), line({ indicator: 'i2' }), line({ indicator: 'i3', workResultWeight: '9' }));
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([[4, 'row 2 says something else of the same']]);
  });
});

describe('what kind of number an indicator is', () => {
  it.each([
    [undefined, 'sum', true],
    ['amount', 'sum', true],
    ['amount', 'mean', true],
    ['rate', 'sum', false],
    ['rate', 'mean', true],
    ['rate', 'last', true],
    ['rate', undefined, true],
    ['grade', 'sum', false],
    ['grade', 'mean', false],
    ['grade', 'last', true],
  ] as const)('%s may be taken by %s: %s', (scale, aggregation, allowed) => {
    const one = measured('i', {
      ...(scale === undefined ? {} : { scale }),
      ...(aggregation === undefined ? {} : { aggregation }),
    });
    const found = checkTarget(one, '/i').map(({ pointer, code }) => `${code} ${pointer}`);
    expect(found).toEqual(allowed ? [] : ['aggregation-of-scale /i/aggregation']);
  });
});
