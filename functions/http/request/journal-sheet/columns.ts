import { refuse } from '../../../domain/refusal.ts';
import { type DateOrder, dateOrders } from './date-cell.ts';

/** The columns of the sheets in use, by the names that a JSON row has. */
export const sheetColumns = [
  'startDate',
  'endDate',
  'startTime',
  'endTime',
  'workResult',
  'activity',
  'achievement',
  'progress',
  'evidenceLink',
  'tick',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

const required: readonly SheetColumn[] = ['startDate', 'startTime', 'endTime', 'workResult', 'activity'];

/** Headers as people write them, without blanks, signs and case. */
const names: Record<SheetColumn, readonly string[]> = {
  startDate: ['startdate', 'tanggalmulai', 'tglmulai', 'tanggal', 'mulaitanggal'],
  endDate: ['enddate', 'tanggalselesai', 'tglselesai', 'tanggalakhir', 'selesaitanggal'],
  startTime: ['starttime', 'jammulai', 'waktumulai', 'pukulmulai'],
  endTime: ['endtime', 'jamselesai', 'waktuselesai', 'pukulselesai', 'jamakhir'],
  workResult: ['workresult', 'rencanahasilkerja', 'hasilkerja', 'rhk', 'skp'],
  activity: ['activity', 'kegiatan', 'aktivitas', 'uraian', 'uraiankegiatan'],
  achievement: ['achievement', 'capaian', 'realisasi', 'kuantitas', 'volume'],
  progress: ['progress', 'progres', 'kemajuan'],
  evidenceLink: [
    'evidencelink',
    'tautanbukti',
    'linkbukti',
    'bukti',
    'tautan',
    'link',
    'buktidukung',
    'linkbuktidukung',
  ],
  tick: ['tick', 'centang', 'ceklis', 'checklist', 'selesai'],
};
/** The running number that most sheets begin with says nothing. */
const ignored: readonly string[] = ['no', 'nomor', 'number'];

const plain = (header: string): string => header.toLowerCase().replace(/[^a-z]/g, '');

/** What a header names: a column, the order of its dates where it says so, or nothing that matters. */
export type Header = { column: SheetColumn; order: DateOrder | null } | { column: null };

const broken = (code: string, detail: string): never =>
  refuse('invalid-body', { detail, fields: [{ pointer: '', code, detail }] });

const orderIn = (header: string): DateOrder | null => {
  const note = plain(/\(([^)]*)\)/.exec(header)?.[1] ?? '');
  return dateOrders.find((order) => note === order.name || note === order.indonesian) ?? null;
};

const headerOf = (header: string): Header => {
  const name = plain(header.replace(/\([^)]*\)/g, ''));
  if (ignored.includes(name)) return { column: null };
  const column = sheetColumns.find((one) => names[one].includes(name));
  if (column === undefined)
    return broken(
      'unknown-column',
      `There is no column "${header.slice(0, 60)}"; the columns are: ${sheetColumns.join(', ')}.`,
    );
  return { column, order: orderIn(header) };
};

/** Reads the header line; a column may be named in Indonesian or English and stand anywhere. */
export const readHeader = (cells: readonly string[]): Header[] => {
  const headers = cells.map(headerOf);
  const found = headers.flatMap(({ column }) => column ?? []);
  const twice = found.find((column, i) => found.indexOf(column) < i);
  if (twice !== undefined) broken('duplicate-key', `The column ${twice} stands twice in the header.`);
  const missing = required.filter((column) => !found.includes(column));
  if (missing.length > 0) broken('missing-column', `The header lacks: ${missing.join(', ')}.`);
  return headers;
};
