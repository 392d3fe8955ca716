import { describe, expect, it } from 'vitest';
import type { Store } from '../../../functions/ports/store.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { gateStore } from '../../../functions/usecases/support/gate-store.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Counts how many calls of a kind are on the way. */
const counting = () => {
  const inner = createMemoryStore();
  const most = { reads: 0, commits: 0 };
  const now = { reads: 0, commits: 0 };
  const count = async <T>(kind: 'reads' | 'commits', call: () => Promise<T>): Promise<T> => {
    now[kind] += 1;
    most[kind] = Math.max(most[kind], now[kind]);
    await nextTurn();
    now[kind] -= 1;
    return call();
  };
  const store: Store = {
    get: (key, how) => count('reads', () => inner.get(key, how)),
    getMany: (keys) => count('reads', () => inner.getMany(keys)),
    query: (range, page) => count('reads', () => inner.query(range, page)),
    commit: (writes) => count('commits', () => inner.commit(writes)),
    insertEach: (inserts) => count('commits', () => inner.insertEach(inserts)),
  };
  return { store, most };
};

const keyOf = (n: number) => ({ pk: 'a#b', sk: String(n).padStart(3, '0') });
const range = { pk: 'a#b', sk: { kind: 'all' } } as const;
const people = Array.from({ length: 40 }, (_, n) => n);

describe('a gated store', () => {
  it('has as many reads and as many commits on the way as it may, and no more', async () => {
    const { store, most } = counting();
    const gated = gateStore(store, { reads: 3, commits: 2 });
    await Promise.all(
      people.map(async (n) => {
        const key = keyOf(n);
        if (n % 2 === 0) await gated.commit([{ kind: 'insert', key, data: { n } }]);
        else expect(await gated.insertEach([{ kind: 'insert', key, data: { n } }])).toEqual(['inserted']);
        expect((await gated.get(key))?.data).toEqual({ n });
        expect((await gated.getMany([key]))[0]?.data).toEqual({ n });
      }),
    );
    expect((await gated.query(range, { limit: 200, after: null })).items).toHaveLength(people.length);
    expect(most).toEqual({ reads: 3, commits: 2 });
  });

  it('goes on after a call that failed, and hands its error on', async () => {
    const gated = gateStore(createMemoryStore(), { reads: 1, commits: 1 });
    const twice = [1, 2].map((n) => gated.commit([{ kind: 'insert', key: keyOf(1), data: { n } }]));
    const [first, second] = await Promise.allSettled(twice);
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
    expect((await gated.get(keyOf(1)))?.version).toBe(1);
  });
});
