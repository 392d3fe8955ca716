import type { Range } from '../../../functions/ports/store.ts';
import type { LocalAddress } from '../../../infra/local/dynamo-local-client.ts';

/** A document on its way: JSON, or packed as the product's store packs it. */
export type Body = string | Uint8Array;
export type Row = { pk: string; sk: string; version: number; body: Body };
export type Address = { pk: string; sk: string };
export type RowWrite =
  | (Address & { kind: 'insert'; body: Body })
  | (Address & { kind: 'replace'; version: number; body: Body })
  | (Address & { kind: 'delete' | 'check'; version: number });

/** What a store asks of the lean engine. */
export type Ask =
  | { kind: 'get'; keys: Address[] }
  | { kind: 'query'; pk: string; sk: Range['sk']; limit: number; after: string | null }
  | { kind: 'commit'; writes: RowWrite[] };
/** `refused`: place of the write whose condition did not hold; nothing was written. */
export type Answer = { rows: (Row | null)[]; refused?: number };

type Shards = { cycleId: string; from: number; to: number };
/** What the bench asks of the closing process. `record` closes too, and keeps every call for `reads` and `writes`. */
export type Job =
  | ({ kind: 'close' | 'record' } & Shards)
  | { kind: 'sign'; cycleId: string }
  | { kind: 'reads' }
  | { kind: 'writes' };
/** Wall and processor time of the job, and the most memory that the process has held so far, in bytes. */
export type JobDone = { milliseconds: number; cpuMilliseconds: number; largestMemory: number };

export type ToEngine = { id: number; ask: Ask } | { done: JobDone } | { failed: string };
/** A table of DynamoDB Local. */
export type LocalTable = { table: string; at: LocalAddress };
/** `on`: the table that the job is about; without one it asks by messages. */
export type ToClosing = { id: number; answer: Answer } | { job: Job; on?: LocalTable };

export const isToEngine = (message: unknown): message is ToEngine => typeof message === 'object' && message !== null;
export const isToClosing = (message: unknown): message is ToClosing => typeof message === 'object' && message !== null;
