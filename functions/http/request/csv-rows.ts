import { CsvError, parse } from 'csv-parse/sync';
import { csvCell } from '../../contracts/csv-cell.ts';
import { refuse } from '../../domain/refusal.ts';

const brokenFile = (code: string, detail: string): never =>
  refuse('invalid-body', { detail, fields: [{ pointer: '', code, detail }] });

/** Spreadsheets of an Indonesian locale write `;`. A header names fields, so it holds no separator inside quotes. */
const separatorOf = (text: string): ',' | ';' => {
  const header = text.slice(0, text.search(/\r|\n|$/));
  return header.split(';').length > header.split(',').length ? ';' : ',';
};

/** Lines of a CSV file (RFC 4180; BOM, `,` or `;`, quoted cells), the header's first. */
export const csvRecords = (text: string): string[][] => {
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    if (error instanceof CsvError)
      return brokenFile('invalid-csv', `The file is not valid CSV near line ${error.lines ?? '?'}: ${error.code}.`);
    throw error;
  }
};

/** A cell beyond the header keeps a name of its own, so that the row is refused as one with an unknown column. */
const rowOf = (header: string[], cells: string[]): Record<string, unknown> =>
  Object.fromEntries(
    cells
      .map((cell, index): [string, unknown] => {
        const column = header[index] ?? `column ${index + 1}`;
        return [column, csvCell(column, cell)];
      })
      .filter(([, value]) => value !== undefined),
  );

/** Turns a CSV file (RFC 4180; BOM, `,` or `;`, quoted cells) into the same body that JSON callers send. */
export const parseCsvRows = (text: string): { rows: Record<string, unknown>[] } => {
  if (text.includes('\0')) brokenFile('nul-character', 'Text must not contain the character NUL.');
  const [header, ...records] = csvRecords(text);
  if (!header) return brokenFile('invalid-csv', 'The file has no header line.');
  if (new Set(header).size !== header.length) brokenFile('duplicate-key', 'The header names a column twice.');
  if (header.some((name) => name === '' || name === '__proto__'))
    brokenFile('invalid-csv', 'Every column needs a name in the header line.');
  return { rows: records.map((cells) => rowOf(header, cells)) };
};
