import type { Cycle } from '../cycle/cycle.ts';
import { covers } from '../directory/assignment-of-period.ts';
import type { Assignment, Employee } from '../directory/employee.ts';
import { shareOfPlan } from '../planning/plan-share.ts';
import { partition, type Span } from '../segments/partition.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Case, PlanInForce, SegmentRef } from './case.ts';

/** A person's case in the annual cycle whose plans a shorter one lives by. */
export type AnnualPlan = { cycle: Pick<Cycle, 'id' | 'period'>; case: Case };

/** The annual cycle in which the plan of a case stands; null where the case has its own. */
export const annualCycleOf = ({ plan }: Pick<Case, 'plan'>): string | null =>
  plan !== null && 'of' in plan ? (plan.of ?? null) : null;

type Post = Pick<Assignment, 'unitCode' | 'postTitle' | 'postFamily' | 'headsUnit' | 'capacity'>;

const samePost = (a: Post, b: Post): boolean =>
  a.unitCode === b.unitCode &&
  a.postTitle === b.postTitle &&
  a.postFamily === b.postFamily &&
  a.headsUnit === b.headsUnit &&
  a.capacity === b.capacity;

/** Since when in the year the person holds the post of that day without a break; null without a post. */
const inPostSince = (employee: Pick<Employee, 'assignments'>, year: Span, day: LocalDate): LocalDate | null => {
  const stretches = partition(employee.assignments, year);
  const at = stretches.findIndex((stretch) => covers(stretch, day));
  const held = stretches[at]?.post ?? null;
  if (held === null) return null;
  const broken = stretches.slice(0, at).findLastIndex(({ post }) => post === null || !samePost(post, held));
  return stretches[broken + 1]?.from ?? null;
};

/** The time that the case's own plan is for: not the parts of the year under another plan. */
const timeOfPlan = ({ segments }: Case, year: Span): Span | null => {
  if (segments === undefined) return year;
  const own = segments.filter(({ plan }) => plan === undefined);
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
};

/** Still the text of an earlier post: nobody has amended it since the transfer. */
const isOfEarlierPost = ({ segments = [] }: Case, { seq }: PlanInForce): boolean =>
  segments.some(({ plan }) => plan?.seq === seq);

const planOf = (subject: Case): PlanInForce | null => (subject.stage === 'unplanned' ? null : subject.plan);

/** The plan in force in an annual case as a shorter period refers to it; null where there is none for its days. */
export const referenceTo = ({ cycle, case: annual }: AnnualPlan, period: Span): PlanInForce | null => {
  const plan = planOf(annual);
  const time = timeOfPlan(annual, cycle.period);
  const share = time === null ? null : shareOfPlan(time, period);
  if (plan === null || share === null) return null;
  const { seq, version, basis } = plan;
  return { seq, version, basis, of: cycle.id, share };
};

const dayOf = (today: LocalDate, { from, to }: Span): LocalDate => (today < from ? from : today > to ? to : today);

/**
 * The annual plan by which a case of a shorter period lives from its opening; null where the person plans for the period
 * alone: no plan in force there, or another post since it was made.
 */
export const annualPlanFor = (
  employee: Pick<Employee, 'assignments'>,
  opened: Case,
  annual: AnnualPlan,
  period: Span,
  today: LocalDate,
): PlanInForce | null => {
  const { cycle, case: subject } = annual;
  const plan = planOf(subject);
  const time = timeOfPlan(subject, cycle.period);
  if (plan === null || time === null || isOfEarlierPost(subject, plan)) return null;
  const isThere =
    subject.unitCode === opened.unitCode &&
    subject.postFamily === opened.postFamily &&
    subject.headsUnit === opened.headsUnit;
  const since = inPostSince(employee, cycle.period, dayOf(today, period));
  if (!isThere || since === null || since > time.from) return null;
  return referenceTo(annual, period);
};

const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

/** Parts of the period in an earlier post are measured by the plan that the annual case keeps for that post. */
export const withAnnualSegments = (opened: Case, { cycle, case: annual }: AnnualPlan, period: Span): Case => {
  if (opened.segments === undefined || annual.segments === undefined) return opened;
  const earlier = annual.segments.filter(({ plan }) => plan !== undefined);
  const segments = opened.segments.map((segment): SegmentRef => {
    const found = earlier.find((one) => overlaps(one, segment));
    if (segment.plan === undefined || found?.plan === undefined) return segment;
    const { seq, version, basis } = found.plan;
    const share = shareOfPlan(found, period);
    return share === null ? segment : { ...segment, plan: { seq, version, basis, of: cycle.id, share } };
  });
  return { ...opened, segments };
};
