import { ConflictError, type Store, type Stored } from '../ports/store.ts';
import { holds } from './document.ts';
import { type Upgrade, upgrade, upgrades } from './upgrades.ts';

/**
 * Reads documents of older versions as if they had been written today. Nothing is written back by reading: the next change of
 * the document stores it in its current version, under the version of the item that it was read with.
 */
export const withUpgrades = (inner: Store, ways: readonly Upgrade[] = upgrades): Store => {
  if (ways.length === 0) return inner;

  const current = <T>(stored: Stored<T>): Stored<T> => {
    const data = upgrade(stored.key, stored.data, ways);
    if (data === stored.data) return stored;
    if (!holds<T>({}, data)) throw new TypeError('an upgrade gave something that is no document');
    return { ...stored, data };
  };
  const orNull = <T>(stored: Stored<T> | null): Stored<T> | null => (stored === null ? null : current(stored));

  return {
    get: async (key, reading) => orNull(await inner.get(key, reading)),
    getMany: async (keys) => (await inner.getMany(keys)).map(orNull),
    query: async (range, page) => {
      const { items, next } = await inner.query(range, page);
      return { items: items.map(current), next };
    },
    commit: async (writes) => {
      try {
        await inner.commit(writes);
      } catch (error) {
        if (error instanceof ConflictError) throw new ConflictError(error.key, orNull(error.found));
        throw error;
      }
    },
    insertEach: (inserts) => inner.insertEach(inserts),
  };
};
