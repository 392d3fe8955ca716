import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** What the checks of a rule set find (`domain/rules/check-rule-set.ts`), beside those that others share. */
export const ruleSetTexts = {
  'thresholds-order': t('Urutan ambang batas salah.', 'The thresholds are out of order.'),
  'out-of-bounds': t('Nilai ini di luar batas yang diizinkan.', 'The value lies outside what is allowed.'),
  'pattern-infeasible': t('Pola ini melebihi 100 %.', 'The pattern asks for more than everybody.'),
  'unknown-rule': t('Aturan ini tidak ada.', 'There is no such rule.'),
  'pattern-crossing': t(
    'Kelompok predikat dalam pola ini saling bersilangan.',
    'The sets of predicates of this pattern cross each other.',
  ),
  'unknown-training': t('Pelatihan ini tidak ada dalam katalog.', 'The catalogue has no such training.'),
  'year-not-covered': t('Kalender tidak memuat tahun ini.', 'The calendar does not cover this year.'),
  'year-without-holidays': t(
    'Kalender tahun ini belum memuat hari libur.',
    'The calendar knows no holiday of this year.',
  ),
};
