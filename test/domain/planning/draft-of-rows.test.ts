import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOfRows } from '../../../functions/domain/planning/draft-of-rows.ts';
import type { DraftRow } from '../../../functions/domain/planning/draft-row.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';

const empty: DraftRow = {
  ...{ form: null, workResult: null, workResultKind: null, workResultText: null, workResultWeight: null },
  ...{ serves: null, servesText: null, perspective: null, assignment: null, indicator: null, indicatorText: null },
  ...{ aspect: null, target: null, measure: null, polarisation: null, formula: null, low: null, high: null },
  ...{ aggregation: null, scale: null, shareOf: null, success: null, indicatorWeight: null },
};
const line = (workResult: string, indicator: string, over: Partial<DraftRow> = {}): DraftRow => ({
  ...empty,
  ...{ workResult, indicator, indicatorText: 'Jumlah dokumen', aspect: 'quantity', target: '12', measure: 'dokumen' },
  indicatorWeight: '100',
  ...over,
});
const head = { workResultText: 'Dokumen tersedia', workResultWeight: '60' };
const read = (...rows: DraftRow[]) =>
  draftOfRows(
    rows.map((value, i) => ({ row: i + 2, value })),
    defaultRuleSet,
  );
const problems = (...rows: DraftRow[]) => read(...rows).problems.map(({ row, column, code }) => [row, column, code]);

describe('lines of a table', () => {
  it('become a plan: the work result stands in its first line, or in all', () => {
    const { plan, unfinished } = read(
      line('w1', 'i1', { ...head, indicatorWeight: '50', serves: 'chief-1', aggregation: 'sum' }),
      line('w1', 'i2', { ...head, indicatorWeight: '50', polarisation: 'lower', formula: 'ratio' }),
      line('w2', 'i3', {
        workResultText: 'Data',
        workResultWeight: '40',
        servesText: 'Mutu layanan',
        perspective: 'budget',
      }),
    );
    expect(unfinished).toEqual([]);
    expect(plan).toMatchObject({
      form: 'quantitative',
      workResults: [
        {
          id: 'w1',
          kind: 'main',
          weight: '60',
          serves: { kind: 'superior', workResultId: 'chief-1' },
          indicators: [
            { id: 'i1', polarisation: { kind: 'higher' }, aggregation: 'sum' },
            { id: 'i2', polarisation: { kind: 'lower', formula: 'ratio' } },
          ],
        },
        { id: 'w2', serves: { kind: 'provisional', text: 'Mutu layanan' }, perspective: 'budget' },
      ],
    });
  });

  it('that describe success make a plan in words', () => {
    const words = { aspect: null, target: null, measure: null, success: 'Peserta mandiri' };
    expect(read(line('w1', 'i1', { ...head, workResultWeight: '100', ...words })).plan).toMatchObject({
      form: 'qualitative',
      workResults: [{ indicators: [{ id: 'i1', success: 'Peserta mandiri' }] }],
    });
  });

  it('may leave a draft unfinished, and are told what is missing', () => {
    const { plan, unfinished } = read(line('w1', 'i1', { ...head, workResultKind: 'additional' }));
    expect(plan?.workResults).toHaveLength(1);
    expect(unfinished.map(({ row, code }) => [row, code])).toEqual([
      [2, 'no-main-work-result'],
      [2, 'weights-sum'],
    ]);
  });

  it.each<[string, DraftRow[], [number, string | null, string][]]>([
    ['no work result', [line('w1', 'i1', { ...head, workResult: null })], [[2, 'workResult', 'required']]],
    ['no text', [line('w1', 'i1', { workResultWeight: '60' })], [[2, 'workResultText', 'required']]],
    ['no target', [line('w1', 'i1', { ...head, target: null })], [[2, 'target', 'required']]],
    ['no formula', [line('w1', 'i1', { ...head, polarisation: 'lower' })], [[2, 'formula', 'required']]],
    [
      'a range without bounds',
      [line('w1', 'i1', { ...head, polarisation: 'range', formula: 'ratio' })],
      [
        [2, 'low', 'required'],
        [2, 'high', 'required'],
      ],
    ],
    [
      'a contradiction',
      [line('w1', 'i1', head), line('w1', 'i2', { workResultWeight: '50' })],
      [[3, 'workResultWeight', 'contradicts-row']],
    ],
    ['a target of zero', [line('w1', 'i1', { ...head, target: '0' })], [[2, 'target', 'target-not-positive']]],
    [
      'a range upside down, in the second line',
      [
        line('w1', 'i1', { ...head, indicatorWeight: '50' }),
        line('w1', 'i2', { indicatorWeight: '50', polarisation: 'range', formula: 'ratio', low: '20', high: '10' }),
      ],
      [[3, 'high', 'range-reversed']],
    ],
    [
      'an indicator twice',
      [line('w1', 'i1', head), line('w2', 'i1', { workResultText: 'x', workResultWeight: '40' })],
      [[3, 'indicator', 'duplicate-indicator']],
    ],
    [
      'words among numbers',
      [line('w1', 'i1', { ...head, form: 'quantitative', success: 'x' })],
      [[2, null, 'indicator-form']],
    ],
    [
      'a weight of zero',
      [line('w1', 'i1', { ...head, indicatorWeight: '0' })],
      [[2, 'indicatorWeight', 'weight-not-positive']],
    ],
  ])('are refused with %s, by line and column', (_, rows, expected) => {
    const found = problems(...rows);
    for (const problem of expected) expect(found).toContainEqual(problem);
    expect(read(...rows).plan).toBeNull();
  });

  it('name a line of the table in every problem, wherever the fault is', () => {
    const broken = fc.constantFrom<Partial<DraftRow>>(
      { target: '0' },
      { indicator: 'i1' },
      { indicatorText: null },
      { polarisation: 'range' },
      { indicatorWeight: '0' },
      {},
    );
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 6 }), (faults) => {
        const rows = faults.map((fault, i) => line(`w${i % 2}`, `i${i}`, { ...head, ...fault }));
        const { problems: found, unfinished } = read(...rows);
        const named = [...found, ...unfinished].map(({ row }) => row);
        expect(named.filter((row) => row < 2 || row >= rows.length + 2)).toEqual([]);
      }),
    );
  });
});
