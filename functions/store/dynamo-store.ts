import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import pLimit from 'p-limit';
import {
  ConflictError,
  type Key,
  type Page,
  type PageQuery,
  type Range,
  type Store,
  StoreBusyError,
  type Stored,
  type Write,
} from '../ports/store.ts';
import { addressOf, checkCommit } from './check-commit.ts';
import { toStored } from './document.ts';
import { isCollision, portError, wasRepeated } from './dynamo-errors.ts';
import { batchOf, engineKey, maxKeysOfBatch, queryOf } from './dynamo-reads.ts';
import { transactItem } from './dynamo-writes.ts';
import { createInsertEach } from './insert-each.ts';
import { placeOf } from './sort-keys.ts';

/** Pauses in milliseconds before the engine is asked again: the SDK itself repeats neither of the two cases below. */
const pauses = [20, 60, 180, 540] as const;
const batchesAtOnce = 4;

type DynamoStoreOptions = {
  client: DynamoDBClient;
  tableName: string;
  /** Waits between attempts; tests pass one that does not. */
  wait?: (milliseconds: number) => Promise<unknown>;
};

/** Whether exactly this document stands there, as JSON would carry it. */
const isWritten = (found: Stored<unknown> | null, version: number, data: object): boolean =>
  found?.version === version && isDeepStrictEqual(found.data, JSON.parse(JSON.stringify(data)));

/**
 * After a repeat by the SDK, a conflict with exactly what we meant to write is our own first attempt, whose answer was
 * lost. Only for single writes: a transaction carries a token by which the engine knows the repeat.
 */
const isOurOwn = (writes: Write[], { found }: ConflictError): boolean => {
  const [write] = writes;
  if (!write || writes.length > 1 || write.kind === 'check') return false;
  if (write.kind === 'delete') return found === null;
  const version = write.kind === 'insert' ? 1 : write.version + 1;
  return isWritten(found, version, write.data);
};

/** The store on DynamoDB; the same code runs against DynamoDB Local. */
export const createDynamoStore = ({ client, tableName, wait = sleep }: DynamoStoreOptions): Store => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

  const asked = async <T>(call: Promise<T>): Promise<T> =>
    call.catch((error: unknown) => {
      throw portError(error, []);
    });

  const send = async (writes: Write[]): Promise<void> => {
    const items = writes.map((write) => transactItem(tableName, write));
    const [only] = items;
    if (items.length === 1 && only?.Put) await documents.send(new PutCommand(only.Put));
    else if (items.length === 1 && only?.Delete) await documents.send(new DeleteCommand(only.Delete));
    else await documents.send(new TransactWriteCommand({ TransactItems: items }));
  };

  const batch = async <T>(keys: Key<T>[]): Promise<Map<string, Stored<T>>> => {
    const found = new Map<string, Stored<T>>();
    let request = batchOf(tableName, keys);
    for (const pause of [...pauses, null]) {
      const { Responses, UnprocessedKeys } = await asked(
        documents.send(new BatchGetCommand({ RequestItems: request })),
      );
      for (const item of Responses?.[tableName] ?? []) {
        const stored = toStored<T>({}, item);
        found.set(addressOf(stored.key), stored);
      }
      if (!UnprocessedKeys?.[tableName]?.Keys?.length) return found;
      request = UnprocessedKeys;
      if (pause !== null) await wait(pause);
    }
    throw new StoreBusyError('the store left keys unread');
  };

  const getMany = async <T>(keys: Key<T>[]): Promise<(Stored<T> | null)[]> => {
    const different = [...new Map(keys.map((key) => [addressOf(key), key])).values()];
    const batches = Array.from({ length: Math.ceil(different.length / maxKeysOfBatch) }, (_, index) =>
      different.slice(index * maxKeysOfBatch, (index + 1) * maxKeysOfBatch),
    );
    const found = await pLimit(batchesAtOnce).map(batches, (some) => batch(some));
    return keys.map((key) => found.map((some) => some.get(addressOf(key))).find((item) => item) ?? null);
  };

  const commit: Store['commit'] = async (writes) => {
    checkCommit(writes);
    if (writes.length === 0) return;
    let repeated = false;
    for (const pause of [...pauses, null]) {
      try {
        return await send(writes);
      } catch (error) {
        repeated ||= wasRepeated(error);
        const translated = portError(error, writes);
        if (repeated && translated instanceof ConflictError && isOurOwn(writes, translated)) return;
        if (pause === null || translated instanceof ConflictError || !isCollision(error)) throw translated;
        await wait(pause);
      }
    }
  };

  return {
    get: async (key, reading) => {
      const ConsistentRead = reading?.consistency !== 'eventual';
      const input = { TableName: tableName, Key: engineKey(key), ConsistentRead };
      const { Item } = await asked(documents.send(new GetCommand(input)));
      return Item ? toStored(key, Item) : null;
    },

    getMany,

    query: async <T>(range: Range<T>, { limit, after, consistency }: PageQuery): Promise<Page<T>> => {
      const place = placeOf(range.sk, after);
      if (place === 'past-the-end') return { items: [], next: null };
      // One more than asked for tells whether there is a next page; the engine may answer less than asked (1 MB).
      const items: Stored<T>[] = [];
      let start = place === 'inside' ? after : null;
      for (;;) {
        const input = queryOf(tableName, range, limit + 1 - items.length, start, consistency !== 'eventual');
        const { Items = [], LastEvaluatedKey } = await asked(documents.send(new QueryCommand(input)));
        items.push(...Items.map((item) => toStored(range, item)));
        start = items.at(-1)?.key.sk ?? null;
        if (!LastEvaluatedKey || Items.length === 0 || items.length > limit) break;
      }
      const shown = items.slice(0, limit);
      return { items: shown, next: items.length > limit ? (shown.at(-1)?.key.sk ?? null) : null };
    },

    commit,
    insertEach: createInsertEach({ commit }),
  };
};
