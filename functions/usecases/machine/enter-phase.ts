import type { Cycle } from '../../domain/cycle/cycle.ts';
import { mayEnter, positionOf } from '../../domain/cycle/position.ts';
import { lastFilingDeadline } from '../../domain/objection/window.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type SealDeps, sealBeforeEntering } from '../audit/seal-cycle.ts';
import { changeCycle, removeWrites } from '../cycles/change-cycle.ts';
import { loadTerms } from '../objections/terms.ts';
import { loadRules } from '../support/load.ts';
import { PhaseOrderError, StaleRunError } from './stale-run-error.ts';

export type EnterPhaseInput = {
  agencyId: string;
  cycleId: string;
  run: number;
  phase: 'scoring' | 'publication' | 'closed';
};
type EnterDeps = SealDeps;

/**
 * Enters a phase that the machine works alone. A repeat finds it entered and changes nothing, so that the moment of
 * publication stays the first one.
 */
export const createEnterPhase =
  (deps: EnterDeps) =>
  async (input: EnterPhaseInput): Promise<void> => {
    const { agencyId, cycleId, run, phase } = input;
    await sealBeforeEntering(deps, input, phase);
    await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      if (cycle.run !== run) throw new StaleRunError();
      if (cycle.phase === phase) return null;
      if (!mayEnter(cycle, phase)) throw new PhaseOrderError(positionOf(cycle), phase);
      return {
        next: { ...cycle, phase, status: 'running', ...(await changesOf(deps, agencyId, cycle, phase)) },
        alsoWrite: await removals(deps, agencyId, cycleId, phase),
      };
    });
  };

const changesOf = async (
  deps: EnterDeps,
  agencyId: string,
  cycle: Cycle,
  phase: EnterPhaseInput['phase'],
): Promise<Partial<Cycle>> => {
  const now = deps.clock.now();
  switch (phase) {
    case 'scoring':
      return {};
    case 'publication': {
      const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
      const { own, present } = await loadTerms(deps, agencyId, rules);
      const window = lastFilingDeadline(now, cycle.zone, [own, present]);
      return { publishedAt: now, deadlines: { ...cycle.deadlines, 'objection-window': window } };
    }
    case 'closed':
      return { closedAt: now };
  }
};

const removals = async (
  deps: EnterDeps,
  agencyId: string,
  cycleId: string,
  phase: EnterPhaseInput['phase'],
): Promise<Write[]> => {
  switch (phase) {
    case 'scoring':
      // From here on nobody can tell which peer wrote which feedback (UU 27/2022).
      return removeWrites(deps, keys.feedbackSecret(agencyId, cycleId));
    case 'publication':
      return [];
    case 'closed':
      return [
        ...(await removeWrites(deps, keys.taskToken(agencyId, cycleId))),
        ...(await removeWrites(deps, keys.pendingSignal(agencyId, cycleId))),
      ];
  }
};
