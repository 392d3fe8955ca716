import { directoryRoles, type Employee } from '../../domain/directory/employee.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { employeeKey } from '../support/load.ts';
import { reachedBy } from './decide-employee.ts';

/** The item that finds a person by number. Inserted only: a second person under the same number is a conflict. */
export const nipEntry = (agencyId: string, nip: string, employeeId: string): Write => ({
  kind: 'insert',
  key: keys.nip(agencyId, nip),
  data: { schemaVersion: 1, employeeId },
});

/** A new person: the document and the number that finds it, in one commit. */
export const newPerson = (
  agencyId: string,
  id: string,
  person: Pick<Employee, 'nip' | 'name' | 'kind' | 'roles' | 'rank' | 'email' | 'language'>,
): Write[] => {
  const employee: Employee = {
    schemaVersion: 1,
    id,
    name: person.name,
    kind: person.kind,
    nip: person.nip,
    formerNips: [],
    roles: directoryRoles.filter((role) => person.roles.includes(role)),
    rank: person.rank,
    assignments: [],
    ...reachedBy(person),
  };
  return [{ kind: 'insert', key: employeeKey(agencyId, id), data: employee }, nipEntry(agencyId, person.nip, id)];
};
