import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import pLimit from 'p-limit';
import { rangesOf, shardCountFor } from '../../functions/domain/cycle/sharding.ts';
import type { Range, Store, Stored } from '../../functions/ports/store.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { table } from '../../functions/store/table.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { caseKey, eachOf, loadCycle } from '../../functions/usecases/support/load.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { agencyId, type City, createCity } from './city.ts';
import { stepsOfCycle } from './employee-cycle.ts';
import { printSection, times } from './report.ts';

const cycleId = 'triwulan-1-2026';
const employees = 1_000;
const activitiesEach = 20;
/** As many shards at once as the state machine's Map works at most on two cores. */
const workers = 4;

type Item = { pk: string; sk: string; version: number; data: object };

/** Puts without conditions or transactions, 25 to a call: the fastest way to write that the engine has. */
const writeRaw = async (client: DynamoDBClient, items: Item[]): Promise<number> => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const { partitionKey, sortKey, version, document } = table;
  const puts = items.map((item) => ({
    PutRequest: {
      Item: { [partitionKey]: item.pk, [sortKey]: item.sk, [version]: item.version, [document]: item.data },
    },
  }));
  const calls = Array.from({ length: Math.ceil(puts.length / 25) }, (_, n) => puts.slice(n * 25, (n + 1) * 25));
  const begun = performance.now();
  await pLimit(8).map(calls, async (part) => {
    const { UnprocessedItems } = await documents.send(new BatchWriteCommand({ RequestItems: { [testTable]: part } }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the engine left items unwritten');
  });
  return (performance.now() - begun) / 1000;
};

const read = async <T extends object>(store: Store, range: Range<T>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const { key, version, data } of eachOf({ store }, range)) items.push({ ...key, version, data });
  return items;
};

/** One person's documents up to the review, made by the use cases, then copied for everybody by changing the id. */
const template = async (): Promise<{ id: string; chief: string; items: Item[]; case: Stored<object> }> => {
  const store = createMemoryStore();
  const city = await createCity(store, 1);
  const id = city.staff[0] ?? '';
  for (const { name, run } of stepsOfCycle(city, { cycleId, employeeId: id }, activitiesEach, ['01', '02', '03'])) {
    if (name === 'scored') break;
    await run();
  }
  const items = await read<object>(store, { pk: `${agencyId}#${cycleId}#person#${id}`, sk: { kind: 'all' } });
  return { id, chief: city.chief, items, case: await city.case(cycleId, id) };
};

const copyTo = (item: Item, from: { id: string; chief: string }, to: string, chief: string): Item =>
  JSON.parse(JSON.stringify(item).replaceAll(from.id, to).replaceAll(from.chief, chief));

/** Brings everybody of the city on the engine to the door of scoring. */
const seed = async (client: DynamoDBClient, city: City): Promise<void> => {
  const made = await template();
  const { data: cycle } = await loadCycle(city.deps, agencyId, cycleId);
  const all = city.staff.flatMap((employeeId) => {
    const ready = { ...caseKey(agencyId, cycle, employeeId), version: made.case.version, data: made.case.data };
    return [ready, ...made.items].map((item) => copyTo(item, made, employeeId, city.chief));
  });
  await writeRaw(client, all);
};

const score = async (city: City): Promise<number> => {
  const ranges = rangesOf(shardCountFor(city.staff.length + 2));
  const begun = performance.now();
  await pLimit(workers).map(ranges, (range) => createScoreShards(city.deps)({ agencyId, cycleId, ...range }));
  return (performance.now() - begun) / 1000;
};

/** What scoring wrote for these people: the case and the act of each. */
const written = async (store: Store, city: City): Promise<Item[]> => {
  const items: Item[] = [];
  for (let shard = 0; shard < shardCountFor(city.staff.length + 2); shard += 1)
    items.push(...(await read(store, keys.cases(agencyId, cycleId, shard))));
  for (const employeeId of city.staff) {
    const acts = await read(store, keys.acts(agencyId, cycleId, employeeId));
    items.push(...acts.slice(-1));
  }
  return items;
};

export const benchScoring = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-bench-'));
  const engine = await startTestEngine(folder);
  try {
    const store = createDynamoStore({ client: engine.client, tableName: testTable });
    const city = await createCity(store, employees);
    await city.open(cycleId, 'quarterly');
    await seed(engine.client, city);
    await city.enter(cycleId, 'scoring');
    const seconds = await score(city);
    const items = await written(store, city);
    const copies = items.map((item) => ({ ...item, pk: `raw#${item.pk}` }));
    const raw = Math.min(await writeRaw(engine.client, copies), await writeRaw(engine.client, copies));
    const [speed, rawSpeed] = [employees / seconds, employees / raw];
    printSection(`Scoring ${employees} employees (${activitiesEach} activities each), engine on disk`, [
      { what: 'the same items by raw batch writes', figure: `${rawSpeed.toFixed(0)} employees/s` },
      {
        what: 'scored, with evidence read, chain, transaction',
        figure: `${speed.toFixed(0)} employees/s`,
        ratio: times(rawSpeed / speed),
      },
    ]);
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true });
  }
};
