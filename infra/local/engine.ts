import { join } from 'node:path';
import type { Store } from '../../functions/ports/store.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { withUpgrades } from '../../functions/store/upgrading-store.ts';
import { type DynamoLocal, startDynamoLocal } from './dynamo-local.ts';
import { createLocalClient } from './dynamo-local-client.ts';
import { ensureTable } from './ensure-table.ts';
import { gatherReads } from './gather-reads.ts';

export const tableName = 'siklus';

export type Engine = { dynamo: DynamoLocal; store: Store; stop(): Promise<void> };

/** AWS's engine with the one table in it: one that runs already, or one of its own, on disk below `dataDir` or in memory. */
export const startEngine = async (dataDir: string | null, running?: DynamoLocal): Promise<Engine> => {
  const dynamo = running ?? (await startDynamoLocal({ dataDir: dataDir === null ? null : join(dataDir, 'dynamodb') }));
  const client = createLocalClient(dynamo, tableName);
  const stop = async (): Promise<void> => {
    client.destroy();
    if (running === undefined) await dynamo.stop();
  };
  try {
    await ensureTable(client, tableName);
  } catch (error) {
    await stop();
    throw error;
  }
  return { dynamo, store: gatherReads(withUpgrades(createDynamoStore({ client, tableName }))), stop };
};
