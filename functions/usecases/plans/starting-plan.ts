import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { assignmentOfPeriod } from '../../domain/directory/assignment-of-period.ts';
import { needsPerspectives } from '../../domain/planning/check-perspectives.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { type ReuseNote, reusePlan } from '../../domain/planning/reuse-plan.ts';
import { planFromStandard } from '../../domain/posts/standard-plan.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { findStandard } from '../posts/load-standard.ts';
import type { Deps } from '../support/deps.ts';
import { findEmployee } from '../support/load.ts';
import { findPreviousPlan } from './previous-plan.ts';
import { loadSuperiorPlan, workResultIds } from './superior-plan.ts';

/** Where a plan may start from: the person's last period, or the standard of the post. */
export const planSources = ['previous', 'standard'] as const;
export type PlanSource = (typeof planSources)[number];

type Start<F> = { from: F; plan: Plan; notes: ReuseNote[] };
type Context = { cycle: Cycle; rules: RuleSet; subject: Case };

/** The plan last in force in an earlier period, fitted to this one; null where there is none. */
export const previousStart = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycle, rules, subject }: Context,
): Promise<Start<{ cycleId: string; version: number }> | null> => {
  const previous = await findPreviousPlan(deps, agencyId, cycle, subject.employeeId);
  if (previous === null) return null;
  const superior = await loadSuperiorPlan(deps, agencyId, cycle, subject);
  const known = { now: workResultIds(superior), before: previous.superior };
  const { plan, notes } = reusePlan(previous.plan, known, needsPerspectives(subject, rules));
  return { from: { cycleId: previous.cycleId, version: previous.version }, plan, notes };
};

/** What the standard of the post asks of the person in this period; null where the post has none. */
export const standardStart = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  agencyId: string,
  { cycle, rules, subject }: Context,
): Promise<Start<{ code: string; text: number }> | null> => {
  const employee = await findEmployee(deps, agencyId, subject.employeeId);
  if (employee === null) return null;
  const held = assignmentOfPeriod(employee.data, cycle.period, localDateOf(deps.clock.now(), cycle.zone));
  const standard = held === null ? null : await findStandard(deps, agencyId, held);
  if (standard === null) return null;
  const { code, text } = standard;
  return { from: { code, text }, ...planFromStandard(standard, needsPerspectives(subject, rules)) };
};
