import { isLocalDate } from '../time/zone.ts';
import type { EmployeeKind } from './employee.ts';

export const nipProblems = [
  'nip-missing',
  'nip-scientific',
  'nip-not-digits',
  'nip-length',
  'nip-birth-date',
  'nip-appointment-month',
  'nip-appointment-year',
  'nip-sex',
  'nip-serial',
  'nip-official',
] as const;
export type NipProblem = (typeof nipProblems)[number];

export type NipCheck =
  | {
      ok: true;
      /** The number as it is stored: without the marks that spreadsheets and letters put into it. */
      nip: string;
    }
  | { ok: false; code: NipProblem; reason: string };

const problem = (code: NipProblem, reason: string): NipCheck => ({ ok: false, code, reason });

/** Removes what is no part of the number: a spreadsheet's leading apostrophe, and the spaces of letters (19800101 200501 1 001). */
const cleaned = (raw: string): string =>
  raw
    .trim()
    .replace(/^['’‘`]/, '')
    .replace(/\s/g, '');

/** With a point or, in Indonesian settings, a comma: 1.98E+17, 1,98E+17. */
const scientific = /^\d([.,]\d+)?E\+?\d+$/i;
const official = /^PEJABAT-[A-Z0-9]{1,16}$/;

const checkDigits = (nip: string, kind: Exclude<EmployeeKind, 'official'>): NipCheck => {
  const birth = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`;
  if (!isLocalDate(birth) || birth < '1900') {
    return problem('nip-birth-date', 'digits 1 to 8 must be the date of birth, year month day');
  }
  const year = nip.slice(8, 12);
  if (kind === 'PNS' && !/^(0[1-9]|1[0-2])$/.test(nip.slice(12, 14))) {
    return problem(
      'nip-appointment-month',
      'digits 13 and 14 of the number of a PNS must be the month of appointment, 01 to 12; the number of a PPPK has a contract code there: check the kind',
    );
  }
  if (year <= nip.slice(0, 4)) {
    return problem('nip-appointment-year', 'digits 9 to 12 must be the year of appointment, later than that of birth');
  }
  if (!/^[12]$/.test(nip.slice(14, 15))) return problem('nip-sex', 'digit 15 must be 1 (man) or 2 (woman)');
  if (nip.endsWith('000')) {
    return problem(
      'nip-serial',
      'digits 16 to 18 are a serial number from 001; 000 shows that a spreadsheet kept the number with 15 digits only: format the column as text and enter it anew',
    );
  }
  return { ok: true, nip };
};

/**
 * Checks the number of a person as it comes from a file or a form. PNS: date of birth (8), year and month of appointment
 * (6), sex (1), serial (3). PPPK: date of birth (8), year (4), contract code (2, no month), sex (1), serial (3). State
 * officials without such a number have `PEJABAT-<code>`.
 *
 * `reason` is in English, for the row of an import report, and never repeats the number.
 */
export const checkNip = (raw: string, kind: EmployeeKind): NipCheck => {
  const nip = cleaned(raw);
  if (nip === '') return problem('nip-missing', 'the number is missing');
  if (kind === 'official') {
    return official.test(nip)
      ? { ok: true, nip }
      : problem(
          'nip-official',
          'the number of a state official must be PEJABAT- and 1 to 16 capital letters or digits',
        );
  }
  if (scientific.test(nip)) {
    return problem(
      'nip-scientific',
      'a spreadsheet has turned the number into a rounded one (1.98E+17) and lost its last digits: format the column as text and enter it anew',
    );
  }
  if (!/^\d+$/.test(nip)) return problem('nip-not-digits', 'the number must consist of digits');
  if (nip.length !== 18) return problem('nip-length', `the number must have 18 digits, not ${nip.length}`);
  return checkDigits(nip, kind);
};
