import type { Case } from '../case/case.ts';
import type { LocalDate } from '../time/instant.ts';

type Subject = Pick<Case, 'appraiserId' | 'segments'>;

const appraisersOfDay = ({ appraiserId, segments = [] }: Subject, day: LocalDate): (string | null)[] =>
  segments.filter(({ from, to }) => from <= day && day <= to).map((one) => one.appraiserId ?? appraiserId);

/** Who looks at the work of a day: the appraiser of the part of the period that it lies in, else the appraiser now. */
export const reviewerOfDay = (subject: Subject, day: LocalDate): string | null =>
  appraisersOfDay(subject, day)[0] ?? subject.appraiserId;

/**
 * Whether a person may approve and return the work of a day: the appraiser of its time, and the appraiser now, so that nothing waits
 * for somebody who has left. An approval is no rating: the part itself is rated by the appraiser of its time alone.
 */
export const mayReviewDay = (subject: Subject, personId: string, day: LocalDate): boolean =>
  subject.appraiserId === personId || appraisersOfDay(subject, day).includes(personId);
