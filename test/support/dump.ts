import type { Key, Store, Write } from '../../functions/ports/store.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';

/** A store that can be read from end to end, as somebody with the whole table would. */
export type DumpableStore = Store & { dump(): Promise<{ key: Key; version: number; data: unknown }[]> };

export const createDumpableStore = (inner: Store = createMemoryStore()): DumpableStore => {
  const known = new Map<string, Key>();
  const remember = (writes: Write[]): void => {
    for (const { key } of writes) known.set(`${key.pk}|${key.sk}`, { pk: key.pk, sk: key.sk });
  };
  return {
    ...inner,
    commit: (writes) => {
      remember(writes);
      return inner.commit(writes);
    },
    insertEach: (inserts) => {
      remember(inserts);
      return inner.insertEach(inserts);
    },
    dump: async () => {
      const addresses = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
      const items = await inner.getMany(addresses);
      return items.flatMap((item) =>
        item === null ? [] : [{ key: { pk: item.key.pk, sk: item.key.sk }, version: item.version, data: item.data }],
      );
    },
  };
};
