import { genesis } from '../audit/chain.ts';
import type { Digest } from '../audit/digest.ts';
import type { Cycle } from '../cycle/cycle.ts';
import { assignmentOfPeriod } from '../directory/assignment-of-period.ts';
import { bindingUnit } from '../directory/binding-unit.ts';
import type { Employee } from '../directory/employee.ts';
import type { Unit } from '../directory/unit.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Case } from './case.ts';

/** ASN who hold a post in the period; officials (mayor, minister) appraise and sign, and are not evaluated here. */
export const isEvaluated = (employee: Employee, period: Cycle['period'], today: LocalDate): boolean =>
  employee.kind !== 'official' && assignmentOfPeriod(employee, period, today) !== null;

/** The case that opens for an employee, with the relations as they stand on that day; null for somebody not evaluated. */
export const newCase = (
  employee: Employee,
  context: {
    cycle: Pick<Cycle, 'id' | 'period'>;
    today: LocalDate;
    units: ReadonlyMap<string, Unit>;
    level: RuleSet['distribution']['level'];
    /** The appraiser's own entry: whose appraiser hears objections. */
    appraiserOf(id: string): Employee | null;
  },
  digest: Digest,
): Case | null => {
  const { cycle, today, units, level } = context;
  const post = assignmentOfPeriod(employee, cycle.period, today);
  if (employee.kind === 'official' || post === null) return null;
  const appraiser = post.appraiserId === null ? null : context.appraiserOf(post.appraiserId);
  const above = appraiser === null ? null : assignmentOfPeriod(appraiser, cycle.period, today);
  return {
    schemaVersion: 1,
    cycleId: cycle.id,
    employeeId: employee.id,
    unitCode: post.unitCode,
    serviceCode: bindingUnit(post.unitCode, units, level),
    appraiserId: post.appraiserId,
    superiorId: above?.appraiserId ?? null,
    postFamily: post.postFamily,
    headsUnit: post.headsUnit,
    chain: { seq: 0, head: genesis(cycle.id, employee.id, digest) },
    marks: [],
    stage: 'unplanned',
    plan: null,
  };
};
