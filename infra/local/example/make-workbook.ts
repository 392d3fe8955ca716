import { strToU8, zipSync } from 'fflate';

/** A cell of a made-up workbook: text, number, flag, a day or time as spreadsheets keep them, or nothing. */
export type MadeCell = string | number | boolean | { day: string } | { time: string } | null;

const firstDay = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const columnName = (index: number): string => String.fromCharCode(65 + index);

const cellXml = (cell: MadeCell, ref: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${ref}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('day' in cell) return `<c r="${ref}" s="1"><v>${(Date.parse(cell.day) - firstDay) / dayMs}</v></c>`;
  const [hours = 0, minutes = 0] = cell.time.split(':').map(Number);
  return `<c r="${ref}" s="2"><v>${(hours * 60 + minutes) / 1440}</v></c>`;
};

export const sheetXml = (lines: readonly (readonly MadeCell[])[]): string => {
  const rows = lines.map((line, i) => {
    const cells = line.map((cell, j) => cellXml(cell, `${columnName(j)}${i + 1}`)).join('');
    return `<row r="${i + 1}">${cells}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
};

const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts of a workbook (ECMA-376) with one sheet; style 1 is a day, style 2 a time. */
export const workbookParts = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
  '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Januari" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': sheet,
});

export const zipOf = (parts: Record<string, string>): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

/** An XLSX file with one sheet. */
export const makeWorkbook = (lines: readonly (readonly MadeCell[])[]): Uint8Array<ArrayBuffer> =>
  zipOf(workbookParts(sheetXml(lines)));
