import type { Case, PlanInForce, ReviewRef, SegmentRef } from '../case/case.ts';
import { withoutAmendment } from '../case/without-amendment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { combinedReview } from './combine.ts';
import type { Span } from './partition.ts';
import { isPlain, type Position, type Route } from './route-of.ts';
import { isSameActing, isSamePost, type Segment } from './segment.ts';

export type Rerouted = {
  next: Case;
  /** Reviews that stay in the chain and count no more: their appraiser has no part in the period any longer. */
  dropped: (Span & { appraiserId: string | null; seq: number })[];
};

const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

/** A case without segments is one over the whole period. */
export const segmentsOfCase = (subject: Case, period: Span): SegmentRef[] =>
  subject.segments ?? [
    {
      from: period.from,
      to: period.to,
      unitCode: subject.unitCode,
      appraiserId: subject.appraiserId,
      ...(subject.headsUnit ? { leads: true } : {}),
      review: 'review' in subject ? subject.review : null,
    },
  ];

const isSamePart = (a: SegmentRef, b: Segment): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.unitCode === b.unitCode &&
  a.appraiserId === b.appraiserId &&
  (a.leads ?? false) === b.headsUnit &&
  isSameActing(a.acting ?? null, b.acting);

export const positionOf = ({
  unitCode,
  serviceCode,
  appraiserId,
  superiorId,
  postFamily,
  headsUnit,
}: Position): Position => ({ unitCode, serviceCode, appraiserId, superiorId, postFamily, headsUnit });

const isSamePosition = (a: Position, b: Position): boolean =>
  a.unitCode === b.unitCode &&
  a.serviceCode === b.serviceCode &&
  a.appraiserId === b.appraiserId &&
  a.superiorId === b.superiorId &&
  a.postFamily === b.postFamily &&
  a.headsUnit === b.headsUnit;

/** Whether the case lies where the directory puts it. */
export const isOnRoute = (subject: Case, route: Route, period: Span): boolean => {
  const kept = segmentsOfCase(subject, period);
  return (
    isSamePosition(subject, route.position) &&
    kept.length === route.segments.length &&
    route.segments.every((segment, i) => {
      const other = kept[i];
      return other !== undefined && isSamePart(other, segment);
    })
  );
};

/** The latest review that the appraiser of a segment gave on a part of its days. */
const reviewFor = (segment: Segment, before: readonly SegmentRef[]): ReviewRef | null =>
  before
    .filter((old) => old.appraiserId === segment.appraiserId && overlaps(old, segment))
    .flatMap(({ review }) => review ?? [])
    .toSorted((a, b) => b.seq - a.seq)[0] ?? null;

/** In an earlier post the plan counts that was in force there; in the last one, and wherever the post is the same, the case's own. */
const planFor = (
  segment: Segment,
  last: Segment,
  before: readonly SegmentRef[],
  inForce: PlanInForce | null,
): PlanInForce | null => {
  if (isSamePost(segment, last)) return null;
  const old = before.find((one) => overlaps(one, segment));
  return old?.plan ?? inForce;
};

const refOf = (segment: Segment, plan: PlanInForce | null, review: ReviewRef | null): SegmentRef => {
  const { from, to, unitCode, appraiserId, acting, headsUnit } = segment;
  return {
    from,
    to,
    unitCode,
    appraiserId,
    ...(acting === null ? {} : { acting }),
    ...(plan === null ? {} : { plan }),
    ...(headsUnit ? { leads: true } : {}),
    review,
  };
};

const planInForce = (subject: Case): PlanInForce | null => (subject.stage === 'unplanned' ? null : subject.plan);

/** As the stage table knows it: reviewed where every part is, otherwise planned or unplanned as before. */
const staged = (subject: Case, segments: SegmentRef[], review: ReviewRef | null): Case => {
  switch (subject.stage) {
    case 'unplanned':
    case 'planned':
      if (review === null) return { ...subject, segments };
      return { ...baseOf(withoutAmendment(subject)), segments, stage: 'reviewed', plan: planInForce(subject), review };
    case 'reviewed': {
      if (review !== null) return { ...subject, segments, review };
      const { review: _, stage: __, plan, ...rest } = subject;
      return plan === null
        ? { ...rest, segments, stage: 'unplanned', plan }
        : { ...rest, segments, stage: 'planned', plan };
    }
    case 'scored':
    case 'unassessed':
    case 'decided':
      throw new AlreadyScoredError();
  }
};

/** What a case has at every stage. */
const baseOf = (subject: Case) => {
  const { stage: _, plan: __, ...rest } = subject;
  return rest;
};

/** From scoring on only the forum and an objection change a result: the caller must not ask. */
export class AlreadyScoredError extends Error {
  constructor() {
    super('a scored case cannot be re-routed');
    this.name = 'AlreadyScoredError';
  }
}

/**
 * The case as it lies on a new route. Acts that were done stay done: a plan stays in force (for the post that it was made
 * in), a review counts while its appraiser has a part in the days that it was about.
 */
export const reroute = (
  subject: Case,
  route: Route,
  period: Span,
  rules: Pick<RuleSet, 'segments' | 'missingComponent'>,
): Rerouted => {
  const before = segmentsOfCase(subject, period);
  const last = route.segments.at(-1);
  const segments = route.segments.map((segment) =>
    refOf(
      segment,
      last === undefined ? null : planFor(segment, last, before, planInForce(subject)),
      reviewFor(segment, before),
    ),
  );
  const kept = new Set(segments.flatMap(({ review }) => review?.seq ?? []));
  const dropped = before.flatMap(({ from, to, appraiserId, review }) =>
    review === null || kept.has(review.seq) ? [] : [{ from, to, appraiserId, seq: review.seq }],
  );
  const moved = staged({ ...subject, ...route.position }, segments, combinedReview(segments, rules));
  if (!isPlain(route.segments, period)) return { next: moved, dropped };
  const { segments: _, ...plain } = moved;
  return { next: plain, dropped };
};
