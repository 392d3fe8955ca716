import { isDeepStrictEqual } from 'node:util';
import { BatchExecuteStatementCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import pLimit from 'p-limit';
import type { Insert, InsertOutcome, Store, Stored } from '../ports/store.ts';
import { checkDifferent } from './check-commit.ts';
import { portError } from './dynamo-errors.ts';
import { pack } from './pack.ts';
import { table } from './table.ts';

/** Limit of BatchExecuteStatement. */
const statementsOfBatch = 25;
/** A person's journal is one partition, which takes a thousand writes a second: a hundred on the way keep it busy. */
const batchesAtOnce = 4;

const loadCodes = new Set([
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'TransactionConflict',
  'InternalServerError',
]);

/** Whether exactly this document stands there, as JSON would carry it. */
export const isWritten = (found: Stored<unknown> | null, version: number, data: object): boolean =>
  found?.version === version && isDeepStrictEqual(found.data, JSON.parse(JSON.stringify(data)));

const outcomeOf = (code: string | undefined, message: string | undefined): InsertOutcome => {
  if (code === undefined) return 'inserted';
  if (code === 'DuplicateItem' || code === 'ConditionalCheckFailed') return 'exists';
  if (loadCodes.has(code)) return 'busy';
  throw new Error(`an insert was refused: ${code} ${message ?? ''}`);
};

type Parts = Pick<Store, 'getMany'> & {
  documents: DynamoDBDocumentClient;
  tableName: string;
  pauses: readonly number[];
  wait(milliseconds: number): Promise<unknown>;
};

/**
 * PartiQL's INSERT refuses an item that exists, as a conditional put does, and a batch of them is no transaction: each is
 * carried out and billed for itself. BatchWriteItem would be as quick, but it overwrites.
 */
export const createInsertEach = ({ documents, tableName, getMany, pauses, wait }: Parts): Store['insertEach'] => {
  const { partitionKey, sortKey, version, document } = table;
  const Statement = `INSERT INTO "${tableName}" VALUE {'${partitionKey}': ?, '${sortKey}': ?, '${version}': ?, '${document}': ?}`;

  /** After a repeat by the SDK, what stands there may be our own first attempt, whose answer was lost. */
  const knowOwn = async (inserts: Insert[], outcomes: InsertOutcome[]): Promise<InsertOutcome[]> => {
    const found = await getMany(inserts.map(({ key }) => key));
    return outcomes.map((outcome, i) => {
      const insert = inserts[i];
      const own = insert !== undefined && isWritten(found[i] ?? null, 1, insert.data);
      return outcome === 'exists' && own ? 'inserted' : outcome;
    });
  };

  const sendOnce = async (inserts: Insert[]): Promise<InsertOutcome[]> => {
    const Statements = inserts.map(({ key, data }) => ({ Statement, Parameters: [key.pk, key.sk, 1, pack(data)] }));
    try {
      const { Responses = [], $metadata } = await documents.send(new BatchExecuteStatementCommand({ Statements }));
      const outcomes = inserts.map((_, i) => outcomeOf(Responses[i]?.Error?.Code, Responses[i]?.Error?.Message));
      return ($metadata.attempts ?? 1) > 1 ? await knowOwn(inserts, outcomes) : outcomes;
    } catch (error) {
      throw portError(error, []);
    }
  };

  const send = async (inserts: Insert[]): Promise<InsertOutcome[]> => {
    const outcomes = await sendOnce(inserts);
    for (const pause of pauses) {
      const busy = outcomes.flatMap((outcome, i) => (outcome === 'busy' ? [i] : []));
      if (busy.length === 0) break;
      await wait(pause);
      const again = await sendOnce(busy.flatMap((i) => inserts[i] ?? []));
      for (const [n, i] of busy.entries()) outcomes[i] = again[n] ?? 'busy';
    }
    return outcomes;
  };

  return async (inserts) => {
    checkDifferent(inserts);
    const batches = Array.from({ length: Math.ceil(inserts.length / statementsOfBatch) }, (_, i) =>
      inserts.slice(i * statementsOfBatch, (i + 1) * statementsOfBatch),
    );
    return (await pLimit(batchesAtOnce).map(batches, send)).flat();
  };
};
