import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** Where the engine is and with whose keys; on Lambda address and own keys come from the environment of the runtime. */
export type DynamoAddress = Pick<DynamoDBClientConfig, 'endpoint' | 'region' | 'credentials'> & {
  /** Takes over the connections of another client: one pool for the clients of all agencies. */
  sharing?: DynamoDBClient;
};

/**
 * One client per process. A call takes single-digit milliseconds: one that has not answered after five seconds hangs, and
 * three attempts end well before the 29 seconds of the HTTP API. Connections stay open between calls.
 *
 * The SDK walks through every input and every output for a logger that it was not given, to blank what a log must not hold; it
 * is spared that, a tenth of what a call costs the process.
 */
export const createDynamoClient = ({ endpoint, region, credentials, sharing }: DynamoAddress = {}): DynamoDBClient => {
  const client = new DynamoDBClient({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: sharing?.config.requestHandler ?? {
      connectionTimeout: 1_000,
      requestTimeout: 5_000,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 64 },
      httpsAgent: { keepAlive: true, maxSockets: 64 },
    },
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
};
