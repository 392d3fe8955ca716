import { type SettledPhase, settledPhases } from '../closing/plan-closure.ts';
import { closingOf } from '../rules/closing-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';
import { addSeconds } from '../time/zone.ts';
import type { Cycle } from './cycle.ts';
import { lastDeadline } from './own-deadline.ts';
import type { HumanPhase } from './phase.ts';

const hourSeconds = 3600;

/** The phase, if its close settles everybody. */
export const settledPhaseOf = (phase: string): SettledPhase | null =>
  settledPhases.find((settled) => settled === phase) ?? null;

/**
 * When a phase may be settled at the earliest. At the deadline it is closed softly: facts are taken only from those who have a later
 * end of their own. Corrections and later ends are for phases whose close settles people; the others end at their deadline.
 */
export const hardCloseOf = (
  cycle: Pick<Cycle, 'deadlines' | 'heldUntil'>,
  phase: HumanPhase,
  rules: Pick<RuleSet, 'closing'>,
): Instant => {
  const deadline = cycle.deadlines[phase];
  if (settledPhaseOf(phase) === null) return deadline;
  const corrected = addSeconds(deadline, closingOf(rules).corrections.hours * hourSeconds);
  const last = lastDeadline(cycle, phase);
  return last > corrected ? last : corrected;
};
