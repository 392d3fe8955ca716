import type { SurveyElement } from '../domain/survey/survey-elements.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
type Question = { question: Texts; options: readonly [Texts, Texts, Texts, Texts] };
const t = (id: string, en: string): Texts => ({ id, en });

const fits = [
  t('Tidak sesuai', 'Does not fit'),
  t('Kurang sesuai', 'Hardly fits'),
  t('Sesuai', 'Fits'),
  t('Sangat sesuai', 'Fits very well'),
] as const;

/** The questions and the four answers of each element, from 1 to 4 (questionnaire of PermenPANRB 14/2017). */
export const surveyTexts: Record<SurveyElement, Question> = {
  persyaratan: {
    question: t(
      'Bagaimana kesesuaian persyaratan pelayanan dengan jenis pelayanannya?',
      'Do the requirements fit the kind of service?',
    ),
    options: fits,
  },
  prosedur: {
    question: t('Bagaimana kemudahan prosedur pelayanan?', 'How easy is the procedure?'),
    options: [
      t('Tidak mudah', 'Not easy'),
      t('Kurang mudah', 'Hardly easy'),
      t('Mudah', 'Easy'),
      t('Sangat mudah', 'Very easy'),
    ],
  },
  waktu: {
    question: t('Bagaimana kecepatan waktu pelayanan?', 'How quick is the service?'),
    options: [
      t('Tidak cepat', 'Not quick'),
      t('Kurang cepat', 'Hardly quick'),
      t('Cepat', 'Quick'),
      t('Sangat cepat', 'Very quick'),
    ],
  },
  biaya: {
    question: t('Bagaimana kewajaran biaya atau tarif pelayanan?', 'How reasonable is the fee?'),
    options: [
      t('Sangat mahal', 'Very dear'),
      t('Cukup mahal', 'Rather dear'),
      t('Murah', 'Cheap'),
      t('Gratis', 'Free'),
    ],
  },
  produk: {
    question: t(
      'Bagaimana kesesuaian hasil pelayanan dengan ketentuan yang ditetapkan?',
      'Does the outcome fit what was laid down?',
    ),
    options: fits,
  },
  'kompetensi-pelaksana': {
    question: t('Bagaimana kompetensi petugas yang melayani?', 'How competent was whoever served you?'),
    options: [
      t('Tidak kompeten', 'Not competent'),
      t('Kurang kompeten', 'Hardly competent'),
      t('Kompeten', 'Competent'),
      t('Sangat kompeten', 'Very competent'),
    ],
  },
  'perilaku-pelaksana': {
    question: t('Bagaimana kesopanan dan keramahan petugas?', 'How polite and friendly was whoever served you?'),
    options: [
      t('Tidak sopan dan ramah', 'Not polite'),
      t('Kurang sopan dan ramah', 'Hardly polite'),
      t('Sopan dan ramah', 'Polite'),
      t('Sangat sopan dan ramah', 'Very polite'),
    ],
  },
  pengaduan: {
    question: t('Bagaimana penanganan pengaduan, saran dan masukan?', 'How are complaints and suggestions handled?'),
    options: [
      t('Tidak ada', 'Not at all'),
      t('Ada tetapi tidak berfungsi', 'There is a way, which does not work'),
      t('Berfungsi kurang maksimal', 'It works, not well'),
      t('Dikelola dengan baik', 'Well'),
    ],
  },
  sarana: {
    question: t('Bagaimana kualitas sarana dan prasarana?', 'How good are rooms and equipment?'),
    options: [t('Buruk', 'Bad'), t('Cukup', 'Fair'), t('Baik', 'Good'), t('Sangat baik', 'Very good')],
  },
};

export const classTexts = {
  A: t('Sangat baik', 'Very good'),
  B: t('Baik', 'Good'),
  C: t('Kurang baik', 'Hardly good'),
  D: t('Tidak baik', 'Not good'),
} as const;
