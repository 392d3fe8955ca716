import { createHash } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConflictError, type Key, type Store } from '../../functions/ports/store.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { shareTestEngine, type TestEngine, testTable } from '../support/dynamo.ts';
import { itemSize } from '../support/item-size.ts';
import { meterWrites, type WriteMeter } from '../support/write-meter.ts';

let engine: TestEngine;
let client: DynamoDBClient;
let meter: WriteMeter;
let store: Store;
beforeAll(async () => {
  engine = await shareTestEngine();
  client = engine.client;
  meter = meterWrites(client);
  store = createDynamoStore({ client, tableName: testTable });
});
afterAll(() => engine.stop());
beforeEach(() => meter.reset());

let last = 0;
const newKey = (): Key<{ text: string }> => {
  last += 1;
  return { pk: 'agency#c1#person#e', sk: `meter#${last}` };
};

/** Text that takes about this many bytes as it is stored: the store packs long documents, and base64 noise to three quarters. */
const text = (bytes: number) => {
  if (bytes < 800) return { text: 'x'.repeat(bytes) };
  const blocks = Array.from({ length: bytes / 32 }, (_, n) => createHash('sha512').update(`${n}`).digest('base64url'));
  return { text: blocks.join('').slice(0, Math.round(bytes / 0.76)) };
};

describe('the size of an item', () => {
  it.each([
    [{ a: 'bc' }, 1 + 2],
    [{ a: 'é😀' }, 1 + 2 + 4],
    [{ ab: true, c: null }, 2 + 1 + 1 + 1],
    [{ a: [] }, 1 + 3],
    [{ a: ['b', 'cd'] }, 1 + 3 + (1 + 1) + (1 + 2)],
    [{ a: { b: 'c' } }, 1 + 3 + (1 + 1 + 1)],
    [{ n: 0 }, 1 + 1],
    [{ n: 12345 }, 1 + 4],
    [{ n: -120 }, 1 + 1 + 1 + 1],
  ])('%j is %i bytes', (item, size) => {
    expect(itemSize(marshall(item))).toBe(size);
  });

  it('begins a new write unit at the byte at which the engine begins one', async () => {
    const nested = { l: [{ name: 'a', n: 7, none: null }], yes: true, n: -12.5, s: 'é' };
    for (const target of [1023, 1024, 1025, 2048, 2049]) {
      const rest = { pk: 'agency#size', sk: `${target}`, nested };
      const room = target - itemSize(marshall({ ...rest, t: '' }));
      const Item = marshall({ ...rest, t: 'x'.repeat(room) });
      expect(itemSize(Item)).toBe(target);
      const put = new PutItemCommand({ TableName: testTable, Item, ReturnConsumedCapacity: 'TOTAL' });
      const { ConsumedCapacity } = await client.send(put);
      expect(ConsumedCapacity?.CapacityUnits).toBe(Math.ceil(target / 1024));
    }
    expect(meter.writeUnits()).toBe(1 + 1 + 2 + 2 + 3);
  });
});

describe('the meter', () => {
  it('counts a single write once and a write in a transaction twice', async () => {
    const [a, b, c] = [newKey(), newKey(), newKey()];
    await store.commit([{ kind: 'insert', key: a, data: text(10) }]);
    expect(meter.writeUnits()).toBe(1);
    await store.commit([b, c].map((key) => ({ kind: 'insert', key, data: text(1500) })));
    expect(meter.writeUnits()).toBe(1 + 2 * (2 + 2));
    await store.commit([
      { kind: 'check', key: a, version: 1 },
      { kind: 'delete', key: b, version: 1 },
    ]);
    expect(meter.writeUnits()).toBe(1 + 8 + 2 + 2 * 2);
    expect(meter.writes.filter(({ sk }) => sk === a.sk)).toEqual([1, 2].map((units) => ({ ...a, units })));
  });

  it('counts facts each for itself, once', async () => {
    const keys = [newKey(), newKey(), newKey()];
    const inserts = keys.map((key, n) => ({ kind: 'insert', key, data: text(n === 0 ? 1500 : 10) }) as const);
    await store.insertEach(inserts);
    expect(meter.writes).toEqual(keys.map(({ pk, sk }, n) => ({ pk, sk, units: n === 0 ? 2 : 1 })));
    await store.insertEach(inserts);
    expect(meter.writeUnits()).toBe(2 * (2 + 1 + 1));
  });

  it('bills the larger of the item before and after, and a refused write too', async () => {
    const key = newKey();
    await store.commit([{ kind: 'insert', key, data: text(3000) }]);
    await store.commit([{ kind: 'replace', key, version: 1, data: text(1) }]);
    expect(meter.writeUnits()).toBe(3 + 3);
    await expect(store.commit([{ kind: 'insert', key, data: text(1) }])).rejects.toBeInstanceOf(ConflictError);
    await store.commit([{ kind: 'delete', key, version: 2 }]);
    expect(meter.writeUnits()).toBe(3 + 3 + 1 + 1);
  });

  it('counts reads in steps of 4 KB: by item for named keys, by the sum for a query', async () => {
    const keys = [newKey(), newKey(), newKey()];
    for (const [n, key] of keys.entries())
      await store.commit([{ kind: 'insert', key: { ...key, pk: 'agency#reads' }, data: text(n === 0 ? 5000 : 100) }]);
    meter.reset();
    await store.getMany(keys.map((key) => ({ ...key, pk: 'agency#reads' })));
    expect([meter.writeUnits(), meter.readUnits()]).toEqual([0, 2 + 1 + 1]);
    await store.query({ pk: 'agency#reads', sk: { kind: 'all' } }, { limit: 10, after: null });
    expect(meter.readUnits()).toBe(4 + 2);
    await store.get(newKey());
    expect(meter.readUnits()).toBe(4 + 2 + 1);
    await store.get(newKey(), { consistency: 'eventual' });
    expect(meter.readUnits()).toBe(4 + 2 + 1 + 0.5);
    await store.getMany([newKey(), newKey()]);
    expect(meter.readUnits()).toBe(4 + 2 + 1 + 0.5 + 2);
  });
});
