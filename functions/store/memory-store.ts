import {
  ConflictError,
  type Key,
  type Page,
  type PageQuery,
  type Range,
  type Store,
  type Stored,
  type Write,
} from '../ports/store.ts';
import { checkCommit, checkDifferent } from './check-commit.ts';
import { holds } from './document.ts';
import { compareSortKeys, isInRange, placeOf } from './sort-keys.ts';

/** Documents are kept as text, so that nobody can change a stored one through a reference, and `undefined` drops out. */
type Item = { version: number; json: string };
/** By partition key, then by sort key. */
export type Partitions = Map<string, Map<string, Item>>;

/**
 * The store of the simulation and of fast tests: the same contract as the engine, in one process's memory. Whoever hands in the
 * partitions sees every stored byte.
 */
export const createMemoryStore = (partitions: Partitions = new Map()): Store => {
  const read = <T>(key: Key<T>): Stored<T> | null => {
    const item = partitions.get(key.pk)?.get(key.sk);
    if (!item) return null;
    const data: unknown = JSON.parse(item.json);
    if (!holds(key, data)) throw new TypeError('the store holds something that is no document');
    return { key: { pk: key.pk, sk: key.sk }, version: item.version, data };
  };

  const check = (write: Write): void => {
    const found = partitions.get(write.key.pk)?.get(write.key.sk) ?? null;
    const met = write.kind === 'insert' ? found === null : found?.version === write.version;
    if (!met) throw new ConflictError(write.key, read(write.key));
  };

  const apply = (write: Write): void => {
    const { pk, sk } = write.key;
    const partition = partitions.get(pk) ?? new Map<string, Item>();
    partitions.set(pk, partition);
    switch (write.kind) {
      case 'insert':
        partition.set(sk, { version: 1, json: JSON.stringify(write.data) });
        break;
      case 'replace':
        partition.set(sk, { version: write.version + 1, json: JSON.stringify(write.data) });
        break;
      case 'delete':
        partition.delete(sk);
        break;
      case 'check':
        break;
    }
  };

  return {
    get: async (key) => read(key),
    getMany: async (keys) => keys.map((key) => read(key)),
    query: async <T>(range: Range<T>, page: PageQuery): Promise<Page<T>> => {
      const place = placeOf(range.sk, page.after);
      if (place === 'past-the-end') return { items: [], next: null };
      const after = place === 'inside' ? page.after : null;
      const found = [...(partitions.get(range.pk)?.keys() ?? [])]
        .filter((sk) => isInRange(range.sk, sk) && (after === null || compareSortKeys(after, sk) < 0))
        .sort(compareSortKeys);
      const sks = found.slice(0, page.limit);
      return {
        items: sks.map((sk) => read<T>({ pk: range.pk, sk })).filter((item) => item !== null),
        next: found.length > sks.length ? (sks.at(-1) ?? null) : null,
      };
    },
    commit: async (writes) => {
      checkCommit(writes);
      for (const write of writes) check(write);
      for (const write of writes) apply(write);
    },
    insertEach: async (inserts) => {
      checkDifferent(inserts);
      return inserts.map((insert) => {
        if (partitions.get(insert.key.pk)?.has(insert.key.sk)) return 'exists';
        apply(insert);
        return 'inserted';
      });
    },
  };
};
