import type { Key, Store, Stored, Write } from '../../../../functions/ports/store.ts';
import { holds } from '../../../../functions/store/document.ts';
import { createMemoryStore, type Partitions } from '../../../../functions/store/memory-store.ts';

/** One write as its bytes went in. */
export type Written = { kind: Write['kind']; pk: string; sk: string; json: string };
/** One commit that succeeded: when, by which run of which function, what. */
export type Entry = { at: number; by: string; writes: Written[] };

/** The bytes as they stand, and as they came to stand there: all that the oracle sees of the system. */
export type Journal = {
  /** The store as somebody sees it whose writes are put down under this name. */
  storeFor(by: () => string): Store;
  entries: readonly Entry[];
  partitions: Partitions;
  read(pk: string, sk: string): string | null;
  /** Called after each commit. */
  watch(see: (entry: Entry) => void): void;
};

const textOf = (write: Write): string => ('data' in write ? JSON.stringify(write.data) : '');

/** Whoever tries to change it fails, as somebody who changed what is stored would have to. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const one of Object.values(Object.freeze(value))) frozen(one);
  return value;
};

export const createJournal = (now: () => number): Journal => {
  const partitions: Partitions = new Map();
  const inner = createMemoryStore(partitions);
  const entries: Entry[] = [];
  const watchers: ((entry: Entry) => void)[] = [];
  const record = (by: string, writes: Write[]): void => {
    const entry: Entry = {
      at: now(),
      by,
      writes: writes.map((write) => ({ kind: write.kind, pk: write.key.pk, sk: write.key.sk, json: textOf(write) })),
    };
    entries.push(entry);
    for (const see of watchers) see(entry);
  };
  const rules = new Map<string, object>();
  /** A rule set is a hundred times as long as anything else, is read by nearly every call, and never changes: it is parsed once. */
  const get = async <T>(key: Key<T>): Promise<Stored<T> | null> => {
    if (!key.pk.endsWith('#rules')) return inner.get(key);
    const item = partitions.get(key.pk)?.get(key.sk);
    if (item === undefined) return null;
    const data = rules.get(item.json) ?? frozen(JSON.parse(item.json));
    rules.set(item.json, data);
    if (!holds(key, data)) throw new TypeError('the store holds something that is no document');
    return { key: { pk: key.pk, sk: key.sk }, version: item.version, data };
  };
  return {
    storeFor: (by) => ({
      ...inner,
      get,
      commit: async (writes) => {
        await inner.commit(writes);
        record(by(), writes);
      },
      insertEach: async (inserts) => {
        const outcomes = await inner.insertEach(inserts);
        const done = inserts.filter((_, i) => outcomes[i] === 'inserted');
        for (const insert of done) record(by(), [insert]);
        return outcomes;
      },
    }),
    entries,
    partitions,
    read: (pk, sk) => partitions.get(pk)?.get(sk)?.json ?? null,
    watch: (see) => void watchers.push(see),
  };
};
