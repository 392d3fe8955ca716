import type { Cycle } from '../../cycle/cycle.ts';
import { phases } from '../../cycle/phase.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { addWorkingDays } from '../../time/calendar.ts';
import type { Instant } from '../../time/instant.ts';
import { localDateOf, startOfDay } from '../../time/zone.ts';
import type { Signal } from './signal.ts';

/**
 * When a signal is shown to others than the person: after the head start, or as soon as the person has explained it. Once
 * reports are closed there is nothing left to correct, and the reviewer sees all.
 */
export const shownToOthersFrom = (
  signal: Pick<Signal, 'arisenAt'>,
  explainedAt: Instant | null,
  cycle: Pick<Cycle, 'zone'>,
  rules: Pick<RuleSet, 'activities' | 'calendar'>,
): Instant => {
  const day = addWorkingDays(
    localDateOf(signal.arisenAt, cycle.zone),
    rules.activities.signals.headStartWorkingDays + 1,
    rules.calendar,
  );
  const after = startOfDay(day, cycle.zone);
  return explainedAt !== null && explainedAt < after ? explainedAt : after;
};

export const reportsAreClosed = ({ phase }: Pick<Cycle, 'phase'>): boolean =>
  phases.indexOf(phase) > phases.indexOf('execution');
