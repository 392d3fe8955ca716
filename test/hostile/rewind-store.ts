import type { Key, Store } from '../../functions/ports/store.ts';
import { createMemoryStore, type Partitions } from '../../functions/store/memory-store.ts';

/** Everything that a table holds, address by address; nothing in it changes when the store goes on. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, { version: number; json: string }>>;

/** A memory store that says what was written since the last rewind, and goes back to it: every hostile request meets the same city. */
export type RewindStore = Store & {
  snapshot(): Snapshot;
  load(snapshot: Snapshot): void;
  /** Addresses written since the last load or rewind whose bytes are no longer those of before. */
  changed(): Key[];
  textOf(key: Key): string;
  rewind(): void;
};

type Item = { version: number; json: string };
type Undo = { pk: string; sk: string; before: Item | undefined };

export const createRewindStore = (): RewindStore => {
  const partitions: Partitions = new Map();
  const inner = createMemoryStore(partitions);
  const itemAt = (pk: string, sk: string): Item | undefined => partitions.get(pk)?.get(sk);
  let undo: Undo[] = [];
  const before = (keys: Key[]): Undo[] => keys.map(({ pk, sk }) => ({ pk, sk, before: itemAt(pk, sk) }));

  const restore = ({ pk, sk, before: item }: Undo): void => {
    const partition = partitions.get(pk) ?? new Map<string, Item>();
    partitions.set(pk, partition);
    if (item === undefined) partition.delete(sk);
    else partition.set(sk, item);
  };

  return {
    ...inner,
    commit: async (writes) => {
      const known = before(writes.map(({ key }) => key));
      await inner.commit(writes);
      undo.push(...known);
    },
    insertEach: async (inserts) => {
      const known = before(inserts.map(({ key }) => key));
      const outcomes = await inner.insertEach(inserts);
      undo.push(...known.filter((_, i) => outcomes[i] === 'inserted'));
      return outcomes;
    },
    snapshot: () => new Map([...partitions].map(([pk, items]) => [pk, new Map(items)])),
    load: (snapshot) => {
      undo = [];
      partitions.clear();
      for (const [pk, items] of snapshot) partitions.set(pk, new Map(items));
    },
    changed: () => {
      const first = new Map<string, Undo>();
      for (const one of undo) {
        const address = `${one.pk}\n${one.sk}`;
        if (!first.has(address)) first.set(address, one);
      }
      return [...first.values()]
        .filter(({ pk, sk, before: item }) => JSON.stringify(itemAt(pk, sk)) !== JSON.stringify(item))
        .map(({ pk, sk }) => ({ pk, sk }));
    },
    textOf: ({ pk, sk }) => `${pk} ${sk} ${itemAt(pk, sk)?.json ?? ''}`,
    rewind: () => {
      for (const one of undo.toReversed()) restore(one);
      undo = [];
    },
  };
};
