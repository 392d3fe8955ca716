import type { Assignment, Employee } from '../directory/employee.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { addDays } from '../time/zone.ts';
import { type AppraiserOfDay, appraiserOn } from './appraiser-on.ts';
import { cutsOf, joined, partition, type Span, type Stretch, spansBetween } from './partition.ts';
import { isSameActing, isSamePost, type Segment, type Surroundings } from './segment.ts';

export type Segments = {
  /** In order; they and the absences partition the period exactly. */
  segments: Segment[];
  absences: Extract<Stretch, { post: null }>[];
  /** Spans in which the appraiser named held no post and nobody stood in. */
  unattended: (Span & { appraiserId: string | null })[];
};

type Part = Segment & { absent: boolean };

const partOf = (span: Span, post: Assignment, { appraiserId, acting, absent }: AppraiserOfDay): Part => ({
  from: span.from,
  to: span.to,
  unitCode: post.unitCode,
  postTitle: post.postTitle,
  postFamily: post.postFamily,
  headsUnit: post.headsUnit,
  capacity: post.capacity,
  appraiserId,
  acting,
  absent,
});

/** Time without a post between two parts keeps them apart, whatever they say. */
const follows = (a: Span, b: Span): boolean => addDays(a.to, 1) === b.from;

/** Days on which the appraiser of a post may change: those of the appraiser's own posts and of the heads of all units above. */
const datesBehind = (post: Assignment, around: Surroundings): { from: string; to: string | null }[] => {
  const appraiser = post.appraiserId === null ? null : around.employeeOf(post.appraiserId);
  if (appraiser === null) return [];
  const units = new Set([post.unitCode, ...appraiser.assignments.map(({ unitCode }) => unitCode)]);
  for (const code of units) {
    const parent = around.unitOf(code)?.parentCode;
    if (parent !== null && parent !== undefined) units.add(parent);
  }
  return [...appraiser.assignments, ...[...units].flatMap((code) => around.unitOf(code)?.heads ?? [])];
};

/**
 * The segments of a person's period: cut wherever post, unit or appraiser changes (transfer, Plt/Plh, change of appraiser,
 * joining, leaving). Neighbours that say the same are one.
 */
export const segmentsOf = (
  employee: Pick<Employee, 'id' | 'assignments'>,
  period: Span,
  around: Surroundings,
  rules: RuleSet['segments'],
): Segments => {
  const stretches = partition(employee.assignments, period);
  const parts = stretches.flatMap(({ from, to, post }): Part[] => {
    if (post === null) return [];
    const span = { from, to };
    const question = { employeeId: employee.id, post, around, rules };
    return spansBetween(span, cutsOf(span, datesBehind(post, around))).map((one) =>
      partOf(one, post, appraiserOn(question, one.from)),
    );
  });
  const unattended = joined(
    parts.filter(({ absent }) => absent),
    (a, b) => a.appraiserId === b.appraiserId && follows(a, b),
  );
  const segments = joined(
    parts,
    (a, b) => follows(a, b) && isSamePost(a, b) && a.appraiserId === b.appraiserId && isSameActing(a.acting, b.acting),
  );
  return {
    segments: segments.map(({ absent: _, ...segment }) => segment),
    absences: stretches.filter((stretch) => stretch.post === null),
    unattended: unattended.map(({ from, to, appraiserId }) => ({ from, to, appraiserId })),
  };
};
