import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Write } from '../ports/store.ts';
import { pack } from './pack.ts';
import { table } from './table.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const { partitionKey, sortKey, version, document, expires } = table;
/** The old item comes back with the refusal: tells "not there" from "changed" without another read. */
const returnOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
const isAbsent = { ConditionExpression: `attribute_not_exists(${partitionKey})`, ...returnOld };
const isAt = (n: number) => ({
  ConditionExpression: `${version} = :version`,
  ExpressionAttributeValues: { ':version': n },
  ...returnOld,
});

const expiry = (write: Write): Record<string, number> =>
  'expiresAt' in write && write.expiresAt !== undefined
    ? { [expires]: Math.floor(new Date(write.expiresAt).getTime() / 1000) }
    : {};

/** Whole items, no update expressions: an update is billed for the whole item anyway. */
export const transactItem = (TableName: string, write: Write): TransactItem => {
  const Key = { [partitionKey]: write.key.pk, [sortKey]: write.key.sk };
  switch (write.kind) {
    case 'insert':
      return {
        Put: { TableName, Item: { ...Key, [version]: 1, [document]: pack(write.data), ...expiry(write) }, ...isAbsent },
      };
    case 'replace': {
      const Item = { ...Key, [version]: write.version + 1, [document]: pack(write.data), ...expiry(write) };
      return { Put: { TableName, Item, ...isAt(write.version) } };
    }
    case 'delete':
      return { Delete: { TableName, Key, ...isAt(write.version) } };
    case 'check':
      return { ConditionCheck: { TableName, Key, ...isAt(write.version) } };
  }
};
