import type { Cycle } from '../cycle/cycle.ts';
import { isHumanPhase } from '../cycle/phase.ts';
import { closingOf } from '../rules/closing-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';
import { addSeconds, localDateOf } from '../time/zone.ts';
import type { Rehearsal } from './rehearsal.ts';

const daySeconds = 86_400;

/**
 * Whether the night's rehearsal is still to be made: the phase is open, its deadline near, and none was made on this day of the
 * agency's zone. A run of the schedule that was missed is made up for by the next one, the same day.
 *
 * @param known the rehearsals of the cycle
 */
export const isNightlyDue = (
  cycle: Pick<Cycle, 'phase' | 'status' | 'deadlines' | 'zone'>,
  rules: Pick<RuleSet, 'closing'>,
  known: readonly Pick<Rehearsal, 'phase' | 'by' | 'basis' | 'at'>[],
  now: Instant,
): boolean => {
  const { phase } = cycle;
  if (!isHumanPhase(phase) || cycle.status !== 'open') return false;
  const deadline = cycle.deadlines[phase];
  const from = addSeconds(deadline, -closingOf(rules).rehearsalDays * daySeconds);
  if (now < from || now >= deadline) return false;
  const today = localDateOf(now, cycle.zone);
  return !known.some(
    (one) =>
      one.phase === phase && one.by === null && one.basis === 'deadline' && localDateOf(one.at, cycle.zone) === today,
  );
};
