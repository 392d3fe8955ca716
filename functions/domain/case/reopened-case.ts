import type { ReopenablePhase } from '../cycle/reopening.ts';
import type { Case, CaseAt, ReopenedCase, ReviewRef, SegmentRef } from './case.ts';

export type OpenCase = CaseAt<'unplanned' | 'planned' | 'reviewed'>;

const withParts = (segments: SegmentRef[], parts: ReopenedCase['parts']): SegmentRef[] =>
  segments.map((segment, i) => ({ ...segment, review: parts?.[i] ?? segment.review }));

/** Whether the review beside the result waits for the close of another reopening than this one, which was not yet. */
const waitsForOther = ({ number: last, of = last, closed }: ReopenedCase, number: number): boolean =>
  of !== number && !(of === last && closed === true);

/** What a reopening leaves of what was given in another: it waits for the close of that one. */
export const waitingBeside = (reopened: ReopenedCase | undefined, number: number): Partial<ReopenedCase> => {
  if (reopened === undefined || !waitsForOther(reopened, number)) return {};
  const { number: last, of = last, review, parts } = reopened;
  if (review === undefined && parts === undefined) return {};
  const waiting: Partial<ReopenedCase> = { of };
  if (review !== undefined) waiting.review = review;
  if (parts !== undefined) waiting.parts = parts;
  return waiting;
};

/** The case as the close of one reopening scores it: what was given in another one does not count yet. */
export const asOfReopening = <T extends Case>(subject: T, number: number): T => {
  const { reopened } = subject;
  if (reopened === undefined || !waitsForOther(reopened, number)) return subject;
  const { review: _, parts: __, of: ___, ...rest } = reopened;
  return { ...subject, reopened: rest };
};

/** The review that counts: one of a window whose close has not taken it up yet before that by which the case was scored. */
const reviewOf = (subject: CaseAt<'scored' | 'unassessed'>): ReviewRef | null =>
  subject.reopened?.review ?? (subject.stage === 'scored' ? subject.review : null);

/**
 * The case as it stood before it was scored, with what was done since in a reopened phase: what is judged, done and scored again is
 * this. The case itself keeps its result until then.
 */
export const beforeResult = (subject: Case): OpenCase | null => {
  switch (subject.stage) {
    case 'unplanned':
    case 'planned':
    case 'reviewed':
      return subject;
    case 'scored':
    case 'unassessed': {
      const review = reviewOf(subject);
      const { plan, segments } = subject;
      const common = {
        ...withoutResult(subject),
        ...(segments === undefined ? {} : { segments: withParts(segments, subject.reopened?.parts) }),
      };
      if (review !== null) return { ...common, stage: 'reviewed', plan, review };
      return plan === null ? { ...common, stage: 'unplanned', plan: null } : { ...common, stage: 'planned', plan };
    }
    case 'decided':
      return null;
  }
};

const withoutResult = (subject: CaseAt<'scored' | 'unassessed'>) => {
  if (subject.stage === 'unassessed') {
    const { stage: _, plan: __, ...rest } = subject;
    return rest;
  }
  const { stage: _, plan: __, review: ___, result: ____, ...rest } = subject;
  return rest;
};

/** The case as the acts of a reopened phase find it: a report may still be made though the review has been given. */
export const asInPhase = (subject: Case, phase: ReopenablePhase): Case => {
  const open = beforeResult(subject);
  if (open === null) return subject;
  if (phase !== 'execution' || open.stage !== 'reviewed' || open.plan === null) return open;
  const { review: _, plan, ...rest } = open;
  return { ...rest, stage: 'planned', plan };
};
