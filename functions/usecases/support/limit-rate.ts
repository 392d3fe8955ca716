import { refuse } from '../../domain/refusal.ts';
import { ConflictError, type Key } from '../../ports/store.ts';
import type { RateWindow } from '../../store/keys.ts';
import type { Deps } from './deps.ts';

/** Others count in the same window: whoever loses this often is in a rush that the limit is there to slow. */
const attempts = 6;

/**
 * Counts `by` into the window that runs and refuses what goes beyond the maximum. One small document per limited subject,
 * replaced when a new window begins: it works across any number of function instances, and nothing piles up.
 *
 * @param window name of the window that runs, e.g. a minute or a day
 * @throws RefusedError `too-many-requests`
 */
export const limitRate = async (
  deps: Pick<Deps, 'store'>,
  key: Key<RateWindow>,
  window: string,
  maximum: number,
  by = 1,
): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await deps.store.get(key);
    const before = found?.data.window === window ? found.data.count : 0;
    if (before + by > maximum) break;
    const data: RateWindow = { schemaVersion: 1, window, count: before + by };
    try {
      await deps.store.commit([
        found === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: found.version, data },
      ]);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  refuse('too-many-requests', { detail: `At most ${maximum} in this time.`, extra: { maximum } });
};
