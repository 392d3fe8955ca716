import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { table } from '../../functions/store/table.ts';
import { itemSize } from './item-size.ts';

type Item = Record<string, AttributeValue>;
type ItemWrite = { kind: 'put' | 'delete' | 'check'; key: Item; item: Item | null };

/** One write of one attempt, and what it costs. */
export type Bill = { pk: string; sk: string; units: number };
export type WriteMeter = {
  /** Since the start or the last `reset`. */
  readonly writes: Bill[];
  writeUnits(): number;
  readUnits(): number;
  reset(): void;
};

/** A write unit pays for 1 KB, a consistent read unit for 4 KB; begun units count whole. */
const unitsOf = (size: number, step: number): number => Math.max(1, Math.ceil(size / step));
const placeOf = (key: Item): { pk: string; sk: string } => ({
  pk: key[table.partitionKey]?.S ?? '',
  sk: key[table.sortKey]?.S ?? '',
});
const addressOf = (key: Item): string => Object.values(placeOf(key)).join('\n');
const keyOf = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name === table.partitionKey || name === table.sortKey));

type TransactItem = { Put?: { Item: Item }; Delete?: { Key: Item }; ConditionCheck?: { Key: Item } };
type Request = {
  ConsistentRead?: boolean;
  Item?: Item;
  Key?: Item;
  TransactItems?: TransactItem[];
  RequestItems?: Record<string, BatchWrite[] | BatchRead>;
};
type BatchRead = { Keys?: unknown[]; ConsistentRead?: boolean };
type BatchWrite = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } };
/** Behind the document client the items of an answer are plain documents already; to be measured they are turned back. */
type Document = Record<string, unknown>;
type Answer = {
  Item?: Document;
  Items?: Document[];
  Responses?: Record<string, Document[]>;
  UnprocessedKeys?: Record<string, { Keys?: unknown[] }>;
};

const isRequest = (input: object): input is Request => typeof input === 'object';
const isAnswer = (output: object): output is Answer => typeof output === 'object';

const put = (item: Item): ItemWrite => ({ kind: 'put', key: keyOf(item), item });
const remove = (key: Item): ItemWrite => ({ kind: 'delete', key, item: null });

const transactWrites = (items: TransactItem[]): ItemWrite[] =>
  items.flatMap(({ Put, Delete, ConditionCheck }) => [
    ...(Put ? [put(Put.Item)] : []),
    ...(Delete ? [remove(Delete.Key)] : []),
    ...(ConditionCheck ? [{ kind: 'check', key: ConditionCheck.Key, item: null } as const] : []),
  ]);

const writesOf = (command: string, request: Request): { writes: ItemWrite[]; factor: 1 | 2 } => {
  switch (command) {
    case 'PutItemCommand':
      return { writes: request.Item ? [put(request.Item)] : [], factor: 1 };
    case 'DeleteItemCommand':
      return { writes: request.Key ? [remove(request.Key)] : [], factor: 1 };
    case 'BatchWriteItemCommand': {
      const all = Object.values(request.RequestItems ?? {}).flatMap((one) => (Array.isArray(one) ? one : []));
      const writes = all.flatMap(({ PutRequest, DeleteRequest }) => [
        ...(PutRequest ? [put(PutRequest.Item)] : []),
        ...(DeleteRequest ? [remove(DeleteRequest.Key)] : []),
      ]);
      return { writes, factor: 1 };
    }
    case 'TransactWriteItemsCommand':
      return { writes: transactWrites(request.TransactItems ?? []), factor: 2 };
    default:
      return { writes: [], factor: 1 };
  }
};

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);

const documentSize = (document: Document): number => itemSize(marshall(document));

/**
 * One unit for each 4 KB begun of a consistent read, by item; for a query by the page. An eventual one costs half. What is asked for by
 * name and is not there costs a unit as well.
 */
const readUnitsOf = (command: string, request: Request, answer: Answer): number => {
  const step = 4096;
  switch (command) {
    case 'GetItemCommand':
      return unitsOf(answer.Item ? documentSize(answer.Item) : 0, step);
    case 'QueryCommand':
      return unitsOf(sum((answer.Items ?? []).map(documentSize)), step);
    case 'BatchGetItemCommand': {
      const found = Object.values(answer.Responses ?? {}).flat();
      const left = Object.values(answer.UnprocessedKeys ?? {}).flatMap(({ Keys }) => Keys ?? []);
      const asked = Object.values(request.RequestItems ?? {}).flatMap((one) => ('Keys' in one ? (one.Keys ?? []) : []));
      return asked.length - left.length - found.length + sum(found.map((item) => unitsOf(documentSize(item), step)));
    }
    default:
      return 0;
  }
};

/**
 * Counts what AWS would bill for the calls of a client, from what goes over the wire, each attempt for itself: DynamoDB
 * Local's own ConsumedCapacity halves transactions. A write is billed by the larger of the item before and after, refused
 * ones too; in a transaction everything costs double.
 */
export const meterWrites = (client: DynamoDBClient): WriteMeter => {
  const sizes = new Map<string, number>();
  const writes: Bill[] = [];
  let readUnits = 0;

  const bill = ({ key, item }: ItemWrite, factor: number): void => {
    const before = sizes.get(addressOf(key)) ?? 0;
    const units = factor * unitsOf(Math.max(before, item ? itemSize(item) : 0), 1024);
    writes.push({ ...placeOf(key), units });
  };
  const remember = ({ kind, key, item }: ItemWrite): void => {
    if (kind === 'put' && item) sizes.set(addressOf(key), itemSize(item));
    if (kind === 'delete') sizes.delete(addressOf(key));
  };

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = context.commandName ?? '';
      const sent = isRequest(args.input) ? writesOf(command, args.input) : { writes: [], factor: 1 };
      for (const write of sent.writes) bill(write, sent.factor);
      const answer = await next(args);
      for (const write of sent.writes) remember(write);
      const price = isRequest(args.input) && args.input.ConsistentRead === false ? 0.5 : 1;
      if (isRequest(args.input) && isAnswer(answer.output))
        readUnits += price * readUnitsOf(command, args.input, answer.output);
      return answer;
    },
    // After serialisation each attempt passes here, as it does over the wire.
    { step: 'finalizeRequest', name: 'writeMeter', priority: 'low' },
  );

  return {
    writes,
    writeUnits: () => sum(writes.map(({ units }) => units)),
    readUnits: () => readUnits,
    reset: () => {
      writes.length = 0;
      readUnits = 0;
    },
  };
};
