import type { ExplanationCode, ExplanationReason } from '../domain/scoring/explanation-codes.ts';
import type { Predicate } from '../domain/scoring/predicate.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** Steps of long periods and of the numeric regime; the others stand in `explanation-texts.ts`. */
export const scoringStepTexts = {
  'period-aggregate': t('Nilai dari periode-periode', 'Value over the periods'),
  'period-target': t('Target SKP tahunan untuk periode ini', 'Target of the annual plan for this period'),
  'period-value': t('Realisasi pada periode', 'Realisation in the period'),
  'numeric-predicate': t('Predikat kinerja menurut angka', 'Predicate by number'),
  'numeric-total': t('Nilai kinerja', 'Performance total'),
  'numeric-work': t('Nilai SKP', 'Number of the plan'),
  'numeric-behaviour': t('Nilai perilaku kerja', 'Number of behaviour'),
  'new-idea': t('Ide baru yang bermanfaat', 'New idea of benefit'),
} as const satisfies Partial<Record<ExplanationCode, Texts>>;

export const scoringReasonTexts = {
  'incomplete-report': t(
    'Pegawai tidak melaporkan semua indikator: dihitung dari yang dilaporkan, dan usulan rating dibatasi aturan.',
    'The employee did not report every indicator: the reported ones count, and the rules limit the rating suggested.',
  ),
  'coverage-too-small': t(
    'Terlalu sedikit bobot SKP yang dilaporkan; menurut aturan tidak ada angkanya.',
    'Too little of the weight of the plan was reported; by the rules there is no number.',
  ),
  'from-periods': t(
    'Diambil dari laporan periode-periode di dalamnya.',
    'Taken from the reports of the periods within it.',
  ),
  'differs-from-periods': t(
    'Laporan pegawai untuk periode ini berbeda dari laporan periode-periode di dalamnya; yang dihitung laporan pegawai.',
    'The report for this period differs from those of the periods within it; the report for this period counts.',
  ),
  'period-missing': t('Ada periode yang tidak dilaporkan.', 'A period was not reported.'),
  'period-uncovered': t(
    'Periode-periode itu tidak mencakup seluruh periode; jumlahnya tidak dapat dihitung.',
    'The periods are not the whole of the period; there is no sum of them.',
  ),
  'moved-to-rating': t(
    'Digeser ke angka terdekat yang sesuai dengan rating yang ditetapkan.',
    'Moved to the nearest number that has the rating given.',
  ),
  'number-of-rating': t(
    'Tidak ada yang terukur; diambil angka yang ditentukan aturan untuk rating ini.',
    'Nothing was measured; the number that the rules give to this rating was taken.',
  ),
  'new-idea-confirmed': t('Diakui oleh pejabat yang menetapkan.', 'Confirmed by the one who decided.'),
  'new-idea-claimed': t(
    'Dinyatakan pegawai; penilaian pejabat penilai tidak masuk sampai batas waktu.',
    'Claimed by the employee; the review of the appraiser had not come by the deadline.',
  ),
  'no-new-idea': t('Tidak ada ide baru yang diakui.', 'No new idea was confirmed.'),
} as const satisfies Partial<Record<ExplanationReason, Texts>>;

/** The words of PP 30/2019 art. 41: Cukup is what PermenPANRB 6/2022 calls Butuh Perbaikan, and Kurang is a number, no misconduct. */
export const numericPredicateTexts: Record<Predicate, Texts> = {
  'sangat-baik': t('Sangat Baik', 'Excellent (Sangat Baik)'),
  baik: t('Baik', 'Good (Baik)'),
  'butuh-perbaikan': t('Cukup', 'Fair (Cukup)'),
  kurang: t('Kurang', 'Poor (Kurang)'),
  'sangat-kurang': t('Sangat Kurang', 'Very poor (Sangat Kurang)'),
};
