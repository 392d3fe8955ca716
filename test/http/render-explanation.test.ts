import { describe, expect, it } from 'vitest';
import { explainedResult } from '../../functions/contracts/explained.ts';
import { type RenderedExplanation, renderExplanation } from '../../functions/contracts/render-explanation.ts';
import { formulaText, roundingText, sourceText, symbolText } from '../../functions/contracts/term-texts.ts';
import type { Explanation } from '../../functions/domain/scoring/explanation.ts';
import { scoreCase } from '../../functions/domain/scoring/score-case.ts';
import { anyCase, createDice } from '../domain/scoring/oracle/random-case.ts';

const allOf = (tree: RenderedExplanation): RenderedExplanation[] => [tree, ...(tree.inputs ?? []).flatMap(allOf)];

describe('a rendered tree', () => {
  it('has words in both languages for everything a calculation can say, and fits the contract', () => {
    const dice = createDice(3);
    for (let i = 0; i < 300; i++) {
      const { explanation } = scoreCase(anyCase(dice));
      const tree = renderExplanation(explanation);
      const answer = { cycleId: 'c', employeeId: 'e', version: 1, ruleSetVersion: '2026.1', tree };
      expect(explainedResult.parse(answer)).toEqual(answer);
      for (const node of allOf(tree)) {
        const said = [node.title, node.line, node.source, node.reason, node.rounding].flatMap((text) => text ?? []);
        expect(said.filter(({ id, en }) => id.trim() === '' || en.trim() === '')).toEqual([]);
        expect([node.title, node.reason].flatMap((text) => text ?? []).filter(({ id, en }) => id === en)).toEqual([]);
      }
    }
  });

  it('gives the parts that have a value their share of the whole', () => {
    const part = (value: string | null, weight: string) =>
      ({ code: 'feedback-source', subject: 'peer', value, unit: 'points', weight }) as const;
    const tree = renderExplanation({
      code: 'behaviour-score',
      value: '2.00',
      unit: 'points',
      inputs: [part('2', '60'), part(null, '20'), part('2', '20')],
    });
    expect(tree.inputs?.map(({ weight, share }) => [weight, share])).toEqual([
      ['60', '75.00'],
      ['20', undefined],
      ['20', '25.00'],
    ]);
  });

  it('calls the subjects by the names of the plan, and the values by those of the house', () => {
    const names = new Map([['i1', 'Jumlah kunjungan']]);
    const named = renderExplanation(
      { code: 'indicator-achievement', subject: 'i1', value: '1', unit: 'percent' },
      names,
    );
    expect(named.about).toEqual({ id: 'Jumlah kunjungan', en: 'Jumlah kunjungan' });
    const value = renderExplanation({ code: 'weak-behaviour', subject: 'kompeten', value: '1', unit: 'points' });
    expect(value.about).toEqual({ id: 'Kompeten', en: 'Competent' });
  });

  it('names the predicates of PP 30/2019 as that law does, and Kurang there is no misconduct', () => {
    const shown = (value: string, code: 'predicate' | 'numeric-predicate') =>
      renderExplanation({ code, value, unit: 'predicate' }).shown.id;
    expect([shown('butuh-perbaikan', 'numeric-predicate'), shown('kurang', 'numeric-predicate')]).toEqual([
      'Cukup',
      'Kurang',
    ]);
    expect([shown('butuh-perbaikan', 'predicate'), shown('kurang', 'predicate')]).toEqual([
      'Butuh Perbaikan',
      'Kurang (misconduct)',
    ]);
  });
});

describe('terms', () => {
  it.each([
    ['PP 30/2019 art. 41', 'PP 30/2019 Pasal 41', 'PP 30/2019 art. 41'],
    ['PermenPANRB 6/2022, annex', 'PermenPANRB 6/2022, lampiran', 'PermenPANRB 6/2022, annex'],
    ['SKP', 'Disepakati dalam SKP', 'Agreed in the plan (SKP)'],
    [
      'rules: behaviour.weights',
      'Aturan instansi: bobot sumber umpan balik',
      'Rules of the agency: weights of the sources of feedback',
    ],
  ])('the source %s', (source, id, en) => {
    expect(sourceText(source)).toEqual({ id, en });
  });

  it('every setting that a calculation names has words of its own', () => {
    const dice = createDice(9);
    const named = new Set<string>();
    const collect = (node: Explanation): void => {
      if (node.source?.startsWith('rules: ')) named.add(node.source);
      node.inputs?.forEach(collect);
    };
    for (let i = 0; i < 300; i++) collect(scoreCase(anyCase(dice)).explanation);
    expect(named.size).toBeGreaterThan(6);
    expect([...named].filter((source) => sourceText(source).id.includes(source.slice('rules: '.length)))).toEqual([]);
  });

  it('a formula speaks the language, and writes its decimals', () => {
    const formula = 'above > 100.5; meets >= 90; below';
    expect(formulaText(formula, false, 'id')).toBe(
      'di atas ekspektasi > 100,5; sesuai ekspektasi >= 90; di bawah ekspektasi',
    );
    expect(formulaText(formula, false, 'en')).toBe(
      'above expectation > 100.5; meets expectation >= 90; below expectation',
    );
    const numeric = 'sangat-baik >= 110 + I; butuh-perbaikan >= 70; kurang >= 50';
    expect(formulaText(numeric, true, 'id')).toBe('Sangat Baik >= 110 + ide baru; Cukup >= 70; Kurang >= 50');
    expect(formulaText('max(0, 1 + (1 - R / T)) × 100', false, 'id')).toBe('max(0, 1 + (1 - R / T)) × 100');
  });

  it('a rounding says whether it counts or only shows', () => {
    expect(roundingText('half-up, 2').en).toBe('Rounded to 2 decimals, halves up.');
    expect(roundingText('shown: 6').en).toContain('exact value');
    expect(symbolText('R')).toEqual({ id: 'realisasi', en: 'realisation' });
  });
});
