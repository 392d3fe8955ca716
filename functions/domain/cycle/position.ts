import type { Cycle } from './cycle.ts';
import { isHumanPhase, type Phase, phases } from './phase.ts';

/** Where a cycle stands, as one word that the state machine compares: `planning.open`, `scoring.running`. */
export const positionOf = (cycle: Pick<Cycle, 'phase' | 'status'>): string => `${cycle.phase}.${cycle.status}`;

/** Whether the procedure allows this phase next: the one before it must have ended. */
export const mayEnter = (cycle: Pick<Cycle, 'phase' | 'status'>, next: Phase): boolean => {
  const before = phases[phases.indexOf(next) - 1];
  return cycle.phase === before && cycle.status === (isHumanPhase(cycle.phase) ? 'closing' : 'running');
};

/** Whether the cycle has left this phase behind. */
export const isPast = (cycle: Pick<Cycle, 'phase'>, phase: Phase): boolean =>
  phases.indexOf(cycle.phase) > phases.indexOf(phase);
