import { RefusedError } from '../../domain/refusal.ts';
import { ConflictError } from '../../ports/store.ts';

/**
 * Every lost race is a vote, a motion or a resolution in this forum that somebody else won, and a forum has at most 25
 * members.
 */
const maximumAttempts = 30;

/**
 * Repeats a request that carries no version of its own: gather, decide and commit again on what stands now, as long as
 * the commit loses against somebody else's.
 */
export const retryOnConflict = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let n = 0; n < maximumAttempts; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  throw new RefusedError({ code: 'busy' });
};
