import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The table that a verb works on, with a client that may read (and, where the verb says so, write) all of it. */
export type Place = { client: DynamoDBClient; tableName: string };
export type Printer = (line: string) => void;
