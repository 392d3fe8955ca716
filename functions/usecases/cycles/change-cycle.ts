import type { Cycle } from '../../domain/cycle/cycle.ts';
import { ConflictError, type Key, type Store, StoreBusyError, type Stored, type Write } from '../../ports/store.ts';
import type { Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';

const attempts = 8;

/**
 * Reads the cycle, decides, commits; where something changed meanwhile it decides anew on what it finds. `decide` answers
 * null to change nothing. Returns the cycle as it stands afterwards.
 */
export const changeCycle = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  decide: (stored: Stored<Cycle>) => Promise<{ next: Cycle | null; alsoWrite?: Write[] } | null>,
): Promise<Stored<Cycle>> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await loadCycle(deps, agencyId, cycleId);
    const change = await decide(stored);
    if (change === null) return stored;
    const { version } = stored;
    const own: Write =
      change.next === null
        ? { kind: 'check', key: stored.key, version }
        : { kind: 'replace', key: stored.key, version, data: change.next };
    try {
      await deps.store.commit([own, ...(change.alsoWrite ?? [])]);
      return change.next === null ? stored : { ...stored, version: version + 1, data: change.next };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  throw new StoreBusyError('the cycle changed under every attempt');
};

/** The write that puts a document where there may be one already. */
export const putWrite = async <T extends object>(deps: { store: Store }, key: Key<T>, data: T): Promise<Write> => {
  const found = await deps.store.get(key);
  return found === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: found.version, data };
};

/** The writes that remove a document if there is one. */
export const removeWrites = async (deps: { store: Store }, key: Key): Promise<Write[]> => {
  const found = await deps.store.get(key);
  return found === null ? [] : [{ kind: 'delete', key, version: found.version }];
};
