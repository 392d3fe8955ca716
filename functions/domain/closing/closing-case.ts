import type { Case, LateMark } from '../case/case.ts';
import type { Instant } from '../time/instant.ts';

type Placed = Pick<Case, 'employeeId' | 'appraiserId' | 'postFamily'> & {
  marks: readonly LateMark[];
  segments?: readonly { appraiserId: string | null; review: object | null }[];
  joinedLate?: true;
};
type Waiting = { status: 'submitted' | 'returned'; at: Instant };

/** What the closing plan reads of a case, and no more: every case is one. */
export type ClosingCase = Placed &
  (
    | { stage: 'unplanned'; plan: Waiting | null }
    | { stage: 'planned'; plan: object; amendment?: Waiting }
    | { stage: 'reviewed' | 'scored' | 'unassessed' | 'decided'; plan: object | null }
  );

export type CaseAtClose = { case: ClosingCase; hasRealisation: boolean; hasSelfReview: boolean };

/**
 * A case as a close judged it, kept beside the result so that anybody can judge it again: surrogate ids, states and times, no text of
 * anybody.
 */
export type ClosingInput = CaseAtClose & { cutOff: Instant };

const waiting = ({ status, at }: Waiting): Waiting => ({ status, at });

const stageOf = (subject: ClosingCase) => {
  switch (subject.stage) {
    case 'unplanned':
      return { stage: subject.stage, plan: subject.plan === null ? null : waiting(subject.plan) };
    case 'planned':
      return {
        ...{ stage: subject.stage, plan: {} },
        ...(subject.amendment === undefined ? {} : { amendment: waiting(subject.amendment) }),
      };
    case 'reviewed':
    case 'scored':
    case 'unassessed':
    case 'decided':
      return { stage: subject.stage, plan: subject.plan === null ? null : {} };
  }
};

/** The case without all that the closing plan does not read. */
export const closingCaseOf = (subject: ClosingCase): ClosingCase => {
  const { employeeId, appraiserId, postFamily, marks, segments, joinedLate } = subject;
  return {
    ...{ employeeId, appraiserId, postFamily, marks },
    ...(segments === undefined
      ? {}
      : {
          segments: segments.map((one) => ({ appraiserId: one.appraiserId, review: one.review === null ? null : {} })),
        }),
    ...(joinedLate === undefined ? {} : { joinedLate }),
    ...stageOf(subject),
  };
};
