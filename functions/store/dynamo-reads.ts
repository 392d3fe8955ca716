import type { BatchGetCommandInput, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key, Range } from '../ports/store.ts';
import { table } from './table.ts';

/** Limit of BatchGetItem. */
export const maxKeysOfBatch = 100;

const { partitionKey, sortKey } = table;

export const engineKey = (key: { pk: string; sk: string }) => ({ [partitionKey]: key.pk, [sortKey]: key.sk });

export const batchOf = (TableName: string, keys: Key[]): NonNullable<BatchGetCommandInput['RequestItems']> => ({
  [TableName]: { Keys: keys.map(engineKey), ConsistentRead: true },
});

const condition = (range: Range): { expression: string; values: Record<string, string> } => {
  const inPartition = { expression: `${partitionKey} = :pk`, values: { ':pk': range.pk } };
  const { sk } = range;
  if (sk.kind === 'between')
    return {
      expression: `${inPartition.expression} AND ${sortKey} BETWEEN :from AND :to`,
      values: { ...inPartition.values, ':from': sk.from, ':to': sk.to },
    };
  // The engine takes no empty string as a prefix.
  if (sk.kind === 'prefix' && sk.prefix !== '')
    return {
      expression: `${inPartition.expression} AND begins_with(${sortKey}, :prefix)`,
      values: { ...inPartition.values, ':prefix': sk.prefix },
    };
  return inPartition;
};

/** Consistent unless the caller says otherwise: a close must see every fact that was acknowledged before it. */
export const queryOf = (
  TableName: string,
  range: Range,
  limit: number,
  after: string | null,
  consistent = true,
): QueryCommandInput => {
  const { expression, values } = condition(range);
  return {
    TableName,
    ConsistentRead: consistent,
    Limit: limit,
    KeyConditionExpression: expression,
    ExpressionAttributeValues: values,
    ...(after === null ? {} : { ExclusiveStartKey: engineKey({ pk: range.pk, sk: after }) }),
  };
};
