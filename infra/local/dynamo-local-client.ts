import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoClient } from '../../functions/store/dynamo-client.ts';
import { table } from '../../functions/store/table.ts';
import type { DynamoLocal } from './dynamo-local.ts';

/** Where the engine is, by whose key its items are seen, and whether they outlive it. */
export type LocalAddress = Pick<DynamoLocal, 'endpoint' | 'region' | 'credentials' | 'isOnDisk'>;

/** One read serves everybody who asked before it began: with many writers the price is shared. */
const sharedBarrier = (read: () => Promise<unknown>): (() => Promise<unknown>) => {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<unknown> | null = null;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        running = read();
        return running;
      });
    return next;
  };
};

type WithHeaders = { headers: Record<string, string> };
const hasHeaders = (request: unknown): request is WithHeaders =>
  typeof request === 'object' && request !== null && 'headers' in request;

/** What tells AWS's own service about its callers; this engine reads none of it. */
const unread = ['getUserAgentMiddleware', 'recursionDetectionMiddleware'];

/**
 * DynamoDB Local reads the access key out of the header and checks no signature, so none is computed for it: with what else the
 * engine does not read, that is half of what a call costs this process. On AWS every call is signed.
 */
const nameKeyInsteadOfSigning = (client: DynamoDBClient, { region, credentials }: LocalAddress): void => {
  const scope = `${credentials.accessKeyId}/20260101/${region}/dynamodb/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`;
  if (!client.middlewareStack.remove('httpSigningMiddleware')) return;
  for (const name of unread) client.middlewareStack.remove(name);
  client.middlewareStack.add(
    (next) => (args) => {
      if (hasHeaders(args.request)) args.request.headers.authorization = authorization;
      return next(args);
    },
    { step: 'finalizeRequest', name: 'nameKey' },
  );
};

/**
 * The client for an engine with data on disk. DynamoDB Local 3 answers TransactWriteItems after it has queued the COMMIT
 * and before SQLite has done it (single writes it waits for): killed in between, it forgets an acknowledged transaction.
 * The queue is worked in order, so any read that is answered afterwards shows that the commit is done; only then is the
 * transaction's answer passed on. AWS's own service has no such gap, hence none of this in `functions/`.
 */
export const createLocalClient = (dynamo: LocalAddress, tableName: string): DynamoDBClient => {
  const client = createDynamoClient(dynamo);
  nameKeyInsteadOfSigning(client, dynamo);
  if (!dynamo.isOnDisk) return client;
  const nothing = { [table.partitionKey]: { S: 'barrier' }, [table.sortKey]: { S: 'barrier' } };
  const barrier = sharedBarrier(() => client.send(new GetItemCommand({ TableName: tableName, Key: nothing })));
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (context.commandName === 'TransactWriteItemsCommand') await barrier();
      return answer;
    },
    { step: 'initialize', name: 'answerWhenOnDisk' },
  );
  return client;
};
