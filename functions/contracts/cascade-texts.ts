import type { CascadeCode } from '../domain/cascade/finding.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** What a look at the cascade of a unit finds, in words for the person who can mend it. */
export const cascadeTexts: Record<CascadeCode, Texts> = {
  'nobody-serves': t(
    'Tidak ada bawahan atau penugasan yang mendukung rencana hasil kerja ini.',
    'No subordinate and no assignment serves this work result.',
  ),
  'targets-short': t(
    'Jumlah target bawahan kurang dari target indikator ini.',
    'The shares of this target come to less than the target.',
  ),
  'targets-over': t(
    'Jumlah target bawahan melebihi target indikator ini.',
    'The shares of this target come to more than the target allows.',
  ),
  'targets-out-of-reach': t(
    'Tidak ada target bawahan yang mencapai target indikator ini.',
    'None of the shares reaches this target, so together they cannot.',
  ),
  'plan-missing': t('SKP belum diajukan.', 'No plan was submitted.'),
  'serves-nothing': t(
    'Rencana hasil kerja utama ini tidak mendukung hasil kerja atasan.',
    'This main work result serves nothing of the superior.',
  ),
  'serves-unknown': t(
    'Hasil kerja atasan yang didukung tidak ada lagi.',
    'The work result of the superior that it serves is no longer there.',
  ),
  'serves-provisionally': t(
    'SKP atasan sudah berlaku; kaitkan rencana hasil kerja ini dengannya.',
    "The superior's plan is in force; tie this work result to it.",
  ),
  'share-unknown': t(
    'Indikator atasan yang menjadi induk target ini tidak ditemukan.',
    "The superior's indicator of which this target is a share is not there.",
  ),
  'measure-differs': t(
    'Satuan target ini berbeda dari indikator atasan, sehingga tidak dapat dijumlahkan.',
    "This target is measured otherwise than the superior's, so it cannot be added up.",
  ),
  'weights-sum': t('Jumlah bobot tidak tepat 100 %.', 'The weights do not sum to exactly 100 %.'),
};
