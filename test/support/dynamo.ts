import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoLocal, startDynamoLocal } from '../../infra/local/dynamo-local.ts';
import { createLocalClient } from '../../infra/local/dynamo-local-client.ts';
import { ensureTable } from '../../infra/local/ensure-table.ts';

export const testTable = 'siklus-test';

export type TestEngine = { dynamo: DynamoLocal; client: DynamoDBClient; stop(): Promise<void> };

/** The real engine with the one table in it; in memory unless a folder is given. */
export const startTestEngine = async (dataDir: string | null = null): Promise<TestEngine> => {
  const dynamo = await startDynamoLocal({ dataDir });
  const client = createLocalClient(dynamo, testTable);
  await ensureTable(client, testTable);
  return {
    dynamo,
    client,
    stop: async () => {
      client.destroy();
      await dynamo.stop();
    },
  };
};
