import type { RaterEstimate } from '../domain/rater-statistics/estimate.ts';
import type { RaterMeasure, RaterNorm } from '../domain/rater-statistics/rater-statistics.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });
type Told = Exclude<RaterEstimate, { verdict: 'cannot-tell' }>;
type Figures = Pick<Told, 'value' | 'low' | 'high' | 'ratings'>;

const decimal = (figure: number, language: Language, digits = 2): string => {
  const shown = figure.toFixed(digits).replace(/^-(0\.?0*)$/, '$1');
  return language === 'id' ? shown.replace('.', ',') : shown;
};
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What a measure is, so that a reader knows what the figure counts. */
export const measureTexts: Record<RaterMeasure, { title: Texts; meaning: Texts }> = {
  leniency: {
    title: t('Kelonggaran rating hasil kerja', 'Leniency in work-result ratings'),
    meaning: t(
      'Tingkat rating di atas (+) atau di bawah (-) yang diberikan penilai lain untuk bukti yang setara.',
      'Rating levels above (+) or below (-) what other appraisers give for like evidence.',
    ),
  },
  behaviourLeniency: {
    title: t('Kelonggaran rating perilaku', 'Leniency in behaviour ratings'),
    meaning: t(
      'Tingkat rating di atas (+) atau di bawah (-) yang diberikan penilai lain untuk pendapat rekan, bawahan dan masyarakat yang setara.',
      'Rating levels above (+) or below (-) what other appraisers give where colleagues and the public said alike.',
    ),
  },
  spread: {
    title: t('Sebaran rating', 'Spread of ratings'),
    meaning: t(
      'Ragam rating dibandingkan dengan yang diharapkan dari bukti; 1 berarti sama, mendekati 0 berarti semua orang dinilai sama.',
      'Variance of the ratings over the one that the evidence lets expect; 1 is equal, near 0 everybody is rated alike.',
    ),
  },
  halo: {
    title: t('Efek halo', 'Halo'),
    meaning: t(
      'Sejauh mana rating perilaku mengikuti rating hasil kerja melebihi yang dijelaskan bukti (0 tidak, 1 sepenuhnya).',
      'How far the behaviour rating goes with the work-result rating beyond what the evidence explains (0 not, 1 wholly).',
    ),
  },
  recency: {
    title: t('Bobot minggu-minggu terakhir', 'Weight of the last weeks'),
    meaning: t(
      'Tingkat rating tambahan bagi orang yang laporannya menumpuk di minggu-minggu terakhir, dengan bukti sepanjang periode yang setara.',
      'Rating levels gained by people whose reports lie in the last weeks, with like evidence over the whole period.',
    ),
  },
  copied: {
    title: t('Penilaian yang disalin', 'Copied ratings'),
    meaning: t(
      'Bagian penilaian yang mengulang rating dan kalimat periode sebelumnya untuk orang yang sama.',
      'Share of ratings that repeat those of the period before, with their words, for the same person.',
    ),
  },
};

/** Level figures carry their sign. */
const signed = (figure: number, language: Language): string => `${figure > 0 ? '+' : ''}${decimal(figure, language)}`;

const figureOf = (measure: RaterMeasure, figure: number, language: Language): string => {
  switch (measure) {
    case 'leniency':
    case 'behaviourLeniency':
    case 'recency':
      return signed(figure, language);
    case 'spread':
    case 'halo':
      return decimal(figure, language);
    case 'copied':
      return percent(figure);
  }
};

const findings: Record<RaterMeasure, Record<Told['verdict'], Texts>> = {
  leniency: {
    high: t('Lebih longgar daripada bukti dan rekan penilai', 'More lenient than the evidence and other appraisers'),
    low: t('Lebih ketat daripada bukti dan rekan penilai', 'More severe than the evidence and other appraisers'),
    usual: t('Tidak menonjol', 'Nothing stands out'),
  },
  behaviourLeniency: {
    high: t('Lebih longgar daripada pendapat orang lain', 'More lenient than what others said'),
    low: t('Lebih ketat daripada pendapat orang lain', 'More severe than what others said'),
    usual: t('Tidak menonjol', 'Nothing stands out'),
  },
  spread: {
    high: t('Lebih menyebar daripada buktinya', 'Wider than the evidence'),
    low: t(
      'Hampir semua orang dinilai sama meskipun buktinya berbeda',
      'Nearly everybody is rated alike though the evidence differs',
    ),
    usual: t('Tidak menonjol', 'Nothing stands out'),
  },
  halo: {
    high: t('Perilaku tampak dinilai dari hasil kerjanya', 'Behaviour seems rated by the work result'),
    low: t('Tidak menonjol', 'Nothing stands out'),
    usual: t('Tidak menonjol', 'Nothing stands out'),
  },
  recency: {
    high: t('Minggu-minggu terakhir tampak terlalu berbobot', 'The last weeks seem to weigh too much'),
    low: t('Tidak menonjol', 'Nothing stands out'),
    usual: t('Tidak menonjol', 'Nothing stands out'),
  },
  copied: {
    high: t('Sebagian besar penilaian disalin', 'Most ratings are copied'),
    low: t('Tidak menonjol', 'Nothing stands out'),
    usual: t('Tidak menonjol', 'Nothing stands out'),
  },
};

const told = (measure: RaterMeasure, verdict: Told['verdict'], { value, low, high, ratings }: Figures): Texts => {
  const say = (language: Language): [string, string, string] => [
    figureOf(measure, value, language),
    figureOf(measure, low, language),
    figureOf(measure, high, language),
  ];
  const [id, en] = [say('id'), say('en')];
  const finding = findings[measure][verdict];
  return t(
    `${finding.id}: ${id[0]} (antara ${id[1]} dan ${id[2]}, dari ${ratings} penilaian).`,
    `${finding.en}: ${en[0]} (between ${en[1]} and ${en[2]}, from ${ratings} ratings).`,
  );
};

/** One measure of one appraiser as a sentence; below the minimum it says that nothing can be said, and why. */
export const estimateText = (measure: RaterMeasure, estimate: RaterEstimate, minimumRatings: number): Texts => {
  if (estimate.verdict !== 'cannot-tell') return told(measure, estimate.verdict, estimate);
  const { ratings } = estimate;
  switch (estimate.reason) {
    case 'too-few-ratings':
      return t(
        `Belum dapat dikatakan: ${ratings} penilaian, padahal diperlukan ${minimumRatings}; penilaian berulang atas orang yang sama dihitung sebagian.`,
        `Cannot tell: ${ratings} ratings where ${minimumRatings} are needed; repeated ratings of the same person count in part.`,
      );
    case 'too-few-raters':
      return t(
        'Belum dapat dikatakan: terlalu sedikit penilai untuk dibandingkan.',
        'Cannot tell: there are too few appraisers to compare with.',
      );
    case 'no-variation':
      return t(
        'Belum dapat dikatakan: bukti atau rating tidak cukup berbeda satu sama lain.',
        'Cannot tell: evidence or ratings differ too little from one another.',
      );
  }
};

/** Stands above every view. */
export const advice: Texts = t(
  'Ini bahan pertimbangan untuk membaca penilaian dengan cermat. Tidak ada nilai yang berubah karenanya, dan angka ini bukan bukti kesalahan.',
  'This is advice to read the ratings with care. It changes no score, and a figure is no proof of a fault.',
);

/** What all appraisers do together. */
export const normText = ({ raters, departures }: Pick<RaterNorm, 'raters' | 'departures'>): Texts => {
  const { above, as, below } = departures;
  return t(
    `Dari ${above + as + below} rating hasil kerja oleh ${raters} penilai, ${above} di atas, ${as} sama dengan dan ${below} di bawah usulan dari bukti.`,
    `Of ${above + as + below} work-result ratings by ${raters} appraisers, ${above} lie above, ${as} at and ${below} below what the evidence suggests.`,
  );
};
