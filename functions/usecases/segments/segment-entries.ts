import type { Case } from '../../domain/case/case.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';

/** Appraisers of a part of the period who are not the appraiser now: whom the board of the team does not show the person to. */
export const earlierAppraisers = ({ appraiserId, segments = [] }: Case): string[] => [
  ...new Set(
    segments.flatMap((one) => (one.appraiserId === null || one.appraiserId === appraiserId ? [] : one.appraiserId)),
  ),
];

/** Inserts that let those appraisers find the person; none for nearly all cases. */
export const segmentEntries = (agencyId: string, subject: Case): Write[] =>
  earlierAppraisers(subject).map((appraiserId) => ({
    kind: 'insert',
    key: keys.segmentEntry(agencyId, subject.cycleId, appraiserId, subject.employeeId),
    data: { schemaVersion: 1, employeeId: subject.employeeId },
  }));
