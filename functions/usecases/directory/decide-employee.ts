import { type DirectoryRole, directoryRoles, type Employee } from '../../domain/directory/employee.ts';
import type { Stored } from '../../ports/store.ts';

export type EmployeeRow = Pick<Employee, 'nip' | 'name' | 'kind' | 'roles' | 'rank' | 'email' | 'language'> & {
  /** The number that this one replaces: a PPPK's new contract, or a correction. */
  replacesNip: string | null;
};

export type EmployeeDecision =
  | { decision: 'create' }
  | { decision: 'keep'; person: Stored<Employee> }
  | { decision: 'change'; person: Stored<Employee>; next: Employee }
  | { decision: 'renumber'; person: Stored<Employee>; next: Employee }
  | { decision: 'refuse'; column: string; code: string; reason: string };

const inOrder = (roles: DirectoryRole[]): DirectoryRole[] => directoryRoles.filter((role) => roles.includes(role));

const sameAs = (a: Employee, b: Employee): boolean =>
  a.name === b.name &&
  a.kind === b.kind &&
  a.rank === b.rank &&
  a.email === b.email &&
  a.language === b.language &&
  a.roles.join() === b.roles.join();

/** How a person is reached, so far as it is said. */
export const reachedBy = ({ email, language }: Pick<Employee, 'email' | 'language'>) => ({
  ...(email === undefined ? {} : { email }),
  ...(language === undefined ? {} : { language }),
});

/** What a row of the list means for the person it names, given who holds its numbers now. */
export const decideEmployee = (
  row: EmployeeRow,
  holder: Stored<Employee> | undefined,
  formerHolder: Stored<Employee> | undefined,
): EmployeeDecision => {
  const said = { name: row.name, kind: row.kind, roles: inOrder(row.roles), rank: row.rank, ...reachedBy(row) };
  if (holder !== undefined) {
    const { data } = holder;
    if (data.nip !== row.nip)
      return {
        decision: 'refuse',
        column: 'nip',
        code: 'superseded-nip',
        reason: 'this person has a newer number; the list is out of date',
      };
    if (row.replacesNip !== null && !data.formerNips.includes(row.replacesNip))
      return {
        decision: 'refuse',
        column: 'replacesNip',
        code: 'nip-taken',
        reason: 'the number belongs to somebody who never had the one it is said to replace',
      };
    const next = { ...data, ...said };
    return sameAs(data, next) ? { decision: 'keep', person: holder } : { decision: 'change', person: holder, next };
  }
  if (row.replacesNip === null) return { decision: 'create' };
  if (formerHolder === undefined)
    return {
      decision: 'refuse',
      column: 'replacesNip',
      code: 'unknown-nip',
      reason: 'nobody in the directory has the number that is to be replaced',
    };
  const { data } = formerHolder;
  return {
    decision: 'renumber',
    person: formerHolder,
    next: { ...data, ...said, nip: row.nip, formerNips: [...data.formerNips, data.nip] },
  };
};
