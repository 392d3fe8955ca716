import type { FieldProblem } from '../refusal.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import { endOfDay, instantOf, isLocalDate } from '../time/zone.ts';
import { type HumanPhase, humanPhases } from './phase.ts';

/** Phases whose deadline the administrator sets; the objection window's is counted from publication (PP 30/2019 art. 59). */
export type PlannedPhase = Exclude<HumanPhase, 'objection-window'>;
export const plannedPhases: readonly PlannedPhase[] = humanPhases.filter(
  (phase): phase is PlannedPhase => phase !== 'objection-window',
);

/** A day ends at midnight in the agency's zone; a time with an offset is taken as it is. */
export const deadlineOf = (given: string, zone: Zone): Instant =>
  isLocalDate(given) ? endOfDay(given, zone) : instantOf(given);

const problem = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail });

/** What is wrong with the period and the deadlines of a new cycle. */
export const checkSchedule = (
  schedule: { period: { from: LocalDate; to: LocalDate }; deadlines: Record<PlannedPhase, Instant> },
  zone: Zone,
  now: Instant,
): FieldProblem[] => {
  const { period, deadlines } = schedule;
  const problems: FieldProblem[] = [];
  if (period.to < period.from)
    problems.push(problem('/period/to', 'period-order', 'The period must not end before it begins.'));
  if (deadlines.execution < endOfDay(period.to, zone))
    problems.push(
      problem('/deadlines/execution', 'before-period-end', 'Work is reported until the period has ended at least.'),
    );
  for (const [i, phase] of plannedPhases.entries()) {
    const before = plannedPhases[i - 1];
    if (deadlines[phase] <= now)
      problems.push(problem(`/deadlines/${phase}`, 'in-the-past', 'The deadline must lie in the future.'));
    if (before !== undefined && deadlines[phase] <= deadlines[before])
      problems.push(problem(`/deadlines/${phase}`, 'deadline-order', `Must be later than the deadline of ${before}.`));
  }
  return problems;
};
