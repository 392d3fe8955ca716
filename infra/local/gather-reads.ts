import type { Key, Store, Stored } from '../../functions/ports/store.ts';

type Found = Stored<unknown> | null;
type Asker = { key: Key<unknown>; resolve(found: Found): void; reject(error: unknown): void };

/** Keys that one engine call takes. */
const most = 100;

/** What was found under a key is of the key's type. */
const isOf = <T>(key: Key<T>, found: Stored<unknown>): found is Stored<T> =>
  found.key.pk === key.pk && found.key.sk === key.sk;

/**
 * Reads that different requests ask for within one turn of the event loop go to the engine as one call. On AWS every request
 * has a process of its own; here they share one, and the cost of a call (signature, connection, parsing) is what a laptop
 * has least of. The reads stay strongly consistent, and each asker gets its own answer or the error.
 */
export const gatherReads = (store: Store): Store => {
  let askers: Asker[] = [];

  const flush = (): void => {
    const batch = askers.slice(0, most);
    askers = askers.slice(most);
    if (askers.length > 0) setImmediate(flush);
    store.getMany(batch.map(({ key }) => key)).then(
      (found) => {
        for (const [i, { resolve }] of batch.entries()) resolve(found[i] ?? null);
      },
      (error: unknown) => {
        for (const { reject } of batch) reject(error);
      },
    );
  };

  const ask = (key: Key<unknown>): Promise<Found> =>
    new Promise((resolve, reject) => {
      if (askers.length === 0) setImmediate(flush);
      askers.push({ key, resolve, reject });
    });

  return {
    ...store,
    get: async <T>(key: Key<T>): Promise<Stored<T> | null> => {
      const found = await ask(key);
      return found !== null && isOf(key, found) ? found : null;
    },
  };
};
