import { genesis } from '../audit/chain.ts';
import type { Digest } from '../audit/digest.ts';
import type { Cycle } from '../cycle/cycle.ts';
import { assignmentOfPeriod } from '../directory/assignment-of-period.ts';
import type { Employee } from '../directory/employee.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { reroute } from '../segments/reroute.ts';
import { type RouteContext, routeOf } from '../segments/route-of.ts';
import type { LocalDate } from '../time/instant.ts';
import { type AnnualPlan, annualPlanFor, withAnnualSegments } from './annual-plan.ts';
import type { Case } from './case.ts';

/** ASN who hold a post in the period; officials (mayor, minister) appraise and sign, and are not evaluated here. */
export const isEvaluated = (employee: Employee, period: Cycle['period'], today: LocalDate): boolean =>
  employee.kind !== 'official' && assignmentOfPeriod(employee, period, today) !== null;

export type NewCaseContext = Omit<RouteContext, 'period'> & {
  cycle: Pick<Cycle, 'id' | 'period'>;
  rules: Pick<RuleSet, 'segments' | 'distribution' | 'missingComponent'>;
  /** Of a period under an annual plan: the person's case there, null where there is none. */
  annualOf?(employeeId: string): AnnualPlan | null;
};

/** The case that opens for an employee, with the relations as they stand on that day; null for somebody not evaluated. */
export const newCase = (employee: Employee, context: NewCaseContext, digest: Digest): Case | null => {
  const { cycle, today, rules } = context;
  if (!isEvaluated(employee, cycle.period, today)) return null;
  const route = routeOf(employee, { ...context, period: cycle.period });
  if (route === null) return null;
  const opened: Case = {
    schemaVersion: 1,
    cycleId: cycle.id,
    employeeId: employee.id,
    ...route.position,
    chain: { seq: 0, head: genesis(cycle.id, employee.id, digest) },
    marks: [],
    stage: 'unplanned',
    plan: null,
  };
  const annual = context.annualOf?.(employee.id) ?? null;
  const plan = annual === null ? null : annualPlanFor(employee, opened, annual, cycle.period, today);
  if (annual === null || plan === null) return reroute(opened, route, cycle.period, rules).next;
  const { next } = reroute({ ...opened, stage: 'planned', plan }, route, cycle.period, rules);
  return withAnnualSegments(next, annual, cycle.period);
};
