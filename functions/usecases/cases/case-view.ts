import type { Case, LateMark, ResultRef, ReviewRef } from '../../domain/case/case.ts';
import type { Relation } from '../../domain/case/relations.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ObjectionRef } from '../../domain/objection/objection-ref.ts';
import type { Instant } from '../../domain/time/instant.ts';

export type CaseView = Pick<
  Case,
  'cycleId' | 'employeeId' | 'unitCode' | 'serviceCode' | 'appraiserId' | 'superiorId' | 'postFamily' | 'headsUnit'
> & {
  stage: Case['stage'];
  /** Names this state of the case: what `If-Match` of the next act must say. */
  version: number;
  plan: null | { status: 'submitted' | 'returned' | 'set' | 'carried'; version: number };
  /** A change of the plan in force that is not decided, or was returned. */
  amendment: null | { status: 'submitted' | 'returned'; version: number };
  review: ReviewRef | null;
  result: ResultRef | null;
  decision: null | { signedBy: string; signedAt: Instant };
  acknowledgedAt: Instant | null;
  objection: ObjectionRef | null;
  marks: LateMark[];
};

const planOf = ({ plan }: Case): CaseView['plan'] =>
  plan === null ? null : { status: 'basis' in plan ? plan.basis : plan.status, version: plan.version };

const amendmentOf = (subject: Case): CaseView['amendment'] => {
  if (subject.stage !== 'planned' || subject.amendment === undefined) return null;
  const { status, version } = subject.amendment;
  return { status, version };
};

/** A case as people read it. Ratings are left out for the person rated until the results are published. */
export const caseView = (
  stored: { data: Case; version: number },
  relations: readonly Relation[],
  cycle: Pick<Cycle, 'publishedAt'>,
): CaseView => {
  const { data } = stored;
  const open = seesRatings(relations, cycle);
  return {
    cycleId: data.cycleId,
    employeeId: data.employeeId,
    unitCode: data.unitCode,
    serviceCode: data.serviceCode,
    appraiserId: data.appraiserId,
    superiorId: data.superiorId,
    postFamily: data.postFamily,
    headsUnit: data.headsUnit,
    stage: data.stage,
    version: stored.version,
    plan: planOf(data),
    amendment: amendmentOf(data),
    review: open && 'review' in data ? data.review : null,
    result: open && 'result' in data ? data.result : null,
    decision:
      open && 'decision' in data ? { signedBy: data.decision.signedBy, signedAt: data.decision.signedAt } : null,
    acknowledgedAt: 'acknowledgedAt' in data ? data.acknowledgedAt : null,
    objection: 'objection' in data ? data.objection : null,
    marks: data.marks,
  };
};
