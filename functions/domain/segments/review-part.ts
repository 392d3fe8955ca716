import type { Case, ReviewRef, SegmentRef } from '../case/case.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { combinedReview } from './combine.ts';

export type PartChoice =
  /** The period is in one piece. */
  | { decision: 'whole' }
  /** `number` counts from 1, as people see it. */
  | { decision: 'part'; number: number; segment: SegmentRef }
  /** The appraiser had the person more than once: which time is meant? */
  | { decision: 'ambiguous'; numbers: number[] }
  | { decision: 'not-theirs'; numbers: number[] };

/** Which part of the period an appraiser's review is about: the one asked for, or the only one that is theirs. */
export const choosePart = ({ segments }: Case, personId: string, asked: number | null): PartChoice => {
  if (segments === undefined) return asked === null ? { decision: 'whole' } : { decision: 'not-theirs', numbers: [] };
  const theirs = segments.flatMap((segment, i) =>
    segment.appraiserId === personId ? [{ number: i + 1, segment }] : [],
  );
  const numbers = theirs.map(({ number }) => number);
  const [only, ...more] = asked === null ? theirs : theirs.filter(({ number }) => number === asked);
  if (only === undefined) return { decision: 'not-theirs', numbers };
  return more.length > 0 ? { decision: 'ambiguous', numbers } : { decision: 'part', ...only };
};

type Open = Extract<Case, { stage: 'unplanned' | 'planned' | 'reviewed' }>;

/** The case with the review of one part; reviewed as a whole once every part is. */
export const withPartReview = (
  subject: Open,
  number: number,
  review: ReviewRef,
  rules: Pick<RuleSet, 'segments' | 'missingComponent'>,
): Case => {
  const segments = (subject.segments ?? []).map((one, i) => (i + 1 === number ? { ...one, review } : one));
  const whole = combinedReview(segments, rules);
  if (whole === null) return { ...subject, segments };
  const plan = subject.stage === 'unplanned' ? null : subject.plan;
  const { stage: _, plan: __, ...rest } = subject;
  return { ...rest, segments, stage: 'reviewed', plan, review: whole };
};
