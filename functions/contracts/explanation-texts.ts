import type { Behaviour, FeedbackSource } from '../domain/execution/feedback.ts';
import type { Explanation } from '../domain/scoring/explanation.ts';
import type { ExplanationCode, ExplanationReason } from '../domain/scoring/explanation-codes.ts';
import type { Predicate, Rating } from '../domain/scoring/predicate.ts';
import type { Language } from './language.ts';
import { numericPredicateTexts, scoringReasonTexts, scoringStepTexts } from './scoring-texts.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** What each step of a calculation is called, in words that an employee can take to an objection. */
export const stepTexts: Record<ExplanationCode, Texts> = {
  ...scoringStepTexts,
  predicate: t('Predikat kinerja', 'Predicate'),
  'work-result-rating': t('Rating hasil kerja', 'Work-result rating'),
  'work-result-suggestion': t('Usulan rating hasil kerja', 'Suggested work-result rating'),
  'work-result-score': t('Capaian hasil kerja', 'Achievement of the plan'),
  'work-result-achievement': t('Capaian rencana hasil kerja', 'Achievement of the work result'),
  'indicator-achievement': t('Capaian indikator', 'Achievement of the indicator'),
  'indicator-judgement': t('Penilaian atas uraian indikator', 'Judgement of the described indicator'),
  'behaviour-rating': t('Rating perilaku kerja', 'Behaviour rating'),
  'behaviour-suggestion': t('Usulan rating perilaku kerja', 'Suggested behaviour rating'),
  'behaviour-score': t('Nilai umpan balik perilaku (1 sampai 3)', 'Feedback on behaviour (1 to 3)'),
  'feedback-source': t('Umpan balik dari', 'Feedback from'),
  'assigned-judgement': t('Penilaian pimpinan yang menugaskan', 'Judgement of the leader who assigned it'),
  'weak-behaviour': t('Nilai BerAKHLAK di bawah ekspektasi', 'Value of BerAKHLAK below expectation'),
  activities: t('Laporan harian', 'Daily reports'),
  segment: t('Penilaian bagian periode', 'Assessment of the part of the period'),
  'segment-rating': t('Rating bagian periode', 'Rating of the part of the period'),
  'segment-score': t('Capaian bagian periode', 'Achievement in the part of the period'),
  'unit-achievement': t('Capaian unit kerja', 'Achievement of the unit'),
  'unit-led': t('Rating unit kerja yang dipimpin', 'Rating of the unit led'),
};

/** Why a step has the value that it has, or none. */
export const reasonTexts: Record<ExplanationReason, Texts> = {
  ...scoringReasonTexts,
  reviewed: t('Ditetapkan oleh pejabat penilai kinerja.', 'Given by the appraiser.'),
  'departs-from-suggestion': t(
    'Ditetapkan oleh pejabat penilai kinerja, berbeda dari usulan perhitungan.',
    'Given by the appraiser, departing from the computed suggestion.',
  ),
  'assigning-leader': t(
    'Dinilai oleh pimpinan unit atau tim yang memberi penugasan.',
    'Judged by the leader of the unit or team that assigned it.',
  ),
  'awaits-assigning-leader': t(
    'Menunggu penilaian pimpinan yang memberi penugasan.',
    'Waits for the judgement of the leader who assigned it.',
  ),
  provisional: t(
    'Sementara, dari bukti yang ada: penilaian pejabat penilai tidak masuk sampai batas waktu.',
    'Provisional, from the evidence: the review of the appraiser had not come by the deadline.',
  ),
  forum: t('Diubah oleh forum tim penilai kinerja.', 'Changed by the forum of the committee.'),
  objection: t('Diubah atas keberatan pegawai.', 'Changed on the objection of the employee.'),
  cap: t('Dibatasi pada nilai tertinggi yang berlaku.', 'Held at the highest value that the rules allow.'),
  floor: t('Dinaikkan ke nilai terendah yang berlaku.', 'Raised to the lowest value that the rules allow.'),
  renormalised: t(
    'Bagian tanpa nilai tidak dihitung; bobotnya dibagi kepada bagian yang lain.',
    'Parts without a value are left out; their weight goes to the others.',
  ),
  'when-silent': t(
    'Tidak ada umpan balik; diambil rating yang ditentukan aturan.',
    'There was no feedback; the rating laid down by the rules was taken.',
  ),
  'when-unjudged': t(
    'Uraian capaian masuk tepat waktu dan tidak dinilai; diambil rating yang ditentukan aturan.',
    'What was achieved was described in time and not judged; the rating laid down by the rules was taken.',
  ),
  'own-duties-met': t(
    'Kewajiban pegawai terpenuhi: tanpa penilaian pejabat penilai, umpan balik saja tidak menurunkan rating.',
    'The employee did their part: without a review, feedback alone does not lower the rating.',
  ),
  'plan-carried': t(
    'SKP berlaku sebagaimana diajukan, karena tidak diputuskan sampai batas waktu.',
    'The plan counts as it was submitted, because it was not decided by the deadline.',
  ),
  'units-below': t(
    'Unit ini tidak mempunyai indikator kinerja sendiri; diambil rata-rata unit di bawahnya.',
    'The unit has no key indicators of its own; the mean of the units below it was taken.',
  ),
  'unit-binds': t(
    'Rating hasil kerja pimpinan unit adalah capaian unit yang dipimpin.',
    'The work-result rating of the head is the achievement of the unit led.',
  ),
  'unit-without-achievement': t(
    'Unit yang dipimpin belum mempunyai capaian; SKP pimpinan yang dinilai.',
    "The unit led has no achievement; the head's own plan was taken.",
  ),
  'no-key-indicators': t('Unit ini tidak mempunyai indikator kinerja.', 'The unit has no key indicators.'),
  'no-plan': t('Tidak ada SKP yang berlaku.', 'There is no plan in force.'),
  'no-realisation': t('Realisasi belum dilaporkan.', 'No realisation was reported.'),
  'not-reported': t('Indikator ini belum dilaporkan.', 'This indicator was not reported.'),
  'awaits-judgement': t(
    'Uraian capaian menunggu penilaian pejabat penilai.',
    'The description waits for the judgement of the appraiser.',
  ),
  'target-zero': t('Target nol: capaian tidak dapat dihitung.', 'The target is zero: nothing can be calculated.'),
  'target-negative': t(
    'Target negatif: capaian tidak dapat dihitung.',
    'The target is negative: nothing can be calculated.',
  ),
  blocked: t(
    'Ada bagian tanpa nilai; menurut aturan tidak ada yang dihitung.',
    'A part has no value; by the rules nothing is calculated then.',
  ),
  'not-yet-assessable': t(
    'Ada bagian tanpa nilai; menurut aturan belum dapat dinilai.',
    'A part has no value; by the rules it cannot be assessed yet.',
  ),
  'nothing-calculable': t('Tidak ada bagian yang bernilai.', 'No part has a value.'),
  'no-feedback': t('Tidak ada umpan balik.', 'There was no feedback.'),
  'below-threshold': t(
    'Terlalu sedikit yang memberi umpan balik untuk ditampilkan tanpa nama; tidak dihitung.',
    'Too few gave feedback for it to be shown without names; it does not count.',
  ),
};

export const ratingTexts: Record<Rating, Texts> = {
  below: t('di bawah ekspektasi', 'below expectation'),
  meets: t('sesuai ekspektasi', 'meets expectation'),
  above: t('di atas ekspektasi', 'above expectation'),
};

/** The law's own words; Kurang is the predicate of misconduct. */
export const predicateTexts: Record<Predicate, Texts> = {
  'sangat-baik': t('Sangat Baik', 'Excellent (Sangat Baik)'),
  baik: t('Baik', 'Good (Baik)'),
  'butuh-perbaikan': t('Butuh Perbaikan', 'Needs improvement (Butuh Perbaikan)'),
  kurang: t('Kurang (misconduct)', 'Poor, misconduct (Kurang)'),
  'sangat-kurang': t('Sangat Kurang', 'Very poor (Sangat Kurang)'),
};

export const behaviourTexts: Record<Behaviour, Texts> = {
  'berorientasi-pelayanan': t('Berorientasi pelayanan', 'Service-oriented'),
  akuntabel: t('Akuntabel', 'Accountable'),
  kompeten: t('Kompeten', 'Competent'),
  harmonis: t('Harmonis', 'Harmonious'),
  loyal: t('Loyal', 'Loyal'),
  adaptif: t('Adaptif', 'Adaptive'),
  kolaboratif: t('Kolaboratif', 'Collaborative'),
};

export const feedbackSourceTexts: Record<FeedbackSource | 'public', Texts> = {
  appraiser: t('pejabat penilai', 'the appraiser'),
  peer: t('rekan setingkat', 'peers'),
  subordinate: t('bawahan', 'subordinates'),
  public: t('masyarakat', 'the public'),
};

/** Names of what a node may be about, where it is no part of somebody's plan. */
export const subjectTexts = new Map<string, Texts>([
  ...Object.entries(behaviourTexts),
  ...Object.entries(feedbackSourceTexts),
]);
const valueTexts = new Map<string, Texts>([...Object.entries(ratingTexts), ...Object.entries(predicateTexts)]);

const weightWord = t('bobot', 'weight');

/** Decimals are stored with a point; Indonesian writes a comma. */
export const numberText = (decimal: string, language: Language): string =>
  language === 'id' ? decimal.replace('.', ',') : decimal;

const numericTexts = new Map<string, Texts>(Object.entries(numericPredicateTexts));

/** The value of a node in words: a rating or predicate by its name, a number as the language writes it. */
export const valueText = ({ code, value, unit }: Explanation, language: Language): string => {
  if (value === null) return '–';
  switch (unit) {
    case 'predicate':
      if (code === 'numeric-predicate') return numericTexts.get(value)?.[language] ?? value;
      return valueTexts.get(value)?.[language] ?? value;
    case 'rating':
      return valueTexts.get(value)?.[language] ?? value;
    case 'percent':
      return `${numberText(value, language)} %`;
    case 'ratio':
    case 'count':
    case 'number':
    case 'points':
      return numberText(value, language);
  }
};

const symbolWords = new Map<string, Texts>([
  ['n', t('jumlah', 'number')],
  ['days', t('hari', 'days')],
]);

/** ` [R = 23; T = 24; R / T × 100]`: the formula after the values that it was applied to. */
const reckoning = ({ symbols = {}, formula }: Explanation, language: Language): string => {
  const values = Object.entries(symbols).map(
    ([symbol, value]) => `${symbolWords.get(symbol)?.[language] ?? symbol} = ${numberText(value, language)}`,
  );
  if (values.length === 0) return '';
  return ` [${[...values, ...(formula === undefined ? [] : [formula])].join('; ')}]`;
};

/**
 * One node as a line for people, without its inputs: what, about what, value, share, the numbers behind it, and why. Ids of work results and
 * indicators stay as they are; whoever shows the tree knows their texts from the plan.
 */
export const explanationLine = (node: Explanation, language: Language): string => {
  const subject = node.subject === undefined ? '' : ` ${subjectTexts.get(node.subject)?.[language] ?? node.subject}`;
  const weight = node.weight === undefined ? '' : ` (${weightWord[language]} ${numberText(node.weight, language)} %)`;
  const reason = node.reason === undefined ? '' : `. ${reasonTexts[node.reason][language]}`;
  return `${stepTexts[node.code][language]}${subject}: ${valueText(node, language)}${weight}${reckoning(node, language)}${reason}`;
};
