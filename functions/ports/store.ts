import type { Instant } from '../domain/time/instant.ts';

/** Address of one item, built only by `store/keys.ts`. `T` is the document that stands there; it exists for the type checker alone. */
export type Key<T = unknown> = { readonly pk: string; readonly sk: string; readonly holds?: T };

/** A partition whose items (in the range asked for) are all documents `T`. */
export type Range<T = unknown> = {
  readonly pk: string;
  /** Sort keys between these, both inclusive; `prefix` is the same as from `p` to `p\uffff`. */
  readonly sk: { kind: 'all' } | { kind: 'prefix'; prefix: string } | { kind: 'between'; from: string; to: string };
  readonly holds?: T;
};

/** A whole document with the version that a conditional write names. Versions start at 1. */
export type Stored<T> = { key: Key; version: number; data: T };

/** `expiresAt`: the engine may remove the item after it, within days and for nothing; a replacement names it again. */
export type Write =
  | { kind: 'insert'; key: Key; data: object; expiresAt?: Instant }
  | { kind: 'replace'; key: Key; version: number; data: object; expiresAt?: Instant }
  | { kind: 'delete'; key: Key; version: number }
  | { kind: 'check'; key: Key; version: number };

export type Insert = Extract<Write, { kind: 'insert' }>;
/** `exists`: something stands under the key and was left alone. `busy`: not written, worth a repeat. */
export type InsertOutcome = 'inserted' | 'exists' | 'busy';

/**
 * `eventual`: may miss what was written within the last moments, for half the price. For lists that people look at, never for a
 * decision.
 */
export type Reading = { consistency?: 'eventual' };
export type PageQuery = Reading & { limit: number; after: string | null };
export type Page<T> = { items: Stored<T>[]; next: string | null };

/** A condition did not hold. `found` is the item as it stands, null where there is none. Nothing was written. */
export class ConflictError extends Error {
  readonly key: Key;
  readonly found: Stored<unknown> | null;
  constructor(key: Key, found: Stored<unknown> | null) {
    super(found ? 'the item was changed meanwhile' : 'the item does not exist');
    this.name = 'ConflictError';
    this.key = key;
    this.found = found;
  }
}

/**
 * The engine refused for load (throttled, or another transaction held an item), or did not answer. Every write names what
 * it expects, so a repeat is always safe: it succeeds, or ConflictError shows what stands there. The state machine
 * retries it by this name.
 */
export class StoreBusyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StoreBusyError';
  }
}

/** Versioned documents, one atomic commit. */
export type Store = {
  /** Strongly consistent, unless the caller says that it may miss the last moments. */
  get<T>(key: Key<T>, reading?: Reading): Promise<Stored<T> | null>;
  /** Strongly consistent; split into engine calls of at most 100 keys; the answer is in the order of the keys, null where absent. */
  getMany<T>(keys: Key<T>[]): Promise<(Stored<T> | null)[]>;
  /** In order of the sort key (UTF-8 bytes). `after` is the `next` of the page before; `next` is null at the end. */
  query<T>(range: Range<T>, page: PageQuery): Promise<Page<T>>;
  /** All or nothing; at most 100 writes to different keys. Throws ConflictError or StoreBusyError. */
  commit(writes: Write[]): Promise<void>;
  /**
   * Any number of facts, each for itself and at the price of a single write: for imports of thousands of rows, where one call
   * a row would take the process far longer than the engine. Answers in their order; different keys.
   */
  insertEach(inserts: Insert[]): Promise<InsertOutcome[]>;
};
