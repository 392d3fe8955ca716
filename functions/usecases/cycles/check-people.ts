import type { DirectoryRole } from '../../domain/directory/employee.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import type { Deps } from '../support/deps.ts';
import { employeeKey } from '../support/load.ts';

type People = { committee: { chairId: string; memberIds: string[] }; authorisedOfficialId: string };

/** What is wrong with the people named for a cycle: unknown, without the role, named twice, a chair from outside. */
export const checkPeople = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { committee, authorisedOfficialId }: People,
): Promise<FieldProblem[]> => {
  const named: { id: string; pointer: string; role: DirectoryRole }[] = [
    ...committee.memberIds.map((id, i) => ({ id, pointer: `/committee/memberIds/${i}`, role: 'committee' as const })),
    { id: authorisedOfficialId, pointer: '/authorisedOfficialId', role: 'authorised-official' },
  ];
  const unique = [...new Set(named.map((n) => n.id))];
  const found = await deps.store.getMany(unique.map((id) => employeeKey(agencyId, id)));
  const rolesOf = new Map(unique.map((id, i) => [id, found[i]?.data.roles ?? null]));

  const problems: FieldProblem[] = [];
  for (const [i, { id, pointer, role }] of named.entries()) {
    const roles = rolesOf.get(id) ?? null;
    if (roles === null)
      problems.push({ pointer, code: 'unknown-person', detail: 'There is no such person in the agency.' });
    else if (!roles.includes(role))
      problems.push({ pointer, code: 'role-missing', detail: `The person does not hold the role ${role}.` });
    if (role === 'committee' && committee.memberIds.indexOf(id) < i)
      problems.push({ pointer, code: 'duplicate', detail: 'The person is named twice.' });
  }
  if (!committee.memberIds.includes(committee.chairId))
    problems.push({
      pointer: '/committee/chairId',
      code: 'not-a-member',
      detail: 'The chair must be one of the members.',
    });
  return problems;
};
