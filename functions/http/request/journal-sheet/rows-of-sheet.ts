import { refuse } from '../../../domain/refusal.ts';
import { type Header, readHeader } from './columns.ts';
import { readDate } from './date-cell.ts';

/** A cell as the file's reader gives it: text, a number or a flag of the sheet; null where it is empty. */
export type SheetCell = string | number | boolean | null;

export const isBlank = (cell: SheetCell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

/** A day in the order that the column names; where it cannot be read it stays, and the row's own check says why. */
const settled = (header: Header, cell: SheetCell): SheetCell => {
  if (header.column === null || header.order === null || typeof cell !== 'string') return cell;
  const read = readDate(cell, header.order);
  return 'value' in read ? read.value : cell;
};

/** The lines of a sheet as rows by the names of their columns: the same body that JSON callers send. */
export const rowsOfSheet = (lines: readonly (readonly SheetCell[])[]): { rows: Record<string, unknown>[] } => {
  const [first, ...rest] = lines.filter((line) => !line.every(isBlank));
  if (first === undefined)
    return refuse('invalid-body', { fields: [{ pointer: '', code: 'missing-column', detail: 'The sheet is empty.' }] });
  const headers = readHeader(first.map((cell) => (isBlank(cell) ? 'no' : String(cell))));
  return {
    rows: rest.map((line) =>
      Object.fromEntries(
        line.flatMap((cell, i): [string, unknown][] => {
          const header = headers[i];
          if (isBlank(cell)) return [];
          if (header === undefined) return [[`column ${i + 1}`, cell]];
          return header.column === null ? [] : [[header.column, settled(header, cell)]];
        }),
      ),
    ),
  };
};
