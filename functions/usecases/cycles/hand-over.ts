import type { CycleResumption } from '../../domain/cycle/cycle.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { changeCycle, putWrite, removeWrites } from './change-cycle.ts';
import { deliverOrLeave } from './deliver-signal.ts';

/**
 * Hands a cycle to a fresh execution, which goes on at the phase that is stored ("continue as new"). The old execution's
 * token goes in the same commit, so that nothing can reach it any more.
 *
 * @param input.run the execution that hands over, null for whichever drives now; an outdated one changes nothing
 */
export const handOver = async (
  deps: Pick<Deps, 'store' | 'workflow' | 'clock'>,
  input: { agencyId: string; cycleId: string; run: number | null; resumption?: CycleResumption },
): Promise<void> => {
  const { agencyId, cycleId } = input;
  await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
    if (cycle.phase === 'closed' || (input.run !== null && input.run !== cycle.run)) return null;
    const resumptions = cycle.resumptions ?? [];
    if (input.resumption !== undefined && resumptions.some((r) => r.requestKey === input.resumption?.requestKey))
      return null;
    const run = cycle.run + 1;
    return {
      next: {
        ...cycle,
        run,
        failure: null,
        ...(input.resumption === undefined ? {} : { resumptions: [...resumptions, input.resumption] }),
      },
      alsoWrite: [
        await putWrite(deps, keys.pendingSignal(agencyId, cycleId), {
          schemaVersion: 1,
          kind: 'start',
          phase: cycle.phase,
          run,
          at: deps.clock.now(),
        }),
        ...(await removeWrites(deps, keys.taskToken(agencyId, cycleId))),
      ],
    };
  });
  await deliverOrLeave(deps, agencyId, cycleId);
};
