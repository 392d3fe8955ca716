import { refuse } from '../../../domain/refusal.ts';
import { rowsOfSheet, type SheetCell } from './rows-of-sheet.ts';
import { safeWorkbook } from './safe-workbook.ts';

const minuteMs = 60_000;
/** Times of day are days of 1899 or 1904 to a spreadsheet. */
const firstYearOfDays = 1910;

/** A cell formatted as date or time is a moment without a zone; rounded to the minute, since 1/24 is no binary fraction. */
const textOfMoment = (moment: Date): string => {
  const rounded = new Date(Math.round(moment.getTime() / minuteMs) * minuteMs).toISOString();
  return moment.getUTCFullYear() < firstYearOfDays ? rounded.slice(11, 16) : rounded.slice(0, 10);
};

const cellOf = (cell: unknown): SheetCell => {
  if (cell instanceof Date) return textOfMoment(cell);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
};

/** The first sheet of a workbook. The reader is loaded by the first workbook, not by every cold start. */
export const readActivityXlsx = async (bytes: Uint8Array): Promise<{ rows: Record<string, unknown>[] }> => {
  const safe = safeWorkbook(bytes);
  const { readSheet } = await import('read-excel-file/universal');
  const lines = await readSheet(safe.buffer).catch(() => {
    const detail = 'The workbook cannot be read: a cell holds an error, or the file is damaged.';
    return refuse('invalid-body', { detail, fields: [{ pointer: '', code: 'invalid-xlsx', detail }] });
  });
  return rowsOfSheet(lines.map((line) => line.map(cellOf)));
};
