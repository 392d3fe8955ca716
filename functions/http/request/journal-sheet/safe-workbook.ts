import { strFromU8, unzipSync, zipSync } from 'fflate';
import { refuse } from '../../../domain/refusal.ts';

/** Ten thousand rows of this sheet unpack to some 8 MB. */
const maximumUnpackedBytes = 32 * 1024 * 1024;
const maximumEntries = 500;

const broken = (code: string, detail: string): never =>
  refuse('invalid-body', { detail, fields: [{ pointer: '', code, detail }] });

const isWorkbookPart = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.rels');

/**
 * Unpacks the XML parts only, never more than the limit: the unpacker gives each part the room that its entry announces and not
 * a byte more, so an entry that lies about its size fails.
 */
const unpack = (bytes: Uint8Array): Record<string, Uint8Array> => {
  let entries = 0;
  let size = 0;
  const tooLarge = (): never => {
    const detail = `The workbook unpacks to more than ${maximumUnpackedBytes} bytes, or holds more than ${maximumEntries} parts.`;
    return refuse('body-too-large', { detail, fields: [{ pointer: '', code: 'zip-bomb', detail }] });
  };
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      entries += 1;
      if (entries > maximumEntries) tooLarge();
      if (!isWorkbookPart(name)) return false;
      size += originalSize;
      if (size > maximumUnpackedBytes) tooLarge();
      return true;
    },
  });
  return parts;
};

const formula = /<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s/>]/;
const anyFormula = /<(?:\w+:)?f[\s/>]/;

const checkPart = (name: string, xml: string): void => {
  if (xml.includes('\0') || /<!(?:DOCTYPE|ENTITY)/i.test(xml))
    broken('invalid-xlsx', 'The workbook holds XML that no spreadsheet program writes.');
  if (!name.startsWith('xl/worksheets/') || !anyFormula.test(xml)) return;
  const cell = formula.exec(xml)?.[1];
  broken(
    'formula-in-sheet',
    `${cell === undefined ? 'A cell' : `Cell ${cell}`} holds a formula: copy the sheet and paste its values only.`,
  );
};

/** The workbook with nothing in it but what was looked at: small, stored unpacked, without formulas, macros and entities. */
export const safeWorkbook = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  try {
    const parts = unpack(bytes);
    if (parts['xl/workbook.xml'] === undefined) broken('invalid-xlsx', 'The file is no XLSX workbook.');
    for (const [name, content] of Object.entries(parts)) checkPart(name, strFromU8(content));
    return zipSync(parts, { level: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'RefusedError') throw error;
    return broken('invalid-xlsx', 'The file is no XLSX workbook, or it is damaged.');
  }
};
