import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoClient } from '../../../functions/store/dynamo-client.ts';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { type WholeItem, wholeItemOf } from '../../../functions/store/whole-items.ts';
import { ensureTable } from '../../../infra/local/ensure-table.ts';
import type { Place } from '../../../infra/ops/place.ts';
import { exportTenant } from '../../../infra/ops/tenant/export-tenant.ts';
import { compareTenant, importTenant, planImport } from '../../../infra/ops/tenant/import-tenant.ts';
import { insertItems } from '../../../infra/ops/tenant/insert-items.ts';
import { manifestFileOf, manifestSchema } from '../../../infra/ops/tenant/manifest.ts';
import { itemsOf } from '../../../infra/ops/tenant/read-export.ts';
import { shareTestEngine, type TestEngine, testTable } from '../../support/dynamo.ts';
import { exportWorld, sealNow, verifyWorld } from '../../support/exports.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const now = '2026-06-01T00:00:00.000Z';
let engine: TestEngine;
let folder: string;
let file: string;
let from: Place;
let world: World;
/** A table for each test, so that none finds what another wrote. */
let to: Place;
let tables = 0;

const dump = async ({ client, tableName }: Place): Promise<WholeItem[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }));
  return Items.map(wholeItemOf).sort((a, b) => (`${a.pk}\n${a.sk}` < `${b.pk}\n${b.sk}` ? -1 : 1));
};
const ownOf = (items: WholeItem[], agency: string): WholeItem[] =>
  items.filter(({ pk, sk }) => pk.startsWith(`${agency}#`) || (pk === 'platform#agencies' && sk === agency));
const isToken = ({ pk, sk }: WholeItem): boolean => pk === `${agencyId}#${cycleId}#workflow` && sk === 'token';
const storeOf = ({ client, tableName }: Place) => createDynamoStore({ client, tableName });
const message = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'no error at all'),
  );

/** The same table by a client that something happens to: before each call, numbered from 1. */
const disturbed = (place: Place, before: (call: number) => Promise<void>): Place => {
  const client = createDynamoClient(engine.dynamo);
  let calls = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      await before(calls);
      return next(args);
    },
    { step: 'initialize', name: 'disturb' },
  );
  return { ...place, client };
};

beforeAll(async () => {
  engine = await shareTestEngine();
  from = { client: engine.client, tableName: testTable };
  world = await createWorld({ store: storeOf(from) });
  await world.reviewed('ani');
  await world.planned('budi');
  await sealNow(world, 'scoring');
  await world.put(keys.taskToken(agencyId, cycleId), { schemaVersion: 1, phase: 'planning', run: 1, token: 'secret' });
  const entry = { kind: 'access' };
  const access = (date: string) => keys.access(agencyId, 'ani', date, 'budi');
  const keep = (date: string, expiresAt: string) =>
    world.deps.store.commit([{ kind: 'insert', key: access(date), data: entry, expiresAt }]);
  await keep('2026-05-01', '2031-05-01T00:00:00.000Z');
  await keep('2021-05-01', '2026-05-01T00:00:00.000Z');
  // A neighbour whose id begins alike, in the same table.
  await world.put(keys.agencyEntry(`${agencyId}-lain`), { schemaVersion: 1, agencyId: `${agencyId}-lain` });
  await world.put(keys.unit(`${agencyId}-lain`, 'X'), {
    schemaVersion: 1,
    code: 'X',
    name: 'Lain',
    kind: 'service',
    parentCode: null,
    headId: null,
  });
}, 300_000);
afterAll(() => engine.stop());

beforeEach(async () => {
  tables += 1;
  to = { client: engine.client, tableName: `siklus-copy-${tables}` };
  await ensureTable(to.client, to.tableName);
  folder = await mkdtemp(join(tmpdir(), 'siklus-ops-'));
  file = join(folder, 'kota.jsonl');
  await exportTenant(from, { agencyId, file, now });
  return () => rm(folder, { recursive: true, force: true });
});

describe('an agency that is exported and imported', () => {
  it('stands in the second table as in the first, versions and times to live included, and nothing of a neighbour', async () => {
    const manifest = await importTenant(to, { file, now });
    const expected = ownOf(await dump(from), agencyId).filter(
      (item) => !isToken(item) && (item.expires === undefined || item.expires > Date.parse(now) / 1000),
    );
    const copied = await dump(to);
    expect(copied).toEqual(expected);
    expect(copied.length).toBe(manifest.items);
    expect(copied.filter(({ expires }) => expires !== undefined)).toHaveLength(1);
    expect(copied.some(({ version }) => version > 1)).toBe(true);
    expect(await compareTenant(to, { file })).toMatchObject({ same: true });
  });

  it('has chains and seals that verify, and people who can go on', async () => {
    await importTenant(to, { file, now });
    const copy: World = { ...world, deps: { ...world.deps, store: storeOf(to) } };
    const report = await verifyWorld(await exportWorld(copy));
    expect(report.findings).toEqual([]);
    expect(report.totals.acts).toBeGreaterThan(3);
    expect(await exportWorld(copy)).toEqual(await exportWorld(world));
  });

  it('can be read without this system: a line is an item with its whole document', async () => {
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestFileOf(file), 'utf8')));
    expect(lines).toHaveLength(manifest.items);
    expect(Object.values(manifest.counts).reduce((a, b) => a + b, 0)).toBe(manifest.items);
    expect(lines.find((line) => line.includes('"act#000001"'))).toContain('Layanan kesehatan ibu dan anak');
    expect(lines.join('')).not.toContain('"secret":"secret"');
    expect(lines.filter((line) => line.includes('"token":"secret"'))).toEqual([]);
  });
});

describe('an export', () => {
  it('is refused while the data change, and leaves no file behind', async () => {
    const other = join(folder, 'other.jsonl');
    const moving = disturbed(from, async (call) => {
      if (call === 2) await world.put(keys.nip(agencyId, '1'), { schemaVersion: 1, employeeId: 'x' });
    });
    expect(await message(exportTenant(moving, { agencyId, file: other, now }))).toMatch(/changed while they were read/);
    expect(await readdir(folder)).toEqual(['kota.jsonl', 'kota.jsonl.manifest.json']);
  });

  it('overwrites nothing and knows no agency that is not there', async () => {
    expect(await message(exportTenant(from, { agencyId, file, now }))).toMatch(/OpsError: .* exists/);
    const none = exportTenant(from, { agencyId: 'tiada', file: join(folder, 'tiada.jsonl'), now });
    expect(await message(none)).toMatch(/holds nothing of agency tiada/);
    expect(await readdir(folder)).toHaveLength(2);
  });
});

describe('a broken file is refused and nothing is written', () => {
  const withText = async (change: (text: string) => string): Promise<void> =>
    writeFile(file, change(await readFile(file, 'utf8')));
  const cases: [string, () => Promise<unknown>, RegExp][] = [
    ['cut short in a line', async () => truncate(file, (await readFile(file)).length - 20), /broken or cut short/],
    [
      'cut short after a line',
      () => withText((t) => `${t.trimEnd().split('\n').slice(0, -1).join('\n')}\n`),
      /cut short/,
    ],
    ['one letter changed', () => withText((t) => t.replace('Teliti', 'Teledor')), /not the file that its manifest/],
    ['a version changed', () => withText((t) => t.replace('"version":1', '"version":7')), /not the file/],
    ['a line twice', () => withText((t) => `${t}${t.split('\n')[0]}\n`), /not the file|items/],
    ['something added', () => appendFile(file, 'x'), /broken/],
    ['of another agency', () => withText((t) => t.replace(`"pk":"${agencyId}#`, '"pk":"lain#')), /another agency/],
    ['without a manifest', () => rm(manifestFileOf(file)), /no manifest/],
    ['with another manifest', () => writeFile(manifestFileOf(file), '{}'), /no manifest of an export/],
  ];

  it.each(cases)('%s', async (_, breakIt, says) => {
    await breakIt();
    expect(await message(importTenant(to, { file, now }))).toMatch(says);
    expect(await dump(to)).toEqual([]);
  });
});

describe('an import', () => {
  /** The engine goes away after so many calls. */
  const dying = (calls: number): Place =>
    disturbed(to, async (call) => {
      if (call > calls) throw new Error('power cut');
    });

  it.each([1, 2, 3, 4, 5, 6, 7])('cut off after %d calls shows no agency and is taken up again', async (calls) => {
    const outcome = await message(importTenant(dying(calls), { file, now }));
    expect(outcome).toMatch(/power cut|no error/);
    const store = storeOf(to);
    if (outcome !== 'no error') {
      expect([await store.get(keys.agency(agencyId)), await store.get(keys.agencyEntry(agencyId))]).toEqual([
        null,
        null,
      ]);
      await importTenant(to, { file, now });
    }
    expect(await compareTenant(to, { file })).toMatchObject({ same: true });
    expect(await store.get(keys.tenantImport(agencyId))).toBeNull();
  });

  it('is refused where the agency exists, and leaves it alone', async () => {
    await importTenant(to, { file, now });
    const before = await dump(to);
    expect(await message(importTenant(to, { file, now }))).toMatch(/exists in siklus-copy/);
    expect(await message(planImport(from, { file }))).toMatch(/exists in siklus-test/);
    expect(await dump(to)).toEqual(before);
  });

  it('that was begun goes on with its own file alone', async () => {
    await message(importTenant(dying(3), { file, now }));
    await world.put(keys.nip(agencyId, '2'), { schemaVersion: 1, employeeId: 'y' });
    const later = join(folder, 'later.jsonl');
    await exportTenant(from, { agencyId, file: later, now });
    expect(await message(importTenant(to, { file: later, now }))).toMatch(/another file was begun/);
    expect(await planImport(to, { file })).toMatchObject({ state: 'begun' });
  });

  it('stays hidden where something else stands under one of its keys', async () => {
    await message(importTenant(dying(3), { file, now }));
    for await (const item of itemsOf(file))
      if (item.pk === `${agencyId}#units`)
        await storeOf(to).insertEach([{ kind: 'insert', key: item, data: { x: 1 } }]);
    expect(await message(importTenant(to, { file, now }))).toMatch(/does not hold what the file does.*stays hidden/);
    expect(await storeOf(to).get(keys.agency(agencyId))).toBeNull();
  });

  it('that comes late writes over nothing', async () => {
    await importTenant(to, { file, now });
    const store = storeOf(to);
    const unit = await store.get(keys.unit(agencyId, 'KOTA'));
    if (unit === null) throw new Error('no unit');
    await store.commit([
      { kind: 'replace', key: unit.key, version: unit.version, data: { ...unit.data, name: 'Baru' } },
    ]);
    const items: WholeItem[] = [];
    for await (const item of itemsOf(file)) if (item.pk === `${agencyId}#units`) items.push(item);
    await insertItems(to, items);
    expect((await store.get(keys.unit(agencyId, 'KOTA')))?.data.name).toBe('Baru');
    expect(await compareTenant(to, { file })).toMatchObject({ same: false });
  });
});
