import { ConflictError, type Key } from '../../ports/store.ts';
import type { Deps } from './deps.ts';

/** Inserts a fact, or answers with the one that stands under the same key already. */
export const insertFact = async <T extends object>(
  deps: Pick<Deps, 'store'>,
  key: Key<T>,
  data: T,
): Promise<{ inserted: boolean; data: T }> => {
  try {
    await deps.store.commit([{ kind: 'insert', key, data }]);
    return { inserted: true, data };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const found = await deps.store.get(key);
    if (found === null) throw error;
    return { inserted: false, data: found.data };
  }
};
