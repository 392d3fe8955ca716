import type { Store, Write } from '../../functions/ports/store.ts';

/** The use case came as far as its commit: everything that could refuse it did not. */
export class DryRunError extends Error {
  readonly writes: Write[];
  constructor(writes: Write[]) {
    super('dry run');
    this.name = 'DryRunError';
    this.writes = writes;
  }
}

/** Reads, and ends a use case where it would write. */
export const createDryStore = ({ get, getMany, query }: Store): Store => ({
  get,
  getMany,
  query,
  commit: async (writes) => {
    throw new DryRunError(writes);
  },
  insertEach: async (inserts) => {
    throw new DryRunError(inserts);
  },
});
