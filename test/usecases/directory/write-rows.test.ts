import { describe, expect, it } from 'vitest';
import { type Key, type Store, StoreBusyError, type Write } from '../../../functions/ports/store.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { type RowWrites, writeRows } from '../../../functions/usecases/directory/write-rows.ts';

const keyOf = (name: string): Key<{ name: string }> => ({ pk: 'rows', sk: name });
const insert = (name: string): Write => ({ kind: 'insert', key: keyOf(name), data: { name } });
const pair = (row: number): RowWrites => ({
  outcomes: [{ row, outcome: 'created' }],
  writes: [insert(`${row}-a`), insert(`${row}-b`)],
});

const counted = (): { store: Store; sizes: number[] } => {
  const store = createMemoryStore();
  const sizes: number[] = [];
  const commit = async (writes: Write[]): Promise<void> => {
    sizes.push(writes.length);
    await store.commit(writes);
  };
  return { store: { ...store, commit }, sizes };
};
const stored = async (store: Store): Promise<number> =>
  (await store.query({ pk: 'rows', sk: { kind: 'all' } }, { limit: 1000, after: null })).items.length;

describe('rows share transactions', () => {
  it('of at most 50 items, never splitting a row', async () => {
    const { store, sizes } = counted();
    const results = await writeRows(
      store,
      Array.from({ length: 60 }, (_, i) => pair(i + 1)),
    );
    expect(sizes).toEqual([50, 50, 20]);
    expect(results).toHaveLength(60);
    expect(await stored(store)).toBe(120);
  });

  it('and a collision costs only the row that collided, as a whole', async () => {
    const { store } = counted();
    await store.commit([insert('7-b')]);
    const results = await writeRows(
      store,
      Array.from({ length: 30 }, (_, i) => pair(i + 1)),
    );
    expect(results.filter((result) => 'code' in result)).toMatchObject([{ row: 7, code: 'conflict' }]);
    expect(results.filter((result) => 'outcome' in result)).toHaveLength(29);
    expect(await store.get(keyOf('7-a'))).toBeNull();
    expect(await stored(store)).toBe(59);
  });

  it('and a row that asks for nothing costs nothing', async () => {
    const { store, sizes } = counted();
    const results = await writeRows(store, [{ outcomes: [{ row: 1, outcome: 'unchanged' }], writes: [] }]);
    expect(results).toEqual([{ row: 1, outcome: 'unchanged' }]);
    expect(sizes).toEqual([]);
  });

  it('and an engine that is busy fails the request, which may be sent again', async () => {
    const store = {
      commit: async () => {
        throw new StoreBusyError('throttled');
      },
    };
    await expect(writeRows(store, [pair(1)])).rejects.toThrow(StoreBusyError);
  });
});
