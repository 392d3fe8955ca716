import type { ReviewRef } from '../../domain/case/case.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { findProblems } from '../../domain/segments/find-problems.ts';
import { partition, type Stretch } from '../../domain/segments/partition.ts';
import { segmentsOfCase } from '../../domain/segments/reroute.ts';
import type { ActingAppraiser } from '../../domain/segments/segment.ts';
import { sharesOf, shareText } from '../../domain/segments/shares.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { findEmployee } from '../support/load.ts';
import { previewContext } from './preview-context.ts';
import { findFixer, type ProblemView, problemView } from './problem-view.ts';
import { previewReassignment, type Reassignment, routeOfPerson } from './reassignment-preview.ts';

export type SegmentView = {
  /** Counts from 1. */
  number: number;
  from: LocalDate;
  to: LocalDate;
  unitCode: string;
  appraiserId: string | null;
  acting: ActingAppraiser | null;
  /** Exact, e.g. `3/7`; all shares sum to 1. */
  share: string;
  /** Whether the plan of an earlier post counts here, with a realisation of its own. */
  ownPlan: boolean;
  reviewed: boolean;
  /** Null while missing, and for the person rated before publication. */
  review: ReviewRef | null;
};
export type SegmentsView = CaseTarget & {
  period: { from: LocalDate; to: LocalDate };
  measure: 'months' | 'days';
  segments: SegmentView[];
  /** Time without a post, by the list of posts: nobody's share. */
  absences: { from: LocalDate; to: LocalDate; absence: NonNullable<Stretch['absence']> }[];
  problems: ProblemView[];
  /** For administrators and auditors: what a confirmation would change; null where the case lies right. */
  reassignment: Reassignment | null;
};

/** The parts of a person's period: who appraises which, for what share, and what is doubtful about it. */
export const createGetSegments =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: SegmentsView; version: number }> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    const [context, employee, fixer] = await Promise.all([
      previewContext(deps, actor.agencyId, cycle),
      findEmployee(deps, actor.agencyId, target.employeeId),
      findFixer(deps, actor.agencyId, cycle),
    ]);
    if (employee === null) throw new Error('a case stands for somebody whom the directory does not know');
    await context.directory.load([employee.data]);
    const { rules, directory } = context;
    const segments = segmentsOfCase(stored.data, cycle.period);
    const shares = sharesOf(segments, rules.segments.measure);
    const open = seesRatings(relations, cycle);
    const route = routeOfPerson(employee.data, context);
    const around = { employeeOf: directory.employeeOf, unitOf: (code: string) => directory.units.get(code) ?? null };
    const oversees = relations.includes('administrator') || relations.includes('auditor');
    const view: SegmentsView = {
      cycleId: target.cycleId,
      employeeId: target.employeeId,
      period: cycle.period,
      measure: rules.segments.measure,
      segments: segments.map((one, i): SegmentView => {
        const share = shares[i];
        return {
          number: i + 1,
          from: one.from,
          to: one.to,
          unitCode: one.unitCode,
          appraiserId: one.appraiserId,
          acting: one.acting ?? null,
          share: share === undefined ? '0' : shareText(share),
          ownPlan: one.plan !== undefined,
          reviewed: one.review !== null,
          review: open ? one.review : null,
        };
      }),
      absences: partition(employee.data.assignments, cycle.period).flatMap(({ from, to, absence }) =>
        absence === null ? [] : [{ from, to, absence }],
      ),
      problems:
        route === null
          ? []
          : findProblems(employee.data, cycle.period, route, around).map((problem) => problemView(problem, fixer)),
      reassignment: oversees ? (previewReassignment(employee.data, stored, context)?.reassignment ?? null) : null,
    };
    return { view, version: stored.version };
  };
