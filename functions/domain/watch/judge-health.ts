import type { Cycle } from '../cycle/cycle.ts';
import { endRules } from '../cycle/decide-closure.ts';
import { isHumanPhase } from '../cycle/phase.ts';
import type { Instant } from '../time/instant.ts';
import { addSeconds } from '../time/zone.ts';

/**
 * What is wrong with a cycle and will not mend itself: the machine gave up; the machine works on one step for hours; a phase
 * stays open long after its deadline though nothing may hold it; what was committed does not reach the machine.
 */
export const healthFindings = ['failed', 'stuck', 'close-late', 'signal-waiting'] as const;
export type HealthFinding = (typeof healthFindings)[number];

const minute = 60;
/** Of the greatest agency (300,000 people) a step takes well under an hour. */
const machineSeconds = 120 * minute;
/** Six runs of the schedule that closes. */
const closeSeconds = 30 * minute;
/** Ten runs of the schedule that resends. */
const signalSeconds = 10 * minute;

type Health = {
  cycle: Pick<Cycle, 'phase' | 'status' | 'deadlines' | 'closures' | 'resumptions' | 'openedAt' | 'failure'>;
  /** When the signal that waits was committed; null where none waits. */
  signalAt: Instant | null;
  now: Instant;
  /** When the open phase may be settled at the earliest, where that is after its deadline. */
  closesAt?: Instant | null;
};

/** Since when the machine has been at work: the last thing that set it going. */
const machineSince = ({ closures, resumptions = [], openedAt }: Health['cycle']): Instant =>
  [openedAt, ...Object.values(closures).map(({ at }) => at), ...resumptions.map(({ at }) => at)].reduce((a, b) =>
    a > b ? a : b,
  );

const isStuck = (cycle: Health['cycle'], now: Instant): boolean =>
  cycle.phase !== 'closed' && cycle.status !== 'open' && now > addSeconds(machineSince(cycle), machineSeconds);

const isLate = ({ phase, status, deadlines }: Health['cycle'], now: Instant, closesAt: Instant | null): boolean =>
  isHumanPhase(phase) &&
  status === 'open' &&
  endRules[phase].heldBy === null &&
  now > addSeconds(closesAt ?? deadlines[phase], closeSeconds);

/** A cycle that failed is told as that alone: the rest follows from it. */
export const judgeHealth = ({ cycle, signalAt, now, closesAt = null }: Health): HealthFinding[] => {
  if (cycle.failure !== null) return ['failed'];
  return [
    ...(isStuck(cycle, now) ? (['stuck'] as const) : []),
    ...(isLate(cycle, now, closesAt) ? (['close-late'] as const) : []),
    ...(signalAt !== null && now > addSeconds(signalAt, signalSeconds) ? (['signal-waiting'] as const) : []),
  ];
};

/** How long before a deadline open duties are counted, and before which an objection is due. */
export const soonSeconds = 48 * 60 * minute;

export const isSoon = (deadline: Instant, now: Instant): boolean =>
  now < deadline && deadline <= addSeconds(now, soonSeconds);
