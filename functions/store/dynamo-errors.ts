import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ConflictError, StoreBusyError, type Stored, type Write } from '../ports/store.ts';
import { toStored } from './document.ts';

type RawItem = Parameters<typeof unmarshall>[0] | undefined;

/** Refusals for load that the SDK has repeated already. */
const loadNames = new Set([
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/** Reasons inside a cancelled transaction that are load and no condition. */
const collisionCodes = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** The engine did not answer, or could not be reached: whether it wrote is unknown. */
const silentNames = new Set([
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

const wasSilent = (error: Error): boolean =>
  silentNames.has(error.name) ||
  silentNames.has(codeOf(error)) ||
  (error instanceof DynamoDBServiceException && (error.$metadata.httpStatusCode ?? 0) >= 500);

const oldItem = (raw: RawItem): Stored<unknown> | null => (raw ? toStored({}, unmarshall(raw)) : null);

const conflictOf = (error: unknown, writes: Write[]): ConflictError | null => {
  const [first] = writes;
  if (error instanceof ConditionalCheckFailedException && first)
    return new ConflictError(first.key, oldItem(error.Item));
  if (error instanceof TransactionCanceledException)
    for (const [index, reason] of (error.CancellationReasons ?? []).entries()) {
      const write = writes[index];
      if (reason.Code === 'ConditionalCheckFailed' && write) return new ConflictError(write.key, oldItem(reason.Item));
    }
  return null;
};

/** Another transaction held an item: nothing was written, and the SDK does not repeat it by itself. */
export const isCollision = (error: unknown): boolean =>
  error instanceof TransactionConflictException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some((reason) => collisionCodes.has(reason.Code ?? '')));

/** The engine's error in the words of the port; anything else is a fault of ours and comes back as it is. */
export const portError = (error: unknown, writes: Write[]): unknown => {
  const conflict = conflictOf(error, writes);
  if (conflict) return conflict;
  if (error instanceof Error && (isCollision(error) || loadNames.has(error.name) || wasSilent(error)))
    return new StoreBusyError(`the store is busy: ${codeOf(error) || error.name}`);
  return error;
};

/** Whether the SDK itself repeated the call, so that an earlier attempt may have been carried out without an answer. */
export const wasRepeated = (error: unknown): boolean =>
  error instanceof DynamoDBServiceException && (error.$metadata.attempts ?? 1) > 1;
