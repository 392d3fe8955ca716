import type { Employee } from '../../domain/directory/employee.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { employeeKey } from '../support/load.ts';

export type People = Map<string, Stored<Employee>>;

/** The persons by id; unknown ids are left out. */
export const loadPeople = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  ids: Iterable<string>,
): Promise<People> => {
  const found = await deps.store.getMany([...new Set(ids)].map((id) => employeeKey(agencyId, id)));
  return new Map(found.filter((person) => person !== null).map((person) => [person.data.id, person]));
};

/** The persons by number, past numbers included; unknown numbers are left out. */
export const loadPeopleByNip = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  nips: Iterable<string>,
): Promise<People> => {
  const wanted = [...new Set(nips)];
  const entries = await deps.store.getMany(wanted.map((nip) => keys.nip(agencyId, nip)));
  const idOf = new Map(wanted.flatMap((nip, i) => (entries[i] ? [[nip, entries[i].data.employeeId] as const] : [])));
  const people = await loadPeople(deps, agencyId, idOf.values());
  return new Map(
    [...idOf].flatMap(([nip, id]) => {
      const person = people.get(id);
      return person === undefined ? [] : [[nip, person] as const];
    }),
  );
};
