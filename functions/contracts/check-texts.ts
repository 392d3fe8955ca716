import type { NipProblem } from '../domain/directory/nip.ts';
import type { PlanProblem } from '../domain/planning/plan-problems.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

/** What the domain's own checks find wrong with a field, by the code of the check. */
export const checkTexts: Record<PlanProblem | NipProblem, Texts> = {
  'too-few-work-results': t('Rencana hasil kerja terlalu sedikit.', 'There are too few work results.'),
  'too-many-work-results': t('Rencana hasil kerja terlalu banyak.', 'There are too many work results.'),
  'too-many-indicators': t('Indikator terlalu banyak.', 'There are too many indicators.'),
  'no-main-work-result': t('SKP harus memuat rencana hasil kerja utama.', 'The plan needs a main work result.'),
  'no-indicator': t('Rencana hasil kerja ini belum mempunyai indikator.', 'This work result has no indicator.'),
  'duplicate-work-result': t('Kode rencana hasil kerja ini muncul dua kali.', 'This work result appears twice.'),
  'duplicate-indicator': t('Kode indikator ini muncul dua kali.', 'This indicator appears twice.'),
  'duplicate-expectation': t(
    'Ekspektasi atas nilai ini muncul dua kali.',
    'There are two expectations for this value.',
  ),
  'weight-not-positive': t('Bobot harus lebih dari 0 %.', 'The weight must be more than 0 %.'),
  'weights-sum': t('Jumlah bobot harus tepat 100 %.', 'The weights must sum to exactly 100 %.'),
  'target-not-positive': t(
    'Target harus lebih dari 0. Untuk target nol, pakailah rentang mulai dari 0.',
    'The target must be more than 0. For a target of zero, use a range from 0.',
  ),
  'range-reversed': t('Batas atas lebih kecil dari batas bawah.', 'The upper bound is below the lower one.'),
  'range-without-positive-bound': t(
    'Batas bawah paling sedikit 0, dan batas atas lebih dari 0.',
    'The lower bound must be at least 0, the upper one more than 0.',
  ),
  'target-outside-range': t('Target berada di luar rentang.', 'The target lies outside the range.'),
  'too-many-indicators-of-plan': t('Indikator dalam SKP ini terlalu banyak.', 'The plan has too many indicators.'),
  'indicator-form': t(
    'Bentuk indikator ini tidak sesuai dengan bentuk SKP (kuantitatif atau kualitatif).',
    'The indicator is not of the form of the plan (quantitative or qualitative).',
  ),
  'perspective-missing': t(
    'Pimpinan unit kerja menyebut perspektif setiap rencana hasil kerja.',
    'A head of unit names the perspective of every work result.',
  ),
  'aggregation-of-scale': t(
    'Nilai antarperiode dari tingkat (rate) atau peringkat tidak dapat dijumlahkan; peringkat juga tidak dapat dirata-ratakan.',
    'Rates and grades have no sum over periods, and grades no mean.',
  ),
  'nip-missing': t('NIP wajib diisi.', 'The number (NIP) is missing.'),
  'nip-scientific': t(
    'NIP telah diubah lembar sebar menjadi bilangan (1,98E+17) sehingga angka akhirnya hilang. Atur kolom sebagai teks, lalu isi kembali.',
    'A spreadsheet turned the number into 1.98E+17 and lost its last digits. Format the column as text and enter it anew.',
  ),
  'nip-not-digits': t('NIP hanya boleh berisi angka.', 'The number must consist of digits.'),
  'nip-length': t('NIP harus 18 angka.', 'The number must have 18 digits.'),
  'nip-birth-date': t('Angka 1 sampai 8 bukan tanggal lahir.', 'Digits 1 to 8 are no date of birth.'),
  'nip-appointment-month': t(
    'Angka 13 dan 14 bukan bulan pengangkatan; periksa apakah pegawai ini PPPK.',
    'Digits 13 and 14 are no month of appointment; check whether this is a PPPK.',
  ),
  'nip-appointment-year': t(
    'Angka 9 sampai 12 harus tahun pengangkatan, sesudah tahun lahir.',
    'Digits 9 to 12 must be the year of appointment, later than that of birth.',
  ),
  'nip-sex': t('Angka 15 harus 1 (pria) atau 2 (wanita).', 'Digit 15 must be 1 (man) or 2 (woman).'),
  'nip-serial': t(
    'Nomor urut 000 tidak ada: lembar sebar memotong NIP menjadi 15 angka. Atur kolom sebagai teks, lalu isi kembali.',
    'There is no serial number 000: a spreadsheet cut the number to 15 digits. Format the column as text and enter it anew.',
  ),
  'nip-official': t(
    'Nomor pejabat negara berbentuk PEJABAT- diikuti 1 sampai 16 huruf besar atau angka.',
    'The number of a state official is PEJABAT- and 1 to 16 capital letters or digits.',
  ),
};
