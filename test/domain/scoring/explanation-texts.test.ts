import { describe, expect, it } from 'vitest';
import { explanationLine, reasonTexts, stepTexts } from '../../../functions/contracts/explanation-texts.ts';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import { explanationCodes, explanationReasons } from '../../../functions/domain/scoring/explanation-codes.ts';

describe('texts', () => {
  it.each([
    ...explanationCodes.map((code) => [code, stepTexts[code]] as const),
    ...explanationReasons.map((reason) => [reason, reasonTexts[reason]] as const),
  ])('of %s exist in both languages', (_, { id, en }) => {
    expect(id.trim().length).toBeGreaterThan(3);
    expect(en.trim().length).toBeGreaterThan(3);
  });
});

describe('explanationLine', () => {
  const achievement: Explanation = {
    code: 'indicator-achievement',
    subject: 'rhk-1-i2',
    value: '47.838325',
    unit: 'percent',
    rounding: 'shown: 6',
    formula: 'max(0, 1 + (1 - R / T)) × 100',
    symbols: { R: '135.15', T: '88.82' },
    weight: '33.333333',
  };

  it.each<[string, Explanation, string, string]>([
    [
      'numbers with the comma of Indonesian',
      achievement,
      'Capaian indikator rhk-1-i2: 47,838325 % (bobot 33,333333 %) [R = 135,15; T = 88,82; max(0, 1 + (1 - R / T)) × 100]',
      'Achievement of the indicator rhk-1-i2: 47.838325 % (weight 33.333333 %) [R = 135.15; T = 88.82; max(0, 1 + (1 - R / T)) × 100]',
    ],
    [
      'ratings and reasons in words',
      { code: 'behaviour-rating', value: 'meets', unit: 'rating', reason: 'when-silent' },
      'Rating perilaku kerja: sesuai ekspektasi. Tidak ada umpan balik; diambil rating yang ditentukan aturan.',
      'Behaviour rating: meets expectation. There was no feedback; the rating laid down by the rules was taken.',
    ],
    [
      'a value of BerAKHLAK by its name',
      { code: 'weak-behaviour', subject: 'kompeten', value: '1.25', unit: 'points' },
      'Nilai BerAKHLAK di bawah ekspektasi Kompeten: 1,25',
      'Value of BerAKHLAK below expectation Competent: 1.25',
    ],
    [
      'what is missing as missing',
      { code: 'feedback-source', subject: 'subordinate', value: null, unit: 'points', reason: 'no-feedback' },
      'Umpan balik dari bawahan: –. Tidak ada umpan balik.',
      'Feedback from subordinates: –. There was no feedback.',
    ],
    [
      'the journal with its days',
      { code: 'activities', value: '60', unit: 'count', symbols: { days: '58' }, evidence: ['digest'] },
      'Laporan harian: 60 [hari = 58]',
      'Daily reports: 60 [days = 58]',
    ],
    [
      'the predicate in the words of the law',
      { code: 'predicate', value: 'kurang', unit: 'predicate', reason: 'forum' },
      'Predikat kinerja: Kurang (misconduct). Diubah oleh forum tim penilai kinerja.',
      'Predicate: Poor, misconduct (Kurang). Changed by the forum of the committee.',
    ],
  ])('writes %s', (_, node, id, en) => {
    expect(explanationLine(node, 'id')).toBe(id);
    expect(explanationLine(node, 'en')).toBe(en);
  });
});
