import type { Cycle } from '../../domain/cycle/cycle.ts';
import { RefusedError } from '../../domain/refusal.ts';
import type { Deps } from '../support/deps.ts';
import { loadCase } from '../support/load.ts';

/** Decisions on other measures of the same person are the only competition. */
const maximumAttempts = 5;

/**
 * Tries an act on a case that the caller knows by a measure and not by its version: reads the version, acts, and begins
 * anew where the case changed under the attempt.
 *
 * @throws RefusedError `busy` where it kept changing
 */
export const retryOnChange = async <T>(
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  attempt: (versionOf: (employeeId: string) => Promise<number>) => Promise<T>,
): Promise<T> => {
  const versionOf = async (employeeId: string): Promise<number> =>
    (await loadCase(deps, agencyId, cycle, employeeId)).version;
  for (let n = 0; n < maximumAttempts; n++) {
    try {
      return await attempt(versionOf);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (error.refusal.code !== 'precondition-failed' && error.refusal.code !== 'conflict') throw error;
    }
  }
  throw new RefusedError({ code: 'busy' });
};
