import { refuse } from '../../../domain/refusal.ts';
import { decodeUtf8 } from '../body-bytes.ts';
import { csvRecords } from '../csv-rows.ts';
import { rowsOfSheet } from './rows-of-sheet.ts';

/** A month's sheet saved as CSV: `,` or `;`, byte order mark, quoted cells. */
export const readActivityCsv = (bytes: Uint8Array): { rows: Record<string, unknown>[] } => {
  const text = decodeUtf8(bytes);
  if (text.includes('\0')) {
    const detail = 'Text must not contain the character NUL.';
    refuse('invalid-body', { detail, fields: [{ pointer: '', code: 'nul-character', detail }] });
  }
  return rowsOfSheet(csvRecords(text));
};
