import { isLocalDate } from '../../../domain/time/zone.ts';

/** A cell that was read, or what is wrong with it. */
export type Cell<T> = { value: T } | { code: string; reason: string };

type Part = 'day' | 'month' | 'year';
export type DateOrder = { name: string; indonesian: string; parts: readonly [Part, Part, Part] };
/** Orders that the header of a column may name in parentheses: `Tanggal mulai (dd/mm/yyyy)`, `(hh/bb/tttt)`. */
export const dateOrders: readonly DateOrder[] = [
  { name: 'ddmmyyyy', indonesian: 'hhbbtttt', parts: ['day', 'month', 'year'] },
  { name: 'mmddyyyy', indonesian: 'bbhhtttt', parts: ['month', 'day', 'year'] },
  { name: 'yyyymmdd', indonesian: 'ttttbbhh', parts: ['year', 'month', 'day'] },
];

const monthNames = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'peb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'ags', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];

const invalid = {
  code: 'invalid-date',
  reason: 'write the day as YYYY-MM-DD, with four digits for the year',
};
const ambiguous = {
  code: 'ambiguous-date',
  reason:
    'the column does not say which number is the day: write YYYY-MM-DD, or put the order into the header, as in "startDate (dd/mm/yyyy)"',
};

const dateOf = (year: string, month: string, day: string): string | null => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
};
const cellOf = (date: string | null): Cell<string> => (date === null ? invalid : { value: date });

/** Reads a day whose column names the order of its parts. */
const inOrder = (text: string, { parts }: DateOrder): Cell<string> => {
  const numbers = text.split(/[/.-]/).map((part) => part.trim());
  const read: Record<Part, string> = { day: '', month: '', year: '' };
  for (const [i, part] of parts.entries()) read[part] = numbers[i] ?? '';
  const isDate = numbers.length === 3 && /^\d{4}$/.test(read.year) && /^\d{1,2}$/.test(read.month);
  return isDate && /^\d{1,2}$/.test(read.day) ? cellOf(dateOf(read.year, read.month, read.day)) : invalid;
};

/**
 * A day as a cell says it: `2026-03-04`, `4 Maret 2026`, or numbers whose order the column or the calendar leaves no doubt about.
 * `03/04/2026` is refused where the column does not say which is the day: it is never guessed.
 */
export const readDate = (cell: string, order: DateOrder | null): Cell<string> => {
  const text = cell.trim();
  if (isLocalDate(text)) return { value: text };
  const words = /^(\d{1,2})[ -]+([a-z]+)[ -]+(\d{4})$/i.exec(text);
  if (words !== null) {
    const month = monthNames.findIndex((names) => names.includes((words[2] ?? '').toLowerCase())) + 1;
    return month === 0 ? invalid : cellOf(dateOf(words[3] ?? '', String(month), words[1] ?? ''));
  }
  if (order !== null) return inOrder(text, order);
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (numbers === null) return invalid;
  const [, first = '', , second = '', year = ''] = numbers;
  const [dayFirst, monthFirst] = [dateOf(year, second, first), dateOf(year, first, second)];
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) return ambiguous;
  return cellOf(dayFirst ?? monthFirst);
};
