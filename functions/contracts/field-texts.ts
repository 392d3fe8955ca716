import { checkTexts } from './check-texts.ts';
import type { Language } from './language.ts';
import { ruleSetTexts } from './rule-set-texts.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** `domain/cycle/check-schedule.ts`, `usecases/cycles` */
const cycleTexts = {
  'period-order': t('Periode berakhir sebelum dimulai.', 'The period ends before it begins.'),
  'before-period-end': t('Batas waktu ini sebelum periode berakhir.', 'The deadline is before the end of the period.'),
  'in-the-past': t('Batas waktu ini sudah lewat.', 'The deadline lies in the past.'),
  'deadline-order': t('Urutan batas waktu salah.', 'The deadlines are in the wrong order.'),
  'whole-phase': t('Tahap ini berakhir bersama untuk semua orang.', 'This phase ends for all at once.'),
  'not-over': t('Gangguan dicatat setelah berakhir.', 'An outage is recorded when it is over.'),
  'not-later': t('Batas waktu baru harus lebih lambat.', 'The new deadline must be later.'),
  'unknown-person': t('Orang ini tidak ada di instansi.', 'The agency has no such person.'),
  'role-missing': t('Orang ini tidak memegang peran itu.', 'The person does not hold that role.'),
  'not-a-member': t('Ketua harus salah satu anggota.', 'The chair must be one of the members.'),
  duplicate: t('Disebut dua kali.', 'Named twice.'),
};

/** Forum and decision. */
const forumTexts = {
  'not-in-committee': t('Orang ini bukan anggota tim penilai kinerja.', 'Not a member of the committee.'),
  'quorum-too-low': t('Kuorum di bawah ketentuan instansi.', 'Below the quorum of the rule set.'),
  'ballot-fixed': t('Cara pemungutan suara ditetapkan aturan instansi.', 'The rule set fixes how is voted.'),
  'open-ballot': t(
    'Dalam pemungutan suara terbuka, suara ketua sendiri yang menentukan.',
    "In an open ballot the chair's own vote decides a tie.",
  ),
  'unknown-result': t('Tidak ada orang dengan hasil itu di unit ini.', 'Nobody of this unit with a result.'),
  'too-many-exceptions': t('Terlalu banyak pengecualian.', 'Too many exceptions.'),
};

/** Standards of posts, shares of targets, work across units. */
const aroundPlans = {
  'unknown-task': t('Standar ini tidak memuat tugas itu.', 'The standard has no such task.'),
  'unknown-unit': t('Unit kerja ini tidak ada.', 'There is no such unit.'),
  'unknown-assigned-work': t(
    'Penugasan ini tidak ada, atau sudah ditarik.',
    'There is no such assignment, or it was taken back.',
  ),
  'assigned-work-changed': t(
    'Uraian dan indikator penugasan tidak dapat diubah di SKP; hanya bobotnya.',
    'Text and indicators of assigned work stay as assigned; only the weight is agreed.',
  ),
  'leads-the-team': t('Ketua tim bukan anggota yang ditugasi.', 'The leader is not a member who is assigned work.'),
  'share-serves-nothing': t(
    'Sebutkan hasil kerja atasan yang didukung oleh target ini.',
    "Name the superior's work result that this target serves.",
  ),
  'unknown-superior-indicator': t(
    'Hasil kerja atasan itu tidak memuat indikator ini.',
    "The superior's work result has no such indicator.",
  ),
  'measure-differs': t(
    'Satuannya berbeda dari indikator atasan.',
    "It is measured otherwise than the superior's indicator.",
  ),
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
  'not-provisional': t(
    'Rencana hasil kerja ini sudah dikaitkan dengan SKP atasan.',
    "The work result is tied to the superior's plan already.",
  ),
  'judgement-missing': t('Indikator ini belum dinilai.', 'This indicator has not been judged.'),
  'indicator-is-measured': t(
    'Indikator ini memakai angka, bukan uraian.',
    'The indicator is measured by a number, not described.',
  ),
  'indicator-is-described': t(
    'Indikator ini memakai uraian, bukan angka.',
    'The indicator is described in words, not measured.',
  ),
  'unknown-work-result': t('SKP tidak memuat rencana hasil kerja ini.', 'The plan has no such work result.'),
  'unknown-indicator': t('SKP tidak memuat indikator ini.', 'The plan has no such indicator.'),
  'date-outside-period': t('Tanggal di luar periode, atau di masa depan.', 'Outside the period, or in the future.'),
  segment: t('Sebutkan bagian periode yang Anda nilai.', 'Name the part of the period that you appraise.'),
  'reason-required': t('Berikan alasan penilaian Anda.', 'Give the reason for your rating.'),
  'not-eligible': t(
    'Orang ini bukan pejabat penilai, rekan, atau bawahan.',
    'This person is neither appraiser, peer nor subordinate.',
  ),
  'not-in-unit': t(
    'Orang ini tidak bekerja di unit itu pada hari itu.',
    'The person did not work in that unit on that day.',
  ),
  'foreign-cursor': t('Kursor ini bukan dari daftar yang sama.', 'The cursor is not of the same list.'),
  'invalid-cursor': t('Kursor ini tidak sah.', 'The cursor is not valid.'),
};

/** Daily reports, their sheets and their files. */
const journalTexts = {
  'ends-before-begin': t('Berakhir sebelum dimulai.', 'It ends before it begins.'),
  'half-a-time': t('Isi jam mulai dan jam selesai, atau kosongkan keduanya.', 'Give both times or neither.'),
  'longer-than-its-time': t('Durasi melebihi selisih jamnya.', 'It is longer than its times.'),
  'not-your-segment': t(
    'Hari ini termasuk bagian periode yang dinilai pejabat lain.',
    'The day belongs to a part of the period that somebody else appraises.',
  ),
  'unknown-activity': t('Laporan harian ini tidak ada.', 'There is no such report.'),
  'unknown-evidence': t('Berkas bukti ini belum diunggah.', 'The file of evidence has not arrived.'),
  'changed-meanwhile': t('Laporan ini sudah diperbaiki sejak Anda membacanya.', 'It was corrected since you read it.'),
  'unknown-column': t('Kolom ini tidak dikenal.', 'This column is not known.'),
  'missing-column': t('Ada kolom wajib yang tidak ada.', 'A required column is missing.'),
  'invalid-xlsx': t('Berkas ini bukan XLSX yang sah.', 'The file is not valid XLSX.'),
  'zip-bomb': t('Isi berkas ini terlalu besar setelah dibuka.', 'The file unpacks to far too much.'),
  'formula-in-sheet': t('Berkas memuat rumus; salin nilainya saja.', 'The sheet holds formulas; paste values only.'),
  'wrong-size': t('Ukuran berkas berbeda dari yang diberitahukan.', 'The file is not of the size announced.'),
  'wrong-digest': t('Isi berkas berbeda dari yang diberitahukan.', 'The file is not the one announced.'),
};

const fieldTexts = new Map<string, Texts>(
  Object.entries({
    ...requestTexts,
    ...journalTexts,
    ...aroundPlans,
    ...cycleTexts,
    ...ruleSetTexts,
    ...checkTexts,
    ...forumTexts,
  }),
);

const fallback = t('Isian ini tidak sah.', 'This value is not valid.');

export const fieldTitle = (code: string, language: Language): string => (fieldTexts.get(code) ?? fallback)[language];
