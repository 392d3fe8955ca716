import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  activityHistory,
  activityPage,
  activityView,
  evidenceFile,
  journalReviewReceipt,
  preparedUpload,
  signalList,
} from '../../functions/contracts/activities.ts';
import { importReport } from '../../functions/contracts/directory.ts';
import { leaveList } from '../../functions/contracts/leaves.ts';
import { eventChannel } from '../../functions/contracts/me.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { openEvents } from '../../infra/local/demo/event-stream.ts';
import { makeWorkbook } from '../../infra/local/example/make-workbook.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** Daily work with its evidence, from the report to what the reviewer is pointed at, over real HTTP on the real engine. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let city: City;
let [chief, staff, staffNip, colleague] = ['', '', '', ''];

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const lead = city.agency.people.find((p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 1);
  const [one, other] = city.teamOf(lead?.nip ?? '').filter((m) => !m.headsUnit);
  if (lead === undefined || one === undefined || other === undefined)
    throw new Error('the city has no head with a team');
  [chief, staff, staffNip, colleague] = [city.idOf(lead.nip), city.idOf(one.nip), one.nip, city.idOf(other.nip)];
  await city.openCycle(cycleId);
  await city.client.act(staff, path('plan-submissions'), 'submit-plan-1', 1, {
    plan: { ...examplePlan, workResults: examplePlan.workResults.map((w) => ({ ...w, serves: null })) },
  });
  await city.client.act(chief, path('plan-decisions'), 'decide-plan-1', 2, { decision: 'approve' });
  await city.close(cycleId, 'planning', 'execution');
  city.clock.moveTo('2026-01-30T02:00:00.000Z');
}, patience);
afterAll(() => city.stop(), patience);

const path = (rest: string): string => casePath(cycleId, staff, rest);
const report = {
  date: '2026-01-29',
  workResultId: 'layanan',
  text: 'Kunjungan rumah di Kelurahan Contoh',
  minutes: 90,
};
const say = async (key: string, over: object = {}) =>
  (await city.client.post(staff, path('activities'), key, { ...report, ...over }, 201, activityView)).data;
const month = async (as: string, of: string) =>
  (await city.client.get(as, `${path('activities')}?month=${of}&limit=200`, activityPage)).data.items;
const importSheet = async (type: string, body: string | Uint8Array<ArrayBuffer>, key: string) => {
  const response = await fetch(`${city.system.url}${path('activities/import')}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await city.system.issueToken(city.agency.id, staff)}`,
      'content-type': type,
      'idempotency-key': key,
    },
    body,
  });
  const answer: unknown = await response.json();
  return { status: response.status, report: importReport.safeParse(answer).data, answer };
};

describe('a file of evidence', { timeout: patience }, () => {
  it('is uploaded to the place that was prepared, named by a report, and opened by the appraiser', async () => {
    const bytes = Buffer.from('%PDF-1.7 daftar hadir posyandu');
    const sha256 = createHash('sha256').update(bytes).digest('base64url');
    const file = { name: 'daftar hadir.pdf', mediaType: 'application/pdf', bytes: bytes.length, sha256 };
    const { data } = await city.client.post(staff, path('evidence-files'), 'upload-1', file, 201, preparedUpload);
    const named = { ...report, evidence: [data.evidence] };
    const early = { method: 'POST', path: path('activities'), key: 'report-early', body: named } as const;
    expect(await city.client.refused(staff, early)).toMatchObject({ code: 'unknown-evidence' });

    const { method = '', url = '', headers = {} } = data.upload ?? {};
    expect((await fetch(url, { method, headers, body: 'something else of another size' })).status).toBe(400);
    expect((await fetch(url, { method, headers, body: bytes })).status).toBe(200);
    expect((await say('report-pdf', named)).evidence).toEqual([data.evidence]);

    const found = await city.client.get(chief, path(`evidence-files/${sha256}`), evidenceFile);
    expect(Buffer.from(await (await fetch(found.data.download.url)).arrayBuffer()).equals(bytes)).toBe(true);
    const foreign = { method: 'GET', path: path(`evidence-files/${sha256}`) } as const;
    expect(await city.client.refused(colleague, foreign)).toMatchObject({ code: 'not-found' });
  });

  it('with credentials in its link is refused', async () => {
    const body = { ...report, evidence: ['https://siti:rahasia@drive.example/foto.jpg'] };
    const call = { method: 'POST', path: path('activities'), key: 'report-secret', body } as const;
    expect(await city.client.refused(staff, call)).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/evidence/0', code: 'custom' }],
    });
  });
});

describe('what the appraiser says', { timeout: patience }, () => {
  it('reaches the open page of the employee at once, and stands beside the report', async () => {
    const { data: channel } = await city.client.get(staff, '/v1/me/event-channel', eventChannel);
    if (channel.protocol !== 'sse') throw new Error('no stream on one machine');
    const url = `${city.system.url}${channel.url}`;
    const page = await openEvents(url, await city.system.issueToken(city.agency.id, staff));
    const strangersPage = await openEvents(url, await city.system.issueToken(city.agency.id, colleague));
    expect([(await page.next()).event, (await strangersPage.next()).event]).toEqual(['ready', 'ready']);

    await say('report-review');
    const review = (key: string, decision: string, comment: string | null) =>
      city.client.post(
        chief,
        path('activity-reviews'),
        key,
        { month: '2026-01', entries: [{ date: report.date, id: 'report-review', version: 1, decision, comment }] },
        201,
        journalReviewReceipt,
      );
    await review('review-0001', 'return', 'Lampirkan daftar hadir.');
    const heard = await page.next();
    expect(heard).toMatchObject({ event: 'activities-reviewed', data: { cycleId, month: '2026-01', entries: 1 } });
    const [shown] = (await month(staff, '2026-01')).filter(({ id }) => id === 'report-review');
    expect(shown?.review).toMatchObject({
      status: 'returned',
      remarks: [{ by: chief, text: 'Lampirkan daftar hadir.' }],
    });
    page.close();

    await review('review-0002', 'comment', 'Cukup foto daftar hadir.');
    const again = await openEvents(url, await city.system.issueToken(city.agency.id, staff), heard.id);
    await again.next();
    expect((await again.next()).event).toBe('activities-reviewed');
    again.close();
    strangersPage.close();
  });

  it('is not streamed to who is not signed in', async () => {
    const answer = await fetch(`${city.system.url}/v1/me/events`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  });
});

describe('a report sent twice', { timeout: patience }, () => {
  it('has one effect and the same answer byte for byte', async () => {
    const send = async (): Promise<string> => {
      const token = await city.system.issueToken(city.agency.id, staff);
      const answer = await fetch(`${city.system.url}${path('activities')}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': 'twice-0001',
        },
        body: JSON.stringify({
          ...report,
          endDate: '2026-01-30',
          startTime: '08:00',
          endTime: '09:30',
          quantity: '3',
          progress: '50',
          done: true,
          evidence: ['https://bukti.example.go.id/b', 'https://bukti.example.go.id/a'],
        }),
      });
      return `${answer.status} ${await answer.text()}`;
    };
    const first = await send();
    expect(first).toContain('201 {"date":"2026-01-29"');
    expect(await send()).toBe(first);
    expect((await month(staff, '2026-01')).filter(({ id }) => id === 'twice-0001')).toHaveLength(1);
  });
});

describe('a correction', { timeout: patience }, () => {
  it('is a new version; the first one stays to be read', async () => {
    await say('report-wrong', { quantity: '12' });
    const target = path(`activities/${report.date}/report-wrong`);
    const { version } = await city.client.get(staff, target, activityHistory);
    const { date: _, ...content } = report;
    const body = { ...content, kind: 'correct', reason: 'Salah ketik', quantity: '2' };
    await city.client.post(staff, `${target}/versions`, 'correct-0001', body, 201, activityView, version ?? 0);
    const { data, version: now } = await city.client.get(chief, target, activityHistory);
    expect([data.versions.map(({ quantity }) => quantity), now]).toEqual([['12', '2'], 2]);
    const stale = { method: 'POST', path: `${target}/versions`, key: 'correct-0002', version: 1, body } as const;
    expect(await city.client.refused(staff, stale)).toMatchObject({ code: 'precondition-failed' });
  });

  it('marks what came late', async () => {
    expect((await say('report-late', { date: '2026-01-26' })).lateDays).toBe(3);
  });
});

describe("a month's sheet", { timeout: patience }, () => {
  const header =
    'Tanggal Mulai;Tanggal Selesai;Jam Mulai;Jam Selesai;Hasil Kerja;Kegiatan;Capaian;Progres;Tautan Bukti;Centang';
  const line = (day: string, text: string, rest = '2,5;75%;https://bukti.example.go.id/a;v') =>
    `${day};;08.00;10.30;layanan;${text};${rest}`;

  it('as CSV goes in row by row, and again creates nothing', async () => {
    const lines = [
      line('2026-01-05', 'Pendataan ibu hamil'),
      line('03/04/2026', 'Tanggal yang meragukan'),
      line('2026-04-02', 'Di luar periode'),
      line('2026-01-06', 'Tautan dengan sandi', '1;50;https://a:b@bukti.example.go.id;v'),
      line('25/01/2026', 'Penyuluhan gizi'),
    ];
    const body = `\ufeff${[header, ...lines].join('\r\n')}\r\n`;
    const { status, report: first } = await importSheet('text/csv', body, 'sheet-0001');
    expect([status, first?.created]).toEqual([200, 2]);
    expect(first?.refused.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'startDate', 'ambiguous-date'],
      [3, 'startDate', 'date-outside-period'],
      [4, 'evidenceLink', 'custom'],
    ]);
    const { report: again } = await importSheet('text/csv', body, 'sheet-0002');
    expect([again?.created, again?.unchanged]).toEqual([0, 2]);
    const shown = (await month(chief, '2026-01')).filter(({ source }) => source === 'import');
    expect(
      shown.map(({ date, quantity, progress, done, minutes }) => [date, quantity, progress, done, minutes]),
    ).toEqual([
      ['2026-01-05', '2.5', '75', true, 150],
      ['2026-01-25', '2.5', '75', true, 150],
    ]);
  });

  it('as XLSX goes in, and with formulas or as a bomb does not', async () => {
    const columns = ['startDate', 'startTime', 'endTime', 'workResult', 'activity', 'achievement', 'tick'];
    const cells = [{ day: '2026-01-07' }, { time: '08:00' }, { time: '09:20' }, 2, 'Rekap data posyandu', 1.5, true];
    const body = makeWorkbook([columns, cells]);
    expect((await importSheet(xlsx, body, 'book-0001')).report?.created).toBe(1);
    expect((await importSheet(xlsx, body, 'book-0002')).report).toMatchObject({ created: 0, unchanged: 1 });
    const bomb = makeWorkbook([columns, [' '.repeat(40 * 1024 * 1024)]]);
    const refused = await importSheet(xlsx, bomb, 'book-0003');
    expect([refused.status, refused.answer]).toMatchObject([413, { code: 'body-too-large' }]);
    expect((await importSheet('application/zip', body, 'book-0004')).status).toBe(415);
  });

  it('of a few hundred rows goes in with one call, and again creates nothing', async () => {
    const lines = Array.from({ length: 300 }, (_, i) =>
      line(`2026-01-${String((i % 28) + 1).padStart(2, '0')}`, `Berkas ${i} diperiksa`, ';;;'),
    );
    const body = [header, ...lines].join('\n');
    expect((await importSheet('text/csv', body, 'large-0001')).report).toMatchObject({ received: 300, created: 300 });
    const { report: again } = await importSheet('text/csv', body, 'large-0002');
    expect(again).toMatchObject({ created: 0, unchanged: 300, refused: [] });
  });
});

describe('signals', { timeout: patience }, () => {
  it('are shown to the person first, with leave, and to the appraiser once they are explained', async () => {
    const leaves = { rows: [{ nip: staffNip, from: '2026-01-29', to: '2026-01-29', kind: 'sick' }] };
    const imported = await city.client.post(
      city.administratorId,
      '/v1/directory/leaves/import',
      'leaves-0001',
      leaves,
      200,
      importReport,
    );
    expect(imported.data.created).toBe(1);
    const leave = { from: '2026-01-29', to: '2026-01-29', kind: 'sick' };
    const leavesAs = async (as: string, at: string) => (await city.client.get(as, at, leaveList)).data.items;
    expect(await leavesAs(staff, '/v1/me/leaves')).toEqual([leave]);
    expect(await leavesAs(city.administratorId, `/v1/directory/employees/${staff}/leaves`)).toEqual([leave]);
    expect(await leavesAs(chief, path('leaves'))).toEqual([{ ...leave, kind: null }]);
    const foreign = { method: 'GET', path: path('leaves') } as const;
    expect(await city.client.refused(colleague, foreign)).toMatchObject({ code: 'not-found' });
    const list = async (as: string) => (await city.client.get(as, path('activity-signals'), signalList)).data.items;
    const own = await list(staff);
    expect([...new Set(own.map(({ kind }) => kind))].sort()).toEqual([
      'burst',
      'during-leave',
      'same-evidence',
      'similar-text',
    ]);
    expect(await list(chief)).toEqual([]);
    const signal = own.find(({ kind }) => kind === 'during-leave');
    const explanations = path(`activity-signals/${signal?.signalId}/explanations`);
    await city.client.post(staff, explanations, 'explain-0001', { text: 'Izin setengah hari.' }, 201, z.unknown());
    expect(await list(chief)).toMatchObject([
      { kind: 'during-leave', explanations: [{ text: 'Izin setengah hari.' }] },
    ]);
  });
});
