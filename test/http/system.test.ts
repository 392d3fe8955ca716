import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { importReport } from '../../functions/contracts/directory.ts';
import { generateAgency } from '../../infra/local/example/generate-agency.ts';
import { exampleCycle } from '../../infra/local/first-start/example-cycle.ts';
import { foundExampleAgency, personIdOf } from '../../infra/local/first-start/found-example-agency.ts';
import { type System, startSystem } from '../../infra/local/system.ts';
import { readProblem } from './read-problem.ts';

/** The real system: every route, the state machine, AWS's engine with its data on disk. */
const example = generateAgency({ employees: 30, seed: 7 });
const clock = { at: '2026-01-02T01:00:00.000Z', now: (): string => clock.at };
const patience = 300_000;

let folder: string;
let system: System;
let administratorId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siklus-system-'));
  system = await startSystem({ dataDir: folder, clock });
  administratorId = await foundExampleAgency(system.deps, example);
}, patience);
afterAll(async () => {
  await system.stop();
  await rm(folder, { recursive: true });
}, patience);

type Sent = { key?: string; type?: string; body?: unknown; version?: number };
const call = async (personId: string, method: string, path: string, sent: Sent = {}): Promise<Response> => {
  const { body } = sent;
  return fetch(`${system.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await system.issueToken(example.id, personId)}`,
      'content-type': sent.type ?? 'application/json',
      ...(sent.key === undefined ? {} : { 'idempotency-key': sent.key }),
      ...(sent.version === undefined ? {} : { 'if-match': `"${sent.version}"` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
};
const importRows = async (kind: string, key: string, body: unknown, type?: string) => {
  const response = await call(administratorId, 'POST', `/v1/directory/${kind}/import`, {
    key,
    body,
    ...(type === undefined ? {} : { type }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, report: importReport.safeParse(answer).data };
};
const idOf = async (nip: string): Promise<string> => z.string().parse(await personIdOf(system.deps, example.id, nip));

describe('an import file with broken rows', { timeout: patience }, () => {
  const csv = [
    'code;name;kind;parentCode',
    'KOTA;Pemerintah Kota Contoh;agency;',
    'DINAS-X;Dinas X;dinas;KOTA',
    'DINAS-Y;Dinas Y;service',
    'DINAS-Z;Dinas Z;service;KOTA;lebih',
    'DINAS-V;Dinas V;service;KOTA',
    '',
  ].join('\r\n');

  it('takes the good rows in and lists the bad ones by row, column and reason', async () => {
    const { status, report } = await importRows('units', 'import-csv-1', `\ufeff${csv}`, 'text/csv');
    expect(status).toBe(200);
    expect(report).toMatchObject({ received: 5, created: 2 });
    expect(report?.refused.map((r) => [r.row, r.column])).toEqual([
      [2, 'kind'],
      [3, 'parentCode'],
      [4, 'column 5'],
    ]);
    expect(report?.refused.every((r) => r.reason.length > 5)).toBe(true);
  });

  it('doubles nothing when it is sent again', async () => {
    const { report } = await importRows('units', 'import-csv-2', csv, 'text/csv');
    expect(report).toMatchObject({ received: 5, created: 0, unchanged: 2 });
    const units: unknown = await (await call(administratorId, 'GET', '/v1/directory/units')).json();
    const codes = z
      .object({ items: z.array(z.object({ code: z.string() })) })
      .parse(units)
      .items.map((u) => u.code);
    expect(codes.filter((code) => code === 'DINAS-V')).toHaveLength(1);
  });
});

describe('a city over HTTP', { timeout: patience }, () => {
  beforeAll(async () => {
    for (const kind of ['units', 'employees', 'assignments'] as const) {
      const { report } = await importRows(kind, `import-${kind}`, { rows: example[kind] });
      expect(report?.refused).toEqual([]);
    }
    const chairId = await idOf(example.offices.chair);
    const committee = { chairId, memberIds: [chairId, ...(await Promise.all(example.offices.members.map(idOf)))] };
    const people = { committee, authorisedOfficialId: await idOf(example.offices.mayor) };
    const body = { ...exampleCycle(clock.now(), example.zone, people), id: 'tw1' };
    const opened = await call(administratorId, 'POST', '/v1/cycles', { key: 'open-cycle', body });
    expect(opened.status).toBe(202);
    await untilPlanning(1);
  }, patience);

  const cycleShape = z.object({ phase: z.string(), status: z.string(), run: z.number() });
  const untilPlanning = (run: number): Promise<void> =>
    vi.waitFor(
      async () => {
        const cycle: unknown = await (await call(administratorId, 'GET', '/v1/cycles/tw1')).json();
        expect(cycleShape.parse(cycle)).toEqual({ phase: 'planning', status: 'open', run });
      },
      { timeout: patience, interval: 100 },
    );

  const strangers = async (): Promise<[string, string]> => {
    const staff = example.people.filter((p) => !p.headsUnit && !Object.values(example.offices).flat().includes(p.nip));
    const [one, ...others] = staff;
    const other = others.find((p) => p.unitCode !== one?.unitCode);
    return [await idOf(one?.nip ?? ''), await idOf(other?.nip ?? '')];
  };

  it('answers a stranger’s case exactly like an absent one', async () => {
    const [one, other] = await strangers();
    const path = (id: string): string => `/v1/cycles/tw1/employees/${id}/case`;
    const foreign = await readProblem(await call(one, 'GET', path(other)));
    const absent = await readProblem(await call(one, 'GET', path('nobody-at-all')));
    expect(foreign).toEqual({ ...absent, instance: path(other) });
    expect(foreign.code).toBe('not-found');
    expect((await call(one, 'GET', path(one))).status).toBe(200);
  });

  it('answers for a cycle of another agency as for none', async () => {
    const [one] = await strangers();
    const token = await system.issueToken('kota-lain', one);
    const response = await fetch(`${system.url}/v1/cycles/tw1`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
  });

  it('tells the deadline that an act came too late for, with the zone’s offset', async () => {
    const [one] = await strangers();
    const cycle: unknown = await (await call(one, 'GET', '/v1/cycles/tw1')).json();
    const { deadlines } = z.object({ deadlines: z.object({ planning: z.string() }) }).parse(cycle);
    const before = clock.at;
    clock.at = deadlines.planning;
    const body = { plan: { workResults: [workResult], expectations: [], attachments: null } };
    const path = `/v1/cycles/tw1/employees/${one}/plan-submissions`;
    const late = await readProblem(await call(one, 'POST', path, { key: 'too-late-1', body, version: 1 }));
    clock.at = before;
    expect(late).toMatchObject({
      code: 'deadline-passed',
      whoCanFix: 'administrator',
      deadline: '2026-01-17T00:00:00+07:00',
    });
    expect(late.detail).toContain('2026-01-17T00:00:00+07:00');
  });

  it('is busy, and says so, while the engine is dead; and has lost nothing when it is back', async () => {
    await system.dynamo.kill9();
    const refused = await call(administratorId, 'GET', '/v1/cycles');
    expect([refused.status, (await readProblem(refused)).code]).toEqual([429, 'busy']);
    await system.dynamo.restart();
    const cycles = await call(administratorId, 'GET', '/v1/cycles');
    expect(await cycles.json()).toMatchObject({ items: [{ id: 'tw1' }] });
  });

  it('goes on where it was after a stop and a start, and honours the tokens of before', async () => {
    const { port } = new URL(system.url);
    const token = await system.issueToken(example.id, administratorId);
    await system.stop();
    system = await startSystem({ dataDir: folder, clock, port: Number(port) });
    expect(system.runningCycles()).toBe(0);
    expect(await system.resumeCycles()).toBe(1);
    await untilPlanning(2);
    expect(system.runningCycles()).toBe(1);
    const response = await fetch(`${system.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
  });
});

const workResult = {
  id: 'rhk-1',
  kind: 'main',
  text: 'Layanan selesai tepat waktu',
  serves: null,
  weight: '100',
  indicators: [
    {
      id: 'iki-1',
      text: 'Berkas selesai',
      aspect: 'quantity',
      target: '100',
      measure: 'berkas',
      polarisation: { kind: 'higher' },
      weight: '100',
    },
  ],
};
