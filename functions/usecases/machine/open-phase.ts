import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { mayEnter, positionOf } from '../../domain/cycle/position.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type SealDeps, sealBeforeEntering } from '../audit/seal-cycle.ts';
import { changeCycle, putWrite } from '../cycles/change-cycle.ts';
import { createClosePhase } from '../cycles/close-phase.ts';
import { deliverSignal } from '../cycles/deliver-signal.ts';
import type { Deps } from '../support/deps.ts';
import { PhaseOrderError, StaleRunError } from './stale-run-error.ts';

export type OpenPhaseInput = { agencyId: string; cycleId: string; run: number; phase: HumanPhase; taskToken: string };

/**
 * Opens a phase and stores the token of its wait in the same commit, before anybody can act. A repeat (the machine's retry,
 * a fresh execution) replaces the token. Where the phase is being closed already, the wait ends at once.
 *
 * @throws StaleRunError another execution drives the cycle
 * @throws PhaseOrderError the phase is not the next one
 */
export const createOpenPhase =
  (deps: Pick<Deps, 'workflow'> & SealDeps) =>
  async (input: OpenPhaseInput): Promise<void> => {
    const { agencyId, cycleId, run, phase } = input;
    await sealBeforeEntering(deps, input, phase);
    const after = await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      if (cycle.run !== run) throw new StaleRunError();
      const next = nextCycle(cycle, phase);
      const token = { schemaVersion: 1 as const, phase, run, token: input.taskToken };
      const writes: Write[] = [await putWrite(deps, keys.taskToken(agencyId, cycleId), token)];
      if (cycle.phase === phase && cycle.status === 'closing') {
        const signal = { schemaVersion: 1 as const, kind: 'phase-closed' as const, phase, run, at: deps.clock.now() };
        writes.push(await putWrite(deps, keys.pendingSignal(agencyId, cycleId), signal));
      }
      return { next, alsoWrite: writes };
    });
    if (after.data.phase === phase && after.data.status === 'closing') await deliverSignal(deps, agencyId, cycleId);
    else await closeWherePlanned(deps, agencyId, after.data);
  };

/**
 * Under an annual plan nearly everybody's case is planned from the start: a planning phase in which nobody has anything to plan
 * ends at once. Where somebody has (a new joiner, a transfer), it stays open until its deadline, as ever.
 */
const closeWherePlanned = async (
  deps: Pick<Deps, 'store' | 'workflow' | 'clock'>,
  agencyId: string,
  { id: cycleId, phase, planCycleId }: Cycle,
): Promise<void> => {
  if (planCycleId === undefined || phase !== 'planning') return;
  const now = deps.clock.now();
  await createClosePhase(deps)({ agencyId, cycleId, phase, trigger: 'machine', by: null, now });
};

/** Null: the phase is open (or closing) already, only the token is new. */
const nextCycle = (cycle: Cycle, phase: HumanPhase): Cycle | null => {
  if (cycle.phase === phase) return null;
  if (!mayEnter(cycle, phase)) throw new PhaseOrderError(positionOf(cycle), phase);
  return { ...cycle, phase, status: 'open' };
};
