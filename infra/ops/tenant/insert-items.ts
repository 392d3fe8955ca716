import { setTimeout as sleep } from 'node:timers/promises';
import { BatchExecuteStatementCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { attributesOf, type WholeItem } from '../../../functions/store/whole-items.ts';
import { OpsError } from '../ops-error.ts';
import type { Place } from '../place.ts';

/** Limit of BatchExecuteStatement. */
export const itemsOfBatch = 25;
const attempts = 8;
const firstPause = 50;

const alreadyThere = ['DuplicateItem', 'ConditionalCheckFailed'];
const forLoad = [
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'TransactionConflict',
  'InternalServerError',
];

/**
 * Writes items with their versions where nothing stands, and leaves alone what does: somebody who imports the same file a second
 * time, late, can never write over data that the agency has changed since.
 */
export const insertItems = async ({ client, tableName }: Place, items: WholeItem[]): Promise<void> => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  let left = items.map((item) => {
    const attributes = Object.entries(attributesOf(item));
    const names = attributes.map(([name]) => `'${name}': ?`).join(', ');
    return {
      Statement: `INSERT INTO "${tableName}" VALUE {${names}}`,
      Parameters: attributes.map(([, value]) => value),
    };
  });
  for (let attempt = 0; attempt < attempts && left.length > 0; attempt++) {
    if (attempt > 0) await sleep(firstPause * 2 ** attempt);
    const { Responses = [] } = await documents.send(new BatchExecuteStatementCommand({ Statements: left }));
    left = left.filter((_, i) => {
      const code: string | undefined = Responses[i]?.Error?.Code;
      if (code === undefined || alreadyThere.includes(code)) return false;
      if (forLoad.includes(code)) return true;
      throw new OpsError(`The table refuses an item: ${code}. Call the same command again: it goes on.`);
    });
  }
  if (left.length > 0) throw new OpsError('The table refuses for load. Call the same command again: it goes on.');
};
