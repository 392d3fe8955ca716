import { predicateTexts, ratingTexts } from './explanation-texts.ts';
import type { Language } from './language.ts';
import { numericPredicateTexts } from './scoring-texts.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** What the symbols of a formula stand for. */
const symbolTexts = new Map<string, Texts>([
  ['R', t('realisasi', 'realisation')],
  ['T', t('target', 'target')],
  ['L', t('batas bawah', 'lower bound')],
  ['H', t('batas atas', 'upper bound')],
  ['A', t('bagian bobot yang dinilai di atas ekspektasi', 'share of the weight judged above expectation')],
  ['B', t('bagian bobot yang dinilai di bawah ekspektasi', 'share of the weight judged below expectation')],
  ['b', t('nilai perilaku (1 sampai 3)', 'points of behaviour (1 to 3)')],
  ['n', t('jumlah', 'number')],
  ['m', t('bulan dalam periode ini', 'months of this period')],
  ['M', t('bulan yang direncanakan dalam SKP', 'months that the plan is for')],
  ['d', t('hari dalam periode ini', 'days of this period')],
  ['D', t('hari yang direncanakan dalam SKP', 'days that the plan is for')],
  ['days', t('hari', 'days')],
  ['share', t('bagian dari seluruh periode', 'share of the whole period')],
]);
export const symbolText = (symbol: string): Texts => symbolTexts.get(symbol) ?? t(symbol, symbol);

/** Settings of a rule set, by what stands behind `rules:`. */
const settingTexts: [start: string, Texts][] = [
  ['workResult', t('ambang rating hasil kerja', 'thresholds of the work-result rating')],
  ['behaviour.weights', t('bobot sumber umpan balik', 'weights of the sources of feedback')],
  ['behaviour', t('ambang rating perilaku', 'thresholds of the behaviour rating')],
  [
    'missingComponent = renormalise',
    t('bagian tanpa nilai: bobotnya dibagi', 'a part without a value: its weight is shared'),
  ],
  ['missingComponent = block', t('bagian tanpa nilai: tidak ada hasil', 'a part without a value: no result')],
  [
    'missingComponent = not-yet-assessable',
    t('bagian tanpa nilai: belum dapat dinilai', 'a part without a value: not yet assessable'),
  ],
  ['segments', t('penggabungan bagian-bagian periode', 'how the parts of a period are combined')],
  ['units', t('capaian unit kerja', 'achievement of units')],
  ['provisional from evidence', t('penilaian sementara dari bukti', 'provisional from evidence')],
  [
    'numeric.weights.heard',
    t(
      'bobot SKP dan perilaku, rekan dan bawahan didengar',
      'weights of plan and behaviour, peers and subordinates heard',
    ),
  ],
  ['numeric.weights.plain', t('bobot SKP dan perilaku', 'weights of plan and behaviour')],
  ['numeric.workNumbers', t('angka untuk rating hasil kerja', 'numbers of the work-result ratings')],
  ['numeric.behaviourNumbers', t('angka untuk nilai perilaku', 'numbers of the points of behaviour')],
];

const settingText = (setting: string): Texts => {
  const found = settingTexts.find(([start]) => setting.startsWith(start))?.[1] ?? t(setting, setting);
  return t(`Aturan instansi: ${found.id}`, `Rules of the agency: ${found.en}`);
};

/** The article of law or the setting that a step rests on, as people cite it. */
export const sourceText = (source: string): Texts => {
  if (source.startsWith('rules: ')) return settingText(source.slice('rules: '.length));
  if (source === 'SKP') return t('Disepakati dalam SKP', 'Agreed in the plan (SKP)');
  return t(source.replace(/\bart\. /g, 'Pasal ').replace(/\bannex\b/g, 'lampiran'), source);
};

/** How a figure was rounded: the one declared step, or only its showing. */
export const roundingText = (rounding: string): Texts => {
  const shown = /^shown: (\d+)$/.exec(rounding)?.[1];
  if (shown !== undefined) {
    return t(
      `Ditampilkan sampai ${shown} desimal; perhitungan berlanjut dengan nilai utuhnya.`,
      `Shown to ${shown} decimals; the calculation goes on with the exact value.`,
    );
  }
  const decimals = /^half-up, (\d+)$/.exec(rounding)?.[1];
  if (decimals === undefined) return t(rounding, rounding);
  return t(`Dibulatkan ke ${decimals} desimal, setengah ke atas.`, `Rounded to ${decimals} decimals, halves up.`);
};

const wordsOf = (predicates: Record<string, Texts>): Map<string, Texts> =>
  new Map([
    ...Object.entries(ratingTexts),
    ...Object.entries(predicates),
    ['matrix(work result, behaviour)', t('matriks(hasil kerja, perilaku)', 'matrix(work result, behaviour)')],
    ['I', t('ide baru', 'new idea')],
  ]);
const words = wordsOf(predicateTexts);
const numericWords = wordsOf(numericPredicateTexts);

const word =
  /matrix\(work result, behaviour\)|\b(?:sangat-baik|sangat-kurang|butuh-perbaikan|baik|kurang|above|meets|below|I)\b/g;

/** A formula with its words in a language, and its decimals as that language writes them. */
export const formulaText = (formula: string, numeric: boolean, language: Language): string => {
  const known = numeric ? numericWords : words;
  const said = formula.replace(word, (term) => known.get(term)?.[language] ?? term);
  return language === 'id' ? said.replace(/(\d)\.(\d)/g, '$1,$2') : said;
};
