import type { ClosureRule, LateMark } from '../case/case.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { workingDaysBetween } from '../time/calendar.ts';
import type { Instant, Zone } from '../time/instant.ts';
import { addSeconds, isBefore, localDateOf } from '../time/zone.ts';
import type { ClosingCase } from './closing-case.ts';
import { type PhaseEnd, phaseEnd } from './phase-end.ts';

/** The last day on which an act could still count: the deadline itself is exclusive. */
export const lastDay = (deadline: Instant, zone: Zone) => localDateOf(addSeconds(deadline, -0.001), zone);

/**
 * A return leaves the employee the working days after the day of the return, the last day included. With fewer than the
 * rule set asks for, there was no fair chance to resubmit: the lateness is the appraiser's.
 */
const returnedTooLate = (returnedAt: Instant, rules: RuleSet, zone: Zone, deadline: Instant): boolean =>
  workingDaysBetween(localDateOf(returnedAt, zone), lastDay(deadline, zone), rules.calendar) <
  rules.planning.lateReturnWorkingDays;

const carriedBy = (
  draft: { status: 'submitted' | 'returned'; at: Instant },
  rules: RuleSet,
  zone: Zone,
  deadline: Instant,
): ClosureRule | null => {
  const inTime = isBefore(draft.at, deadline);
  switch (draft.status) {
    case 'submitted':
      return inTime ? 'plan-carried-as-submitted' : null;
    case 'returned':
      // A return after the deadline is no decision in time: the submission before it stands.
      if (!inTime) return 'plan-carried-as-submitted';
      return returnedTooLate(draft.at, rules, zone, deadline) ? 'plan-carried-late-return' : null;
  }
};

/** Planning: a plan handed in in time binds, whatever its appraiser left undone (art. 14 leaves the setting to the appraiser). */
export const planningEnd = (subject: ClosingCase, rules: RuleSet, zone: Zone, deadline: Instant): PhaseEnd => {
  if (subject.stage !== 'unplanned') return phaseEnd('nothing-missing');
  const { plan: draft, appraiserId, employeeId } = subject;
  const carried = draft === null ? null : carriedBy(draft, rules, zone, deadline);
  const mark: LateMark =
    carried === null
      ? { phase: 'planning', missing: 'plan-submission', owedBy: employeeId, rule: 'no-plan' }
      : { phase: 'planning', missing: 'plan-decision', owedBy: appraiserId, rule: carried };
  return phaseEnd(mark.rule, [mark]);
};
