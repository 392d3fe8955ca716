import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamoLocal, startDynamoLocal } from '../dynamo-local.ts';
import { makeScratchFolder } from '../scratch-folder.ts';

/** Where a demo's data lie and the engine that holds them. */
export type Ground = {
  dataDir: string;
  dynamo: DynamoLocal;
  /** Ends the engine and throws the data away. */
  leave(): Promise<void>;
};

/** @throws JavaMissingError with one sentence that says how to install Java. */
export const breakGround = async (): Promise<Ground> => {
  const dataDir = await makeScratchFolder('siklus-demo-');
  const discard = (): void => rmSync(dataDir, { recursive: true, force: true });
  // The engine ends with this process; its files must not stay behind.
  process.once('exit', discard);
  const dynamo = await startDynamoLocal({ dataDir: join(dataDir, 'dynamodb') }).catch((error: unknown) => {
    discard();
    throw error;
  });
  return {
    dataDir,
    dynamo,
    leave: async () => {
      await dynamo.stop();
      process.off('exit', discard);
      discard();
    },
  };
};
