import { changeCycle } from '../cycles/change-cycle.ts';
import type { Deps } from '../support/deps.ts';

/** Writes down that the machine gave up, for the administrator who resumes the cycle. An outdated execution writes nothing. */
export const createRecordFailure =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (input: { agencyId: string; cycleId: string; run: number; error: string }): Promise<void> => {
    await changeCycle(deps, input.agencyId, input.cycleId, async ({ data: cycle }) => {
      if (cycle.run !== input.run || cycle.phase === 'closed' || cycle.failure !== null) return null;
      return { next: { ...cycle, failure: { phase: cycle.phase, error: input.error, at: deps.clock.now() } } };
    });
  };
