import pLimit from 'p-limit';
import type { Store } from '../../../functions/ports/store.ts';

type Call = (store: Store) => Promise<unknown>;
/** As many as the close itself has on the way. */
const atOnce = 16;

/** A store that remembers what it was asked, so that the same reads and the same writes can be done elsewhere with no rule between. */
export const recordCalls = (store: Store) => {
  const reads: Call[] = [];
  const writes: Call[] = [];
  const recording: Store = {
    get: (key) => {
      reads.push((again) => again.get(key));
      return store.get(key);
    },
    getMany: (keys) => {
      reads.push((again) => again.getMany(keys));
      return store.getMany(keys);
    },
    query: (range, page) => {
      reads.push((again) => again.query(range, page));
      return store.query(range, page);
    },
    commit: (some) => {
      writes.push((again) => again.commit(some));
      return store.commit(some);
    },
    insertEach: (inserts) => {
      writes.push((again) => again.insertEach(inserts));
      return store.insertEach(inserts);
    },
  };
  const replay = (calls: readonly Call[], on: Store) => pLimit(atOnce).map(calls, (call) => call(on));
  return { store: recording, reads: (on: Store) => replay(reads, on), writes: (on: Store) => replay(writes, on) };
};
