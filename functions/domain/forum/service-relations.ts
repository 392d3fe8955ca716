import type { Cycle } from '../cycle/cycle.ts';
import type { DirectoryRole } from '../directory/employee.ts';
import { committeeMembers } from './eligibility.ts';
import type { ServiceRecord } from './forum.ts';

/** What a person is to a service. Somebody without any relation learns nothing about it. */
export const serviceRelations = [
  'setter',
  'head',
  'chair',
  'committee',
  'authorised-official',
  'administrator',
  'auditor',
] as const;
export type ServiceRelation = (typeof serviceRelations)[number];

export const serviceRelationsOf = (
  actor: { personId: string; roles: readonly DirectoryRole[] },
  record: Pick<ServiceRecord, 'setterId' | 'headId' | 'panel'>,
  cycle: Pick<Cycle, 'committee' | 'authorisedOfficialId'>,
): ServiceRelation[] => {
  const { personId, roles } = actor;
  const is: Record<ServiceRelation, boolean> = {
    setter: record.setterId === personId,
    head: record.headId === personId,
    chair: (record.panel ?? cycle.committee).chairId === personId,
    committee: committeeMembers(cycle.committee).includes(personId),
    'authorised-official': cycle.authorisedOfficialId === personId,
    administrator: roles.includes('administrator'),
    auditor: roles.includes('auditor'),
  };
  return serviceRelations.filter((relation) => is[relation]);
};
