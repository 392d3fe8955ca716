import type { Case } from '../case/case.ts';
import { assignmentOfPeriod, covers } from '../directory/assignment-of-period.ts';
import { bindingUnit } from '../directory/binding-unit.ts';
import type { Employee } from '../directory/employee.ts';
import type { Unit } from '../directory/unit.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Span } from './partition.ts';
import type { Segment } from './segment.ts';
import { type Segments, segmentsOf } from './segments-of.ts';

/** Where a case lies: the post in force, whose acts it waits for, and who hears objections. */
export type Position = Pick<
  Case,
  'unitCode' | 'serviceCode' | 'appraiserId' | 'superiorId' | 'postFamily' | 'headsUnit'
>;
export type Route = Segments & { position: Position };

export type RouteContext = {
  period: Span;
  today: LocalDate;
  units: ReadonlyMap<string, Unit>;
  rules: Pick<RuleSet, 'segments' | 'distribution'>;
  /** The directory entry of an appraiser: whose own appraiser hears objections. */
  employeeOf(id: string): Employee | null;
};

/** The segment that today falls in, else the next one, else the last. */
const inForce = (segments: readonly Segment[], today: LocalDate): Segment | null =>
  segments.find((segment) => covers(segment, today)) ??
  segments.find(({ from }) => today < from) ??
  segments.at(-1) ??
  null;

/**
 * Where the directory puts a person in a period, and the segments that it gives; null for somebody who is not evaluated: an
 * official, or somebody without a post in the period.
 */
export const routeOf = (employee: Employee, context: RouteContext): Route | null => {
  if (employee.kind === 'official') return null;
  const { period, today, units, rules } = context;
  const around = { employeeOf: context.employeeOf, unitOf: (code: string) => units.get(code) ?? null };
  const found = segmentsOf(employee, period, around, rules.segments);
  const segment = inForce(found.segments, today);
  if (segment === null) return null;
  const { unitCode, appraiserId, postFamily, headsUnit } = segment;
  const appraiser = appraiserId === null ? null : context.employeeOf(appraiserId);
  const above = appraiser === null ? null : assignmentOfPeriod(appraiser, period, today);
  const serviceCode = bindingUnit(unitCode, units, rules.distribution.level);
  const position = {
    unitCode,
    serviceCode,
    appraiserId,
    superiorId: above?.appraiserId ?? null,
    postFamily,
    headsUnit,
  };
  return { ...found, position };
};

/** Whether the segments say more than the position: anything but one holder's appraisal over the whole period. */
export const isPlain = ([first, ...more]: readonly Segment[], period: Span): boolean =>
  first !== undefined &&
  more.length === 0 &&
  first.from === period.from &&
  first.to === period.to &&
  first.acting === null;
