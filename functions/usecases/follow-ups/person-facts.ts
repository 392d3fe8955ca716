import type { CaseAt } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Leave } from '../../domain/directory/leave.ts';
import { talentBoxOf } from '../../domain/entitlements/talent-box.ts';
import type { FollowUpRule } from '../../domain/follow-up/follow-up-rule.ts';
import { isAdverse, type PersonFacts } from '../../domain/follow-up/propose.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { isWorkingDay } from '../../domain/time/calendar.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { addDays, localDateOf } from '../../domain/time/zone.ts';
import { readAssessments, readLeaves } from '../entitlements/person-documents.ts';
import type { Deps } from '../support/deps.ts';
import { findEmployee } from '../support/load.ts';

type Scene = { subject: CaseAt<'decided'>; cycle: Cycle; rules: RuleSet; at: Instant };

const workingDaysOfLeave = (leaves: readonly Leave[], { period }: Cycle, { calendar }: RuleSet): number => {
  const days = new Set<LocalDate>();
  for (const { from, to } of leaves)
    for (let day = from < period.from ? period.from : from; day <= to && day <= period.to; day = addDays(day, 1))
      if (isWorkingDay(day, calendar)) days.add(day);
  return days.size;
};

/** What the candidate rules ask about a person, each document read only where one of them needs it. */
export const readPersonFacts = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { subject, cycle, rules, at }: Scene,
  candidates: readonly FollowUpRule[],
): Promise<PersonFacts> => {
  const { employeeId, result } = subject;
  const [person, assessments, leaves] = await Promise.all([
    candidates.some(({ when }) => when.postKinds !== undefined) ? findEmployee(deps, agencyId, employeeId) : null,
    candidates.some(({ when }) => when.talentBoxes !== undefined) ? readAssessments(deps, agencyId, employeeId) : [],
    candidates.some(isAdverse) ? readLeaves(deps, agencyId, employeeId) : [],
  ]);
  const today = localDateOf(at, cycle.zone);
  const { predicate } = result;
  const { talent } = rules.entitlements;
  const talentBox = talentBoxOf({ predicate, assessments, periodEnd: cycle.period.to, today }, talent);
  return {
    kind: person?.data.kind ?? 'PNS',
    talentBox: talentBox.decision === 'placed' ? talentBox.box : null,
    leaveDays: workingDaysOfLeave(leaves, cycle, rules),
  };
};
