import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import pLimit from 'p-limit';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { table } from '../../../functions/store/table.ts';
import type { DynamoLocal } from '../../../infra/local/dynamo-local.ts';
import { createLocalClient } from '../../../infra/local/dynamo-local-client.ts';
import { ensureTable } from '../../../infra/local/ensure-table.ts';
import type { BenchEngine } from './bench-engine.ts';
import type { Row } from './messages.ts';

/** Of BatchWriteItem. */
const rowsOfBatch = 25;
const batchesAtOnce = 8;

const requestOf = ({ pk, sk, version, body }: Row): WriteRequest => {
  const document: unknown = typeof body === 'string' ? JSON.parse(body) : body;
  const item = { [table.partitionKey]: pk, [table.sortKey]: sk, [table.version]: version, [table.document]: document };
  return { PutRequest: { Item: marshall(item) } };
};

function* batchesOf(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < rowsOfBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const write = async (client: DynamoDBClient, tableName: string, batch: readonly Row[]): Promise<void> => {
  let left: WriteRequest[] = batch.map(requestOf);
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }));
    left = UnprocessedItems?.[tableName] ?? [];
  }
};

/** AWS's own engine on this machine, by the product's own store. Its capacity units are counted by `bench -- writes` and `reads`. */
export const dynamoBenchEngine = async (dynamo: DynamoLocal, tableName: string): Promise<BenchEngine> => {
  const client = createLocalClient(dynamo, tableName);
  await ensureTable(client, tableName);
  const { endpoint, region, credentials, isOnDisk } = dynamo;
  return {
    store: createDynamoStore({ client, tableName }),
    reach: { table: tableName, at: { endpoint, region, credentials, isOnDisk } },
    fill: async (rows) => {
      const limit = pLimit(batchesAtOnce);
      const writing = new Set<Promise<void>>();
      for (const batch of batchesOf(rows)) {
        const done = limit(() => write(client, tableName, batch)).finally(() => writing.delete(done));
        writing.add(done);
        if (writing.size >= 2 * batchesAtOnce) await Promise.race(writing);
      }
      await Promise.all(writing);
    },
    tidy: () => undefined,
    metered: (run) => run(),
    close: () => client.destroy(),
  };
};
