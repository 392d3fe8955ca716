import { checkTexts } from './check-texts.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** `domain/cycle/check-schedule.ts`, `usecases/cycles` */
const cycleTexts = {
  'period-order': t('Periode berakhir sebelum dimulai.', 'The period ends before it begins.'),
  'before-period-end': t('Batas waktu ini sebelum periode berakhir.', 'The deadline is before the end of the period.'),
  'in-the-past': t('Batas waktu ini sudah lewat.', 'The deadline lies in the past.'),
  'deadline-order': t('Urutan batas waktu salah.', 'The deadlines are in the wrong order.'),
  'not-later': t('Batas waktu baru harus lebih lambat.', 'The new deadline must be later.'),
  'unknown-person': t('Orang ini tidak ada di instansi.', 'The agency has no such person.'),
  'role-missing': t('Orang ini tidak memegang peran itu.', 'The person does not hold that role.'),
  'not-a-member': t('Ketua harus salah satu anggota.', 'The chair must be one of the members.'),
  duplicate: t('Disebut dua kali.', 'Named twice.'),
};

/** What is wrong with a field, by the code of the check that failed; plans and numbers have theirs in `check-texts.ts`. */
const requestTexts = {
  unrecognized_keys: t('Kolom ini tidak dikenal.', 'This field is not known.'),
  invalid_type: t('Isian ini wajib, atau jenis nilainya salah.', 'Missing, or a value of the wrong type.'),
  invalid_value: t('Nilai ini tidak termasuk pilihan.', 'The value is not one of the choices.'),
  invalid_union: t('Nilai ini tidak cocok dengan bentuk mana pun.', 'The value fits none of the allowed forms.'),
  invalid_format: t('Format isian ini salah.', 'The format is wrong.'),
  invalid_key: t('Nama kolom ini tidak sah.', 'The name of this field is not valid.'),
  too_small: t('Terlalu pendek, terlalu kecil, atau terlalu sedikit.', 'Too short, too small or too few.'),
  too_big: t('Terlalu panjang, terlalu besar, atau terlalu banyak.', 'Too long, too large or too many.'),
  custom: t('Isian ini tidak memenuhi aturan.', 'The value breaks a rule.'),
  required: t('Isian ini wajib.', 'This is required.'),
  'duplicate-key': t('Nama ini muncul dua kali.', 'This name appears twice.'),
  'invalid-json': t('Isi permintaan bukan JSON.', 'The body is not JSON.'),
  'invalid-csv': t('Berkas ini bukan CSV yang sah.', 'The file is not valid CSV.'),
  'invalid-utf8': t('Isi permintaan bukan UTF-8.', 'The body is not UTF-8.'),
  'nul-character': t('Teks memuat karakter NUL.', 'The text holds the character NUL.'),
  'unpaired-surrogate': t('Teks memuat karakter yang terpotong.', 'The text holds half a character.'),
  'number-too-large': t('Angka ini terlalu besar.', 'The number is too large.'),
  'too-deep': t('Isi permintaan bersarang terlalu dalam.', 'The body is nested too deep.'),
  'unknown-superior-work-result': t(
    'SKP atasan tidak memuat rencana hasil kerja ini; pakailah dukungan sementara sampai ada.',
    "The superior's plan has no such work result; serve it provisionally until it has.",
  ),
  'unknown-work-result': t('SKP tidak memuat rencana hasil kerja ini.', 'The plan has no such work result.'),
  'unknown-indicator': t('SKP tidak memuat indikator ini.', 'The plan has no such indicator.'),
  'date-outside-period': t('Tanggal di luar periode, atau di masa depan.', 'Outside the period, or in the future.'),
  'reason-required': t('Berikan alasan penilaian Anda.', 'Give the reason for your rating.'),
  'foreign-cursor': t('Kursor ini bukan dari daftar yang sama.', 'The cursor is not of the same list.'),
  'invalid-cursor': t('Kursor ini tidak sah.', 'The cursor is not valid.'),
};

const fieldTexts = new Map<string, Texts>(Object.entries({ ...requestTexts, ...cycleTexts, ...checkTexts }));

const fallback = t('Isian ini tidak sah.', 'This value is not valid.');

export const fieldTitle = (code: string, language: Language): string => (fieldTexts.get(code) ?? fallback)[language];
