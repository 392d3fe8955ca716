import { refuse } from '../../domain/refusal.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type CycleView, viewOf } from './cycle-view.ts';
import { findRepeat, requestOf, requireAdministrator } from './find-repeat.ts';
import { handOver } from './hand-over.ts';

/** An administrator lets a fresh execution go on where the cycle stands, after a failure or where an execution was lost. */
export const createResumeCycle =
  (deps: Pick<Deps, 'store' | 'workflow' | 'clock'>) =>
  async (command: Command, input: { cycleId: string; reason: string }): Promise<CycleView> => {
    requireAdministrator(command);
    const { agencyId, personId } = command.actor;
    const request = requestOf(command);
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    if (findRepeat(cycle.resumptions ?? [], request) === null) {
      if (cycle.phase === 'closed') refuse('wrong-phase', { detail: 'The cycle is closed.' });
      await handOver(deps, {
        agencyId,
        cycleId: input.cycleId,
        // Two requests at once: the second finds another run and changes nothing.
        run: cycle.run,
        resumption: { run: cycle.run + 1, reason: input.reason, by: personId, at: deps.clock.now(), ...request },
      });
    }
    return viewOf(await loadCycle(deps, agencyId, input.cycleId));
  };
