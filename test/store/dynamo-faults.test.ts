import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConflictError, type Insert, type Key, type Store, StoreBusyError } from '../../functions/ports/store.ts';
import { createDynamoClient } from '../../functions/store/dynamo-client.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { shareTestEngine, type TestEngine, testTable } from '../support/dynamo.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';

let engine: TestEngine;
let proxy: FaultyProxy;
let client: DynamoDBClient;
let store: Store;
const waits: number[] = [];

beforeAll(async () => {
  engine = await shareTestEngine();
  proxy = await startFaultyProxy(engine.dynamo.endpoint);
  client = createDynamoClient({ ...engine.dynamo, endpoint: proxy.endpoint });
  store = createDynamoStore({ client, tableName: testTable, wait: async (pause) => waits.push(pause) });
});
afterAll(async () => {
  client.destroy();
  await proxy.stop();
  await engine.stop();
});

const at = (sk: string): Key<{ n: number }> => ({ pk: 'agency#faults', sk });
const times = (count: number, fault: Fault): Fault[] => Array.from({ length: count }, () => fault);
const lost: Fault = { kind: 'lose-answer' };
const cancelled = (...codes: string[]): Fault => ({
  kind: 'refuse',
  status: 400,
  type: 'TransactionCanceledException',
  body: { CancellationReasons: codes.map((Code) => ({ Code })) },
});

describe('an answer that is lost after the engine wrote', () => {
  it('is no conflict: the repeat of an insert, a replacement or a deletion knows its own work', async () => {
    const key = at('lost');
    proxy.next(lost);
    await store.commit([{ kind: 'insert', key, data: { n: 1, gone: undefined } }]);
    expect(proxy.calls).toEqual(['PutItem', 'PutItem']);
    proxy.next(lost);
    await store.commit([{ kind: 'replace', key, version: 1, data: { n: 2 } }]);
    expect(await store.get(key)).toEqual({ key, version: 2, data: { n: 2 } });
    proxy.next(lost);
    await store.commit([{ kind: 'delete', key, version: 2 }]);
    expect(await store.get(key)).toBeNull();
  });

  it('is a conflict where something else stands there, and without a repeat even for the same document', async () => {
    const key = at('foreign');
    await store.commit([{ kind: 'insert', key, data: { n: 1 } }]);
    proxy.next({ kind: 'refuse', status: 500, type: 'InternalServerError' });
    await expect(store.commit([{ kind: 'insert', key, data: { n: 9 } }])).rejects.toBeInstanceOf(ConflictError);
    expect(proxy.calls).toHaveLength(2);
    proxy.next();
    await expect(store.commit([{ kind: 'insert', key, data: { n: 1 } }])).rejects.toBeInstanceOf(ConflictError);
  });

  it('is no conflict for a transaction, which the engine knows by its token', async () => {
    const keys = [at('left'), at('right')];
    proxy.next(lost);
    await store.commit(keys.map((key) => ({ kind: 'insert', key, data: { n: 1 } })));
    expect(proxy.calls).toEqual(['TransactWriteItems', 'TransactWriteItems']);
    expect((await store.getMany(keys)).map((item) => item?.version)).toEqual([1, 1]);
  });
});

describe('an engine that is busy', () => {
  it('is asked again after a collision of transactions, with growing pauses', async () => {
    const keys = [at('c1'), at('c2')];
    waits.length = 0;
    proxy.next(cancelled('None', 'TransactionConflict'), cancelled('ThrottlingError', 'None'));
    await store.commit(keys.map((key) => ({ kind: 'insert', key, data: { n: 1 } })));
    expect(waits).toEqual([20, 60]);
    expect((await store.getMany(keys)).map((item) => item?.version)).toEqual([1, 1]);
  });

  it('is given up after five collisions', async () => {
    proxy.next(...times(9, { kind: 'refuse', status: 400, type: 'TransactionConflictException' }));
    await expect(store.commit([{ kind: 'insert', key: at('c3'), data: { n: 1 } }])).rejects.toBeInstanceOf(
      StoreBusyError,
    );
    expect(proxy.calls).toHaveLength(5);
    proxy.next();
    expect(await store.get(at('c3'))).toBeNull();
  });

  it('is a conflict where a condition failed beside a collision', async () => {
    proxy.next(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
    const writes = [at('c4'), at('c5')].map((key) => ({ kind: 'insert', key, data: { n: 1 } }) as const);
    await expect(store.commit(writes)).rejects.toMatchObject({ name: 'ConflictError', key: at('c5'), found: null });
  });

  it.each([
    [400, 'ProvisionedThroughputExceededException'],
    [400, 'ThrottlingException'],
    [400, 'RequestLimitExceeded'],
    [400, 'TransactionInProgressException'],
    [500, 'InternalServerError'],
    [503, 'ServiceUnavailable'],
  ])('%i %s is repeated by the SDK, then told as busy', async (status, type) => {
    proxy.next(...times(3, { kind: 'refuse', status, type }));
    await expect(store.get(at('any'))).rejects.toBeInstanceOf(StoreBusyError);
    expect(proxy.calls).toHaveLength(3);
  });

  it('is told as busy where it cannot be reached', async () => {
    const away = createDynamoClient({ ...engine.dynamo, endpoint: 'http://127.0.0.1:1' });
    const unreachable = createDynamoStore({ client: away, tableName: testTable });
    await expect(unreachable.commit([{ kind: 'insert', key: at('x'), data: {} }])).rejects.toThrow(
      new StoreBusyError('the store is busy: ECONNREFUSED'),
    );
    await expect(unreachable.query({ pk: 'a', sk: { kind: 'all' } }, { limit: 1, after: null })).rejects.toBeInstanceOf(
      StoreBusyError,
    );
    away.destroy();
  });

  it('leaves a fault of ours as it is', async () => {
    proxy.next({ kind: 'refuse', status: 400, type: 'ValidationException' });
    await expect(store.get(at('any'))).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('keys that the engine left unread', () => {
  /** The engine gets only the first `count` keys; the rest comes back as unprocessed, as under load. */
  const onlyFirst = (count: number): Fault => {
    type Batch = { RequestItems: Record<string, { Keys: object[] }> };
    const isBatch = (body: object): body is Batch => 'RequestItems' in body;
    const keysOf = (body: object): object[] => (isBatch(body) ? (body.RequestItems[testTable]?.Keys ?? []) : []);
    return {
      kind: 'rewrite',
      request: (body) => ({ RequestItems: { [testTable]: { Keys: keysOf(body).slice(0, count) } } }),
      response: (body, sent) => ({ ...body, UnprocessedKeys: { [testTable]: { Keys: keysOf(sent).slice(count) } } }),
    };
  };
  const keys = ['u0', 'u1', 'u2', 'u3', 'u4'].map(at);

  it('are asked for again until all are there', async () => {
    await store.commit(keys.map((key, n) => ({ kind: 'insert', key, data: { n } })));
    waits.length = 0;
    proxy.next(onlyFirst(2), onlyFirst(1));
    expect((await store.getMany(keys)).map((item) => item?.data.n)).toEqual([0, 1, 2, 3, 4]);
    expect(proxy.calls).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
    expect(waits).toEqual([20, 60]);
  });

  it('are never taken for absent: after five calls the store is busy', async () => {
    proxy.next(...times(5, onlyFirst(1)));
    const many = Array.from({ length: 10 }, (_, n) => at(`u${n}`));
    await expect(store.getMany(many)).rejects.toBeInstanceOf(StoreBusyError);
    expect(proxy.calls).toHaveLength(5);
  });
});

describe('facts of which each goes in by itself', () => {
  const facts = (name: string, count: number): Insert[] =>
    Array.from({ length: count }, (_, n) => ({ kind: 'insert', key: at(`${name}${n}`), data: { n } }));

  it("know their own work after a lost answer, and somebody else's", async () => {
    await store.commit([{ kind: 'insert', key: at('own3'), data: { n: 99 } }]);
    proxy.next(lost);
    expect(await store.insertEach(facts('own', 5))).toEqual(['inserted', 'inserted', 'inserted', 'exists', 'inserted']);
    proxy.next();
    expect(await store.insertEach(facts('own', 2))).toEqual(['exists', 'exists']);
  });

  it('are told as busy where the engine has no room for them', async () => {
    proxy.next(...times(40, { kind: 'refuse', status: 400, type: 'ThrottlingException' }));
    expect(await store.insertEach(facts('full', 2))).toEqual(['busy', 'busy']);
    proxy.next();
    expect(await store.get(at('full0'))).toBeNull();
    expect(await store.insertEach(facts('full', 2))).toEqual(['inserted', 'inserted']);
  });

  it('leave a fault of ours as it is', async () => {
    proxy.next({ kind: 'refuse', status: 400, type: 'ValidationException' });
    await expect(store.insertEach(facts('fault', 1))).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
