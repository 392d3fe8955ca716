import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readActivityRows } from '../../../functions/http/request/journal-sheet/read-activity-rows.ts';
import { readActivityCsv } from '../../../functions/http/request/journal-sheet/read-csv.ts';
import { readActivityXlsx } from '../../../functions/http/request/journal-sheet/read-xlsx.ts';
import { makeWorkbook, sheetXml, workbookParts, zipOf } from '../../../infra/local/example/make-workbook.ts';
import { refusalOf } from '../../support/refusals.ts';

const csv = (text: string) => readActivityCsv(new TextEncoder().encode(text));
const refusedCsv = async (text: string) => (await refusalOf(Promise.resolve().then(() => csv(text)))).fields?.[0]?.code;
const refusedXlsx = async (bytes: Uint8Array) => {
  const { code, fields } = await refusalOf(readActivityXlsx(bytes));
  return [code, fields?.[0]?.code, fields?.[0]?.detail];
};

const header =
  'No;Tanggal Mulai;Tanggal Selesai;Jam Mulai;Jam Selesai;Hasil Kerja;Kegiatan;Capaian;Progres;Bukti;Centang';
const line =
  '1;2026-01-05;2026-01-06;08.00;10.30;layanan;Kunjungan rumah;2,5;75%;https://bukti.example.go.id/1 https://bukti.example.go.id/2;v';
const row = {
  startDate: '2026-01-05',
  endDate: '2026-01-06',
  startTime: '08.00',
  endTime: '10.30',
  workResult: 'layanan',
  activity: 'Kunjungan rumah',
  achievement: '2,5',
  progress: '75%',
  evidenceLink: 'https://bukti.example.go.id/1 https://bukti.example.go.id/2',
  tick: 'v',
};

describe('a CSV sheet', () => {
  it('with semicolons, byte order mark and Indonesian headers becomes rows', () => {
    expect(csv(`\ufeff${header}\r\n${line}\r\n`).rows).toEqual([row]);
  });

  it('with commas and English headers becomes rows, and a number with a comma in quotes stays whole', () => {
    const names = 'startDate,endDate,startTime,endTime,workResult,activity,achievement,progress,evidenceLink,tick';
    const cells = '2026-01-05,,08:00,10:30,layanan,"Kunjungan, rumah","2,5",75,,';
    const { startDate, workResult } = row;
    expect(csv(`${names}\n${cells}\n`).rows).toEqual([
      {
        startDate,
        startTime: '08:00',
        endTime: '10:30',
        workResult,
        activity: 'Kunjungan, rumah',
        achievement: '2,5',
        progress: '75',
      },
    ]);
  });

  it('whose header says which is the day settles its dates', () => {
    const text = 'Tanggal mulai (dd/mm/yyyy);Jam mulai;Jam selesai;RHK;Kegiatan\n03/04/2026;08:00;09:00;1;Rapat';
    expect(csv(text).rows[0]).toMatchObject({ startDate: '2026-04-03' });
    const silent = text.replace(' (dd/mm/yyyy)', '');
    expect(csv(silent).rows[0]).toMatchObject({ startDate: '03/04/2026' });
  });

  it.each([
    ['an unknown column', `${header};Rahasia\n`, 'unknown-column'],
    ['a column twice', `${header};Kegiatan\n`, 'duplicate-key'],
    ['a missing column', 'Tanggal Mulai;Kegiatan\n', 'missing-column'],
    ['nothing', '\n\n', 'missing-column'],
    ['NUL', `${header}\n\0`, 'nul-character'],
    ['an open quote', `${header}\n"`, 'invalid-csv'],
  ])('with %s is refused as a whole', async (_, text, code) => {
    expect(await refusedCsv(text)).toBe(code);
  });

  it('that is no UTF-8 is refused', async () => {
    const refusal = await refusalOf(Promise.resolve().then(() => readActivityCsv(Uint8Array.of(0xff, 0xfe, 0x41))));
    expect(refusal.fields?.[0]?.code).toBe('invalid-utf8');
  });
});

describe('an XLSX sheet', () => {
  const columns = ['startDate', 'startTime', 'endTime', 'workResult', 'activity', 'achievement', 'progress', 'tick'];
  const cells = [{ day: '2026-01-05' }, { time: '08:00' }, { time: '10:20' }, 1, 'Kunjungan & rapat', 1.234, 75, true];

  it('becomes rows, with days and times as spreadsheets keep them', async () => {
    const { rows } = await readActivityXlsx(makeWorkbook([columns, cells, [null, null]]));
    expect(rows).toEqual([
      {
        startDate: '2026-01-05',
        startTime: '08:00',
        endTime: '10:20',
        workResult: 1,
        activity: 'Kunjungan & rapat',
        achievement: 1.234,
        progress: 75,
        tick: true,
      },
    ]);
    expect(readActivityRows(rows).good[0]?.value).toMatchObject({
      workResult: '1',
      quantity: '1.234',
      minutes: 140,
      done: true,
    });
  });

  it('with a formula is refused, and the cell is named', async () => {
    const sheet = sheetXml([columns, cells]).replace('<v>75</v>', '<f>SUM(A1:A2)</f><v>75</v>');
    const [code, field, detail] = await refusedXlsx(zipOf(workbookParts(sheet)));
    expect([code, field]).toEqual(['invalid-body', 'formula-in-sheet']);
    expect(detail).toContain('Cell G2');
  });

  it.each([
    ['with a name space', '<x:f>1+1</x:f>'],
    ['shared', '<f t="shared" si="0"/>'],
  ])('with a formula %s is refused', async (_, formula) => {
    const sheet = sheetXml([columns, cells]).replace('<v>75</v>', `${formula}<v>75</v>`);
    expect((await refusedXlsx(zipOf(workbookParts(sheet))))[1]).toBe('formula-in-sheet');
  });

  it('that unpacks to far more than it weighs is refused before it is unpacked', async () => {
    const parts = {
      ...workbookParts(sheetXml([columns, cells])),
      'xl/worksheets/sheet2.xml': ' '.repeat(64 * 1024 * 1024),
    };
    const bytes = zipOf(parts);
    expect(bytes.length).toBeLessThan(200_000);
    expect((await refusedXlsx(bytes)).slice(0, 2)).toEqual(['body-too-large', 'zip-bomb']);
  });

  it('that lies about the size of a part is refused', async () => {
    const big = strToU8(sheetXml([columns, ...Array.from({ length: 5000 }, () => cells)]));
    const bytes = zipOf({ ...workbookParts(new TextDecoder().decode(big)) });
    const view = new DataView(bytes.buffer);
    // The central directory's entries begin with PK\1\2; 24 bytes on stands the unpacked size.
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === big.length)
        view.setUint32(at + 24, 100, true);
    expect((await refusedXlsx(bytes))[1]).toBe('invalid-xlsx');
  });

  it('with too many parts is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`xl/media/${i}.png`, 'x']));
    expect((await refusedXlsx(zipOf({ ...workbookParts(sheetXml([columns])), ...many })))[1]).toBe('zip-bomb');
  });

  it.each([
    ['no ZIP', new TextEncoder().encode('startDate,activity')],
    ['a ZIP of something else', zipSync({ 'notes.txt': strToU8('hello') })],
    ['cut off', makeWorkbook([columns, cells]).slice(0, 900)],
    ['entities', zipOf(workbookParts(`<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml([columns, cells])}`))],
    ['an error in a cell', zipOf(workbookParts(sheetXml([columns, cells]).replace('<c r="G2">', '<c r="G2" t="zz">')))],
  ])('that is %s is refused', async (_, bytes) => {
    expect((await refusedXlsx(bytes))[1]).toBe('invalid-xlsx');
  });
});

describe('a row', () => {
  const problemsOf = (over: Record<string, unknown>): [string | null, string][] =>
    readActivityRows([{ ...row, ...over }]).broken.map(({ column, code }) => [column, code]);

  it('is read with its minutes over all its days', () => {
    expect(readActivityRows([row])).toEqual({
      broken: [],
      good: [
        {
          row: 1,
          value: {
            date: '2026-01-05',
            endDate: '2026-01-06',
            startTime: '08:00',
            endTime: '10:30',
            workResult: 'layanan',
            text: 'Kunjungan rumah',
            quantity: '2.5',
            minutes: 300,
            progress: '75',
            done: true,
            evidence: ['https://bukti.example.go.id/1', 'https://bukti.example.go.id/2'],
          },
        },
      ],
    });
  });

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ['an ambiguous day', { startDate: '03/04/2026' }, [['startDate', 'ambiguous-date']]],
    ['no text', { activity: ' ' }, [['activity', 'required']]],
    ['control characters', { activity: 'a\u0007b' }, [['activity', 'custom']]],
    ['credentials in a link', { evidenceLink: 'https://me:secret@example.go.id/' }, [['evidenceLink', 'custom']]],
    ['a link of another kind', { evidenceLink: 'javascript:alert(1)' }, [['evidenceLink', 'invalid_format']]],
    ['three links', { evidenceLink: 'https://a.id https://b.id https://c.id' }, [['evidenceLink', 'too_big']]],
    ['a number for a day', { startDate: 46085 }, [['startDate', 'invalid_type']]],
    ['a column of its own', { nip: '1' }, [['nip', 'unrecognized_keys']]],
    [
      'several faults',
      { tick: 'x', progress: '120' },
      [
        ['progress', 'invalid-progress'],
        ['tick', 'invalid-tick'],
      ],
    ],
  ])('with %s is refused cell by cell', (_, over, expected) => {
    expect(problemsOf(over)).toEqual(expected);
  });

  it('that is broken keeps no other out', () => {
    const read = readActivityRows([{ ...row, startDate: '03/04/2026' }, row]);
    expect(read.good.map((one) => one.row)).toEqual([2]);
    expect(read.broken.map((one) => one.row)).toEqual([1]);
  });
});
