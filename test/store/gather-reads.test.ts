import { describe, expect, test } from 'vitest';
import { type Key, type Store, StoreBusyError } from '../../functions/ports/store.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { gatherReads } from '../../infra/local/gather-reads.ts';
import { describeStoreContract } from './store-contract.ts';

type Note = { text: string };
const at = (sk: string): Key<Note> => ({ pk: 'agency#notes', sk });

describeStoreContract('gathered reads', async () => gatherReads(createMemoryStore()));

/** A store that keeps count of how it was read. */
const counting = (): { store: Store; calls: Key[][] } => {
  const store = createMemoryStore();
  const calls: Key[][] = [];
  const getMany: Store['getMany'] = (keys) => {
    calls.push(keys);
    return store.getMany(keys);
  };
  return { store: { ...store, getMany }, calls };
};

describe('gathered reads', () => {
  test('of one turn go out as one call, and each asker gets its own', async () => {
    const { store, calls } = counting();
    await store.commit(['a', 'b'].map((sk) => ({ kind: 'insert' as const, key: at(sk), data: { text: sk } })));
    const gathered = gatherReads(store);
    const found = await Promise.all(['b', 'none', 'a', 'b'].map((sk) => gathered.get(at(sk))));
    expect(found.map((one) => one?.data.text ?? null)).toEqual(['b', null, 'a', 'b']);
    expect(calls).toHaveLength(1);
  });

  test('of a later turn see what was written in between', async () => {
    const gathered = gatherReads(createMemoryStore());
    expect(await gathered.get(at('a'))).toBeNull();
    await gathered.commit([{ kind: 'insert', key: at('a'), data: { text: 'now' } }]);
    expect((await gathered.get(at('a')))?.data.text).toBe('now');
  });

  test('never ask for more keys at once than one call takes', async () => {
    const { store, calls } = counting();
    const gathered = gatherReads(store);
    await Promise.all(Array.from({ length: 250 }, (_, i) => gathered.get(at(`n${i}`))));
    expect(calls.map((keys) => keys.length)).toEqual([100, 100, 50]);
  });

  test('wait while two calls are under way, and then go as one', async () => {
    const { store, calls } = counting();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const getMany: Store['getMany'] = async (keys) => {
      const found = await store.getMany(keys);
      await held;
      return found;
    };
    const gathered = gatherReads({ ...store, getMany });
    const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const asked: Promise<unknown>[] = [];
    for (const sk of ['a', 'b', 'c', 'd']) {
      asked.push(gathered.get(at(sk)));
      await turn();
    }
    asked.push(gathered.getMany([at('e'), at('f')]));
    await turn();
    expect(calls).toEqual([[at('a')], [at('b')]]);
    release();
    await Promise.all(asked);
    expect(calls).toEqual([[at('a')], [at('b')], [at('c'), at('d'), at('e'), at('f')]]);
  });

  test('tell every asker of a failure, and go on', async () => {
    const store = createMemoryStore();
    let fail = true;
    const getMany: Store['getMany'] = (keys) =>
      fail ? Promise.reject(new StoreBusyError('the store is busy')) : store.getMany(keys);
    const gathered = gatherReads({ ...store, getMany });
    const outcomes = await Promise.allSettled([gathered.get(at('a')), gathered.get(at('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail = false;
    expect(await gathered.get(at('a'))).toBeNull();
  });
});
