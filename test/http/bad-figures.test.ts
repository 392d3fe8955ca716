import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agencyClaim, personClaim } from '../../functions/contracts/token.ts';
import { resources } from '../../functions/http/all-routes.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import { makeWorkbook, sheetXml, workbookParts, zipOf } from '../../infra/local/example/make-workbook.ts';
import { createLocalApi } from '../../infra/local/http/local-api.ts';
import { type HttpServer, startHttpServer } from '../../infra/local/http-server.ts';
import { createIssuer, type Issuer } from '../../infra/local/issuer/oidc-issuer.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { examplePlan } from '../support/example-plan.ts';
import { measured, planOf, workResult } from '../support/plans.ts';
import { agencyId, createWorld, cycleId, type World } from '../support/world.ts';
import { nipOf } from '../usecases/segments/fixtures.ts';

/*
 * Figures, dates and files that must not get in, sent over real HTTP to the routes that real people use. What each answers in
 * full stands in the tests of its own rule; here is shown that the rule stands at the edge.
 */
let world: World;
let server: HttpServer;
let issuer: Issuer;

beforeAll(async () => {
  world = await createWorld();
  await world.planned('ani');
  server = await startHttpServer(0);
  issuer = await createIssuer({ url: server.url, dataDir: null, clock: world.clock, ids: systemIds });
  const logger = { info: () => undefined, error: () => undefined };
  const { deps } = world;
  const tenants = sharedTenants(deps);
  const parts = {
    tenants,
    logger,
    metrics: null,
    environment: { AGENCY_CLAIM: agencyClaim, PERSON_CLAIM: personClaim },
  };
  const { authorize } = issuer;
  server.serve(createLocalApi({ parts, deps, resources, description: { paths: {} }, authorize }));
});
afterAll(() => server.stop());

const answered = z.looseObject({
  code: z.string().optional(),
  fields: z.array(z.looseObject({ pointer: z.string(), code: z.string() })).optional(),
  created: z.number().optional(),
  refused: z.array(z.looseObject({ row: z.number(), column: z.string().nullable(), code: z.string() })).optional(),
});
let keys = 0;
type Sent = { type?: string; version?: number; method?: string };
const send = async (as: string, path: string, body: unknown, { type, version, method = 'POST' }: Sent = {}) => {
  keys += 1;
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await issuer.issue(agencyId, as)}`,
      'content-type': type ?? 'application/json',
      ...(method === 'POST' ? { 'idempotency-key': `figures-${String(keys).padStart(4, '0')}` } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    body: typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
  });
  const { code, fields = [], created, refused = [] } = answered.parse(await response.json());
  const problems = fields.map((field) => `${field.code} ${field.pointer}`);
  return { status: response.status, code, problems, created, rows: refused.map((r) => [r.row, r.column, r.code]) };
};
const person = (id: string, rest: string): string => `/v1/cycles/${cycleId}/employees/${id}/${rest}`;

describe('a plan', () => {
  const submit = (plan: unknown) => send('budi', person('budi', 'plan-submissions'), { plan }, { version: 1 });
  const withIndicator = (change: object) => ({
    ...planOf(workResult('a', '100')),
    workResults: [{ ...workResult('a', '100'), indicators: [{ ...measured('i'), ...change }] }],
  });
  const at = '/plan/workResults/0/indicators/0';

  it.each<[string, object, number, string]>([
    ['a target of zero', { target: '0' }, 422, `target-not-positive ${at}/target`],
    ['a target of zero, written long', { target: '0.000000' }, 422, `target-not-positive ${at}/target`],
    ['NaN', { target: 'NaN' }, 400, `invalid_format ${at}/target`],
    ['infinity', { target: 'Infinity' }, 400, `invalid_format ${at}/target`],
    ['minus infinity', { target: '-Infinity' }, 400, `invalid_format ${at}/target`],
    ['a negative weight', { weight: '-10' }, 400, `invalid_format ${at}/weight`],
    ['weights that do not sum to 100', { weight: '99.99' }, 422, 'weights-sum /plan/workResults/0/indicators'],
  ])('is refused for %s, by the field', async (_, change, status, problem) => {
    const answer = await submit(withIndicator(change));
    expect([answer.status, answer.problems]).toEqual([status, [problem]]);
  });

  it('is refused for work results that do not sum to 100', async () => {
    const plan = planOf(workResult('a', '60'), workResult('b', '41'));
    expect(await submit(plan)).toMatchObject({ status: 422, problems: ['weights-sum /plan/workResults'] });
  });

  it('is refused for NaN and for a number beyond all numbers where JSON should be', async () => {
    const json = JSON.stringify({ plan: withIndicator({ target: 'HERE' }) });
    const send1 = (literal: string) =>
      send('budi', person('budi', 'plan-submissions'), json.replace('"HERE"', literal), { version: 1 });
    expect(await send1('NaN')).toMatchObject({ status: 400, problems: ['invalid-json '] });
    expect(await send1('1e999')).toMatchObject({ status: 400, problems: [`number-too-large ${at}/target`] });
  });

  it('is refused for 500 indicators, in one work result or in many', async () => {
    const many = (results: number, each: number) =>
      planOf(
        ...Array.from({ length: results }, (_, w) =>
          workResult(`w${w}`, '4', ...Array.from({ length: each }, (_, i) => measured(`w${w}-i${i}`))),
        ),
      );
    for (const plan of [many(1, 500), many(25, 20)])
      expect(await submit(plan)).toMatchObject({ status: 400, code: 'invalid-body' });
    expect(await send('budi', person('budi', 'plan-draft'), { plan: many(25, 20) }, { method: 'PUT' })).toMatchObject({
      status: 400,
    });
  });

  it('stands as it was after all of that', async () => {
    expect((await world.case('budi')).data).toMatchObject({ stage: 'unplanned', plan: null });
    expect(await submit(examplePlan)).toMatchObject({ status: 201 });
  });
});

describe('key indicators of a unit', () => {
  const path = `/v1/cycles/${cycleId}/units/DINKES/key-indicators`;
  const indicator = {
    id: 'iku',
    kind: 'iku',
    text: 'IKM',
    aspect: 'quality',
    measure: 'indeks',
    polarisation: { kind: 'higher' },
  };
  it.each([
    ['a target of zero', { target: '0', weight: '100' }, 422],
    ['NaN', { target: 'NaN', weight: '100' }, 400],
    ['a negative weight', { target: '10', weight: '-100' }, 400],
    ['weights that do not sum to 100', { target: '10', weight: '90' }, 422],
  ])('are refused for %s', async (_, change, status) => {
    const body = { indicators: [{ ...indicator, ...change }] };
    expect(await send('mayor', path, body, { method: 'PUT' })).toMatchObject({ status });
  });
});

describe('the list of persons and posts', () => {
  it('with a number that a spreadsheet rounded refuses that row and takes the others', async () => {
    const good = { nip: '199001012015041001', name: 'Sari', kind: 'PNS' };
    const rows = [
      { ...good, nip: '1.98E+17' },
      { ...good, nip: '1,98E+17' },
      { ...good, nip: 198000000000000000 },
      good,
    ];
    expect(await send('admin', '/v1/directory/employees/import', { rows })).toMatchObject({
      status: 200,
      created: 1,
      rows: [
        [1, 'nip', 'nip-scientific'],
        [2, 'nip', 'nip-scientific'],
        [3, 'nip', 'nip-number'],
      ],
    });
  });

  it('with two posts at a time refuses the later row', async () => {
    const row = {
      ...{ nip: nipOf('dewi'), unitCode: 'DISDIK', postTitle: 'Penelaah', postFamily: 'JA', postLevel: 'pelaksana' },
      appraiserNip: nipOf('school-head'),
    };
    const rows = [
      { ...row, from: '2026-02-01', to: '2026-06-30' },
      { ...row, postTitle: 'Analis', from: '2026-03-01' },
    ];
    expect(await send('admin', '/v1/directory/assignments/import', { rows })).toMatchObject({
      status: 200,
      rows: [[2, 'from', 'overlapping-assignment']],
    });
  });
});

describe('daily work', () => {
  beforeAll(async () => {
    await world.enterPhase('execution');
    world.clock.set('2026-02-20T03:00:00.000Z');
  });
  const report = { date: '2026-02-19', workResultId: 'layanan', text: 'Kunjungan rumah', minutes: 60 };
  const say = (over: object) => send('ani', person('ani', 'activities'), { ...report, ...over });
  const columns = ['startDate', 'startTime', 'endTime', 'workResult', 'activity', 'evidenceLink'];
  const line = ['2026-02-19', '08:00', '09:00', 'layanan', 'Kunjungan', ''];
  const sheet = (bytes: string | Uint8Array, type: string) =>
    send('ani', person('ani', 'activities/import'), bytes, { type });
  const csv = (...lines: string[][]) =>
    sheet([columns, ...lines].map((cells) => cells.join(';')).join('\n'), 'text/csv');
  const xlsx = (bytes: Uint8Array) => sheet(bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

  it.each([
    ['before the cycle', '2025-12-31', 422],
    ['after it', '2026-04-01', 422],
    ['in the future', '2026-02-21', 422],
    ['on a day that is none', '2026-02-30', 400],
    ['in the order of no country', '19/02/2026', 400],
  ])('%s is refused', async (_, date, status) => {
    expect((await say({ date })).status).toBe(status);
  });

  it('with a password in its link is refused, by hand, in a sheet and with a measured value', async () => {
    const link = 'https://siti:rahasia@drive.example/foto.jpg';
    expect(await say({ evidence: [link] })).toMatchObject({ status: 400, problems: ['custom /evidence/0'] });
    const [day = '', from = '', to = '', work = '', text = ''] = line;
    expect((await csv([day, from, to, work, text, link])).rows).toEqual([[1, 'evidenceLink', 'custom']]);
    const items = [{ indicatorId: 'i', value: '1', evidence: [link] }];
    expect(await send('ani', person('ani', 'realisation'), { items }, { method: 'PUT' })).toMatchObject({
      status: 400,
      problems: ['custom /items/0/evidence/0'],
    });
  });

  it('with a day that may be the month is refused row by row, never guessed', async () => {
    const dated = (day: string) => [day, ...line.slice(1)];
    const answer = await csv(dated('03/04/2026'), dated('03-04-2026'), dated('2026-04-01'), dated('19/02/2026'));
    expect([answer.created, answer.rows]).toEqual([
      1,
      [
        [1, 'startDate', 'ambiguous-date'],
        [2, 'startDate', 'ambiguous-date'],
        [3, 'startDate', 'date-outside-period'],
      ],
    ]);
  });

  it('in a workbook with a formula, or one that unpacks to far more than it weighs, is refused whole', async () => {
    const book = sheetXml([columns, [...line.slice(0, 5), 7]]).replace('<v>7</v>', '<f>1+6</f><v>7</v>');
    expect(await xlsx(zipOf(workbookParts(book)))).toMatchObject({ status: 400, code: 'invalid-body' });
    const bomb = {
      ...workbookParts(sheetXml([columns, line])),
      'xl/worksheets/sheet2.xml': ' '.repeat(33 * 1024 * 1024),
    };
    expect(await xlsx(zipOf(bomb))).toMatchObject({ status: 413, code: 'body-too-large' });
    const cells = [{ day: '2026-02-19' }, { time: '08:00' }, { time: '09:00' }, 'layanan', 'Kunjungan balai', null];
    expect(await xlsx(makeWorkbook([columns, cells]))).toMatchObject({ status: 200, created: 1 });
  });

  it('measured as NaN, infinity or with a sign of thousands is refused', async () => {
    for (const value of ['NaN', 'Infinity', '1e3', '1.000,5', ''])
      expect(
        await send('ani', person('ani', 'realisation'), { items: [{ indicatorId: 'i', value }] }, { method: 'PUT' }),
      ).toMatchObject({ status: 400, problems: ['invalid_format /items/0/value'] });
  });
});

describe('a cycle', () => {
  it('whose plan drafts come with a target of zero or NaN lists those rows', async () => {
    const rows = [{ nip: nipOf('citra'), target: 'NaN' }];
    const answer = await send('admin', `/v1/cycles/${cycleId}/plan-drafts/import`, { rows });
    expect([answer.status, answer.created, answer.rows.length > 0]).toEqual([200, 0, true]);
  });
});
