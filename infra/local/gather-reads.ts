import type { Key, Store, Stored } from '../../functions/ports/store.ts';

type Found = Stored<unknown> | null;
type Asker = { key: Key<unknown>; resolve(found: Found): void; reject(error: unknown): void };

/** Keys that one engine call takes. */
const most = 100;
/** Calls under way. What is asked meanwhile waits, and goes as one call: a quarter fewer calls in the demo. */
const callsAtOnce = 2;

/** What was found under a key is of the key's type. */
const isOf = <T>(key: Key<T>, found: Stored<unknown>): found is Stored<T> =>
  found.key.pk === key.pk && found.key.sk === key.sk;

/**
 * Reads that different requests ask for go to the engine together: those of one turn of the event loop, and those that come
 * while earlier ones are under way. On AWS every request has a process of its own; here they share one, and the cost of a call
 * (signature, connection, parsing) is what a laptop has least of. The reads stay strongly consistent, since each goes to the
 * engine after it was asked for, and each asker gets its own answer or the error.
 */
export const gatherReads = (store: Store): Store => {
  let askers: Asker[] = [];
  let running = 0;
  let planned = false;

  const plan = (): void => {
    if (planned || running === callsAtOnce || askers.length === 0) return;
    planned = true;
    setImmediate(flush);
  };

  const flush = async (): Promise<void> => {
    planned = false;
    const batch = askers.slice(0, most);
    askers = askers.slice(most);
    running += 1;
    plan();
    try {
      const found = await store.getMany(batch.map(({ key }) => key));
      for (const [i, { resolve }] of batch.entries()) resolve(found[i] ?? null);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    running -= 1;
    plan();
  };

  const ask = (key: Key<unknown>): Promise<Found> =>
    new Promise((resolve, reject) => {
      askers.push({ key, resolve, reject });
      plan();
    });

  const get = async <T>(key: Key<T>): Promise<Stored<T> | null> => {
    const found = await ask(key);
    return found !== null && isOf(key, found) ? found : null;
  };

  return { ...store, get, getMany: (keys) => Promise.all(keys.map((key) => get(key))) };
};
