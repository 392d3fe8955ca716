import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readProblem } from './read-problem.ts';
import { sampleRoutes } from './sample-routes.ts';
import { type Edge, startEdge } from './start-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge(sampleRoutes);
});
afterAll(() => edge.stop());

const send = (body: string) =>
  edge.call('POST', '/v1/things/import', {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'idempotency-key': 'import-1' },
    body,
  });
const rowsOf = async (body: string): Promise<unknown> => {
  const answer: unknown = await (await send(body)).json();
  return z.object({ rows: z.array(z.unknown()) }).parse(answer).rows;
};

describe('a CSV file', () => {
  it.each([
    ['commas', 'code,name\nDINKES,Dinas Kesehatan\n'],
    ['semicolons', 'code;name\nDINKES;Dinas Kesehatan\n'],
    ['a byte order mark and CRLF', '\ufeffcode;name\r\nDINKES;Dinas Kesehatan\r\n'],
    ['quotes', '"code","name"\n"DINKES","Dinas Kesehatan"'],
    ['a byte order mark before a quote', '\ufeff"code","name"\n"DINKES","Dinas Kesehatan"'],
    ['blanks around and an empty line', 'code , name\n\n DINKES , Dinas Kesehatan \n'],
  ])('with %s becomes rows', async (_, body) => {
    expect(await rowsOf(body)).toEqual([{ code: 'DINKES', name: 'Dinas Kesehatan' }]);
  });

  it('keeps separators, quotes and line breaks inside quotes', async () => {
    const body = 'code;name\nA;"Bidang ""A""; B, C\nD"\n';
    expect(await rowsOf(body)).toEqual([{ code: 'A', name: 'Bidang "A"; B, C\nD' }]);
  });

  it('keeps commas of the text where semicolons separate', async () => {
    expect(await rowsOf('code;name\nA;Sub Bagian Umum, Keuangan\n')).toEqual([
      { code: 'A', name: 'Sub Bagian Umum, Keuangan' },
    ]);
  });

  it('reads cells as the fields of an import row: lists, yes and no, and nothing', async () => {
    const body =
      'nip,roles,headsUnit,capacity,decree,parentCode\n1,administrator auditor,ya,,,\n2,,tidak,plt,No 5,KOTA\n';
    expect(await rowsOf(body)).toEqual([
      { nip: '1', roles: ['administrator', 'auditor'], headsUnit: true, decree: null, parentCode: null },
      { nip: '2', headsUnit: false, capacity: 'plt', decree: 'No 5', parentCode: 'KOTA' },
    ]);
  });

  it('leaves numbers as text: a NIP is no number', async () => {
    expect(await rowsOf("nip\n198501012010012001\n'198501012010012002\n1.98E+17\n")).toEqual([
      { nip: '198501012010012001' },
      { nip: "'198501012010012002" },
      { nip: '1.98E+17' },
    ]);
  });

  it('gives a cell too many a column of its own, and a cell too few none, so that only that row is refused', async () => {
    expect(await rowsOf('code,name\nA,a,x\nB\nC,c\n')).toEqual([
      { code: 'A', name: 'a', 'column 3': 'x' },
      { code: 'B' },
      { code: 'C', name: 'c' },
    ]);
  });

  it.each([
    ['an open quote', 'code,name\n"A,a\nB,b\n', 'invalid-csv'],
    ['a column named twice', 'code,code\nA,B\n', 'duplicate-key'],
    ['a column without a name', 'code,\nA,B\n', 'invalid-csv'],
    ['the column __proto__', 'code,__proto__\nA,B\n', 'invalid-csv'],
    ['NUL', 'code\nA\0\n', 'nul-character'],
    ['no line at all', '\n\n', 'invalid-csv'],
  ])('with %s is refused as a whole', async (_, body, code) => {
    const response = await send(body);
    expect(response.status).toBe(400);
    expect(await readProblem(response)).toMatchObject({ code: 'invalid-body', fields: [{ code }] });
  });

  it.each([
    ['no row', 'code,name\n', 'too_small'],
    ['more rows than one request may hold', `code\n${'A\n'.repeat(1001)}`, 'too_big'],
  ])('with %s is refused', async (_, body, code) => {
    expect(await readProblem(await send(body))).toMatchObject({ fields: [{ pointer: '/rows', code }] });
  });
});
