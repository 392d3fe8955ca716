import type { LateMark } from '../case/case.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { workingDaysBetween } from '../time/calendar.ts';
import type { Instant, Zone } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import type { ClosingCase } from './closing-case.ts';
import { type PhaseEnd, phaseEnd } from './phase-end.ts';
import { lastDay } from './planning-end.ts';

/** When the phase ends, and by which clock and calendar. */
type End = { rules: RuleSet; zone: Zone; deadline: Instant };

/**
 * A proposed amendment that nobody decided: the plan in force stays, and the mark says whose silence it was. Nobody is held
 * to a decision that the time left did not allow.
 */
const undecidedAmendment = (subject: ClosingCase, { rules, zone, deadline }: End): LateMark[] => {
  if (subject.stage !== 'planned' || subject.amendment?.status !== 'submitted') return [];
  const proposedOn = localDateOf(subject.amendment.at, zone);
  const left = workingDaysBetween(proposedOn, lastDay(deadline, zone), rules.calendar);
  if (left < rules.planning.amendmentWorkingDays) return [];
  const owedBy = subject.appraiserId;
  return [{ phase: 'execution', missing: 'amendment-decision', owedBy, rule: 'amendment-undecided' }];
};

/**
 * Execution: realisation and self-review are the employee's own. Without a plan in force neither was possible, and the
 * missing plan has been marked where it belongs: one omission is held against nobody twice.
 */
export const executionEnd = (
  subject: ClosingCase,
  done: { hasRealisation: boolean; hasSelfReview: boolean },
  end: End,
): PhaseEnd => {
  if (subject.plan === null || subject.stage === 'unplanned') return phaseEnd('no-plan');
  const owed = { phase: 'execution', owedBy: subject.employeeId } as const;
  const marks: LateMark[] = [];
  if (!done.hasRealisation) marks.push({ ...owed, missing: 'realisation', rule: 'realisation-missing' });
  if (!done.hasSelfReview) marks.push({ ...owed, missing: 'self-review', rule: 'self-review-missing' });
  marks.push(...undecidedAmendment(subject, end));
  return phaseEnd(marks[0]?.rule ?? 'nothing-missing', marks);
};
