import { canonicalJson } from '../../domain/audit/canonical.ts';
import type { Case, SegmentRef } from '../../domain/case/case.ts';
import { isEvaluated, newCase } from '../../domain/case/new-case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { isOnRoute, positionOf, type Rerouted, reroute, segmentsOfCase } from '../../domain/segments/reroute.ts';
import { type Position, type Route, routeOf } from '../../domain/segments/route-of.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import type { Digest } from '../../ports/digest.ts';
import type { Stored } from '../../ports/store.ts';
import type { AnnualPlans } from '../plans/annual-plans.ts';
import type { DirectoryView } from './directory-view.ts';

export type PlacedCase = { position: Position; segments: SegmentRef[] };

/** What the directory means for one person's case: as it lies now, as it would lie, and what that costs. */
export type Reassignment = {
  cycleId: string;
  employeeId: string;
  /** Of the case; null where there is none yet (a late joiner). */
  version: number | null;
  present: PlacedCase | null;
  proposed: PlacedCase;
  /** Reviews that would count no more, because their appraiser has no part in the period any longer. */
  droppedReviews: Rerouted['dropped'];
  /** From scoring on a case stays as it is; the forum and an objection change results. */
  confirmable: boolean;
  /** Names this preview: a confirmation must carry it, so that nobody confirms what they have not seen. */
  digest: string;
};

export type PreviewContext = {
  cycle: Cycle;
  rules: RuleSet;
  today: LocalDate;
  directory: DirectoryView;
  /** Of a period under an annual plan. */
  annual: Pick<AnnualPlans, 'of'>;
  digest: Digest;
};

export type Previewed = { reassignment: Reassignment; next: Case; route: Route };

const placed = (subject: Case, cycle: Cycle): PlacedCase => ({
  position: positionOf(subject),
  segments: segmentsOfCase(subject, cycle.period),
});

const isScored = ({ stage }: Case): boolean => stage === 'scored' || stage === 'unassessed' || stage === 'decided';

export const routeOfPerson = (employee: Employee, { cycle, rules, today, directory }: PreviewContext): Route | null =>
  routeOf(employee, { ...directory, period: cycle.period, today, rules });

/** A case that planning never saw: its plan is made in execution. */
const lateCase = (employee: Employee, context: PreviewContext): Case | null => {
  const { cycle, rules, today, directory, annual, digest } = context;
  if (!isEvaluated(employee, cycle.period, today)) return null;
  const opened = newCase(employee, { ...directory, cycle, today, rules, annualOf: annual.of }, digest);
  if (opened === null || cycle.phase === 'planning') return opened;
  return { ...opened, joinedLate: true };
};

const named = (preview: Omit<Reassignment, 'digest'>, digest: Digest): Reassignment => ({
  ...preview,
  digest: digest.sha256(canonicalJson(preview)),
});

/**
 * What the directory means for a person's case, or null where the case lies where the directory puts it. The people whom
 * it takes must have been loaded into the view.
 */
export const previewReassignment = (
  employee: Employee,
  stored: Stored<Case> | null,
  context: PreviewContext,
): Previewed | null => {
  const { cycle, rules, digest } = context;
  const route = routeOfPerson(employee, context);
  if (route === null) return null;
  const about = { cycleId: cycle.id, employeeId: employee.id };
  if (stored === null) {
    const next = lateCase(employee, context);
    if (next === null) return null;
    const preview = {
      ...about,
      version: null,
      present: null,
      proposed: placed(next, cycle),
      droppedReviews: [],
      confirmable: true,
    };
    return { reassignment: named(preview, digest), next, route };
  }
  const { data: subject, version } = stored;
  if (isOnRoute(subject, route, cycle.period)) return null;
  if (isScored(subject)) {
    const present = placed(subject, cycle);
    const proposed = { position: route.position, segments: present.segments };
    const preview = { ...about, version, present, proposed, droppedReviews: [], confirmable: false };
    return { reassignment: named(preview, digest), next: subject, route };
  }
  const { next, dropped } = reroute(subject, route, cycle.period, rules);
  const preview = {
    ...about,
    version,
    present: placed(subject, cycle),
    proposed: placed(next, cycle),
    droppedReviews: dropped,
    confirmable: true,
  };
  return { reassignment: named(preview, digest), next, route };
};
