import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoLocal, startDynamoLocal } from '../../infra/local/dynamo-local.ts';
import { createLocalClient } from '../../infra/local/dynamo-local-client.ts';
import { engineKeyOf } from '../../infra/local/engine-key.ts';
import { ensureTable } from '../../infra/local/ensure-table.ts';

export const testTable = 'siklus-test';

export type TestEngine = { dynamo: DynamoLocal; client: DynamoDBClient; stop(): Promise<void> };

let running: Promise<DynamoLocal> | null = null;
const serveOthers = () => Promise.reject(new Error("this engine serves the worker's other tests too"));

/**
 * The engine in memory of this worker: started once, since a start costs three seconds of processor time, and ended with the
 * worker. Each caller has an access key of its own and with it a database that nobody else sees; `stop` leaves the engine running.
 */
export const sharedDynamo = async (): Promise<DynamoLocal> => {
  running ??= startDynamoLocal({ dataDir: null });
  const own = { credentials: engineKeyOf(null), kill9: serveOthers, restart: serveOthers, stop: async () => undefined };
  return { ...(await running), ...own };
};

const withTable = async (dynamo: DynamoLocal): Promise<TestEngine> => {
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

/** An engine of its own with the one table in it, ended by `stop`; in memory unless a folder is given. */
export const startTestEngine = async (dataDir: string | null = null): Promise<TestEngine> =>
  withTable(await startDynamoLocal({ dataDir }));

/** The one table in a database of its own on the worker's engine. */
export const shareTestEngine = async (): Promise<TestEngine> => withTable(await sharedDynamo());
