import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { mayEnter, positionOf } from '../../domain/cycle/position.ts';
import type { Write } from '../../ports/store.ts';
import { keys, type TaskToken } from '../../store/keys.ts';
import { type SealDeps, sealBeforeEntering } from '../audit/seal-cycle.ts';
import { changeCycle, putWrite } from '../cycles/change-cycle.ts';
import { createClosePhase } from '../cycles/close-phase.ts';
import { deliverSignal, tokensOf } from '../cycles/deliver-signal.ts';
import type { Deps } from '../support/deps.ts';
import { PhaseOrderError, StaleRunError } from './stale-run-error.ts';

export type OpenPhaseInput = { agencyId: string; cycleId: string; run: number; phase: HumanPhase; taskToken: string };

/**
 * Opens a phase and stores the token of its wait in the same commit, before anybody can act. A fresh execution replaces the
 * token, the machine's retry adds its own. Where the phase is being closed already, the wait ends at once.
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
      const writes: Write[] = [await tokenWrite(deps, input)];
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

/**
 * An attempt that was given up may come through after the one that took its place, and the machine waits on the later one's token:
 * neither may push out the other, or the signal would reach nobody until the wait times out.
 */
const tokenWrite = async (
  deps: Pick<Deps, 'store'>,
  { agencyId, cycleId, run, phase, taskToken }: OpenPhaseInput,
): Promise<Write> => {
  const key = keys.taskToken(agencyId, cycleId);
  const found = await deps.store.get(key);
  const data: TaskToken = { schemaVersion: 1, phase, run, token: taskToken };
  if (found === null) return { kind: 'insert', key, data };
  const { version } = found;
  if (found.data.run !== run || found.data.phase !== phase) return { kind: 'replace', key, version, data };
  const others = tokensOf(found.data).filter((token) => token !== taskToken);
  return { kind: 'replace', key, version, data: others.length === 0 ? data : { ...data, others } };
};

/** Null: the phase is open (or closing) already, only the token is new. */
const nextCycle = (cycle: Cycle, phase: HumanPhase): Cycle | null => {
  if (cycle.phase === phase) return null;
  if (!mayEnter(cycle, phase)) throw new PhaseOrderError(positionOf(cycle), phase);
  return { ...cycle, phase, status: 'open' };
};
