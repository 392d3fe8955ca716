import type { Store } from '../../ports/store.ts';
import { createGate } from './create-gate.ts';

/**
 * The same store with at most so many reads and so many commits on the way; the others wait in the order in which they came. A worker
 * may then have more cases in work than the engine is asked about at once: while one is computed the next questions are there already.
 */
export const gateStore = (store: Store, most: { reads: number; commits: number }): Store => {
  const [reading, committing] = [createGate(most.reads), createGate(most.commits)];
  return {
    get: (key, how) => reading(() => store.get(key, how)),
    getMany: (keys) => reading(() => store.getMany(keys)),
    query: (range, page) => reading(() => store.query(range, page)),
    commit: (writes) => committing(() => store.commit(writes)),
    insertEach: (inserts) => committing(() => store.insertEach(inserts)),
  };
};
