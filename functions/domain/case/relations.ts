import type { Cycle } from '../cycle/cycle.ts';
import type { DirectoryRole } from '../directory/employee.ts';
import type { Case } from './case.ts';

/** What a person is to a case. Somebody without any relation learns nothing, not even that the case exists. */
export const relations = [
  'self',
  'appraiser',
  'segment-appraiser',
  'superior',
  'decider',
  'peer',
  'subordinate',
  'committee',
  'authorised-official',
  'administrator',
  'auditor',
] as const;
export type Relation = (typeof relations)[number];

/** Relations that let a person read the case; peers and subordinates may only give feedback. */
export const readingRelations: readonly Relation[] = relations.filter((r) => r !== 'peer' && r !== 'subordinate');

/**
 * The relations of a person to a case, by the snapshot taken when the cycle opened. `own` is the actor's own case in the
 * same cycle, needed only to tell peers (same appraiser) and subordinates (appraised by the subject).
 */
export const relationsOf = (
  actor: { personId: string; roles: readonly DirectoryRole[] },
  subject: Case,
  cycle: Pick<Cycle, 'committee' | 'authorisedOfficialId'>,
  own: Case | null = null,
): Relation[] => {
  const { personId, roles } = actor;
  const is: Record<Relation, boolean> = {
    self: subject.employeeId === personId,
    appraiser: subject.appraiserId === personId,
    // Rates the part of the period in which the person worked for somebody who is not the appraiser now.
    'segment-appraiser':
      subject.appraiserId !== personId && (subject.segments ?? []).some((one) => one.appraiserId === personId),
    superior: subject.superiorId === personId,
    decider: subject.stage === 'decided' && subject.objection?.deciderId === personId,
    peer:
      own !== null &&
      subject.employeeId !== personId &&
      own.appraiserId === subject.appraiserId &&
      own.appraiserId !== null,
    subordinate: own?.appraiserId === subject.employeeId,
    committee: cycle.committee.chairId === personId || cycle.committee.memberIds.includes(personId),
    'authorised-official': cycle.authorisedOfficialId === personId,
    administrator: roles.includes('administrator'),
    auditor: roles.includes('auditor'),
  };
  return relations.filter((r) => is[r]);
};
