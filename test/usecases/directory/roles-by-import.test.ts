import { beforeEach, describe, expect, it } from 'vitest';
import { type DirectoryRole, directoryRoles } from '../../../functions/domain/directory/employee.ts';
import { allRoutes } from '../../../functions/http/all-routes.ts';
import { systemActor } from '../../../functions/http/request/scope.ts';
import type { EmployeeRow } from '../../../functions/usecases/directory/decide-employee.ts';
import { createImportEmployees } from '../../../functions/usecases/directory/import-employees.ts';
import { people } from '../../support/people.ts';
import { agencyId, createWorld, type World } from '../../support/world.ts';
import { rowsOf } from './rows.ts';

const route = allRoutes.find(({ operationId }) => operationId === 'importEmployees');
const rowFor = (id: string, over: Partial<EmployeeRow> = {}): EmployeeRow => {
  const person = people.find((p) => p.id === id);
  if (person === undefined) throw new Error(`no ${id} in the world`);
  const { nip, name, kind, roles, rank } = person;
  return { nip, name, kind, roles, rank, replacesNip: null, ...over };
};
const newcomer = (roles: DirectoryRole[]): EmployeeRow => ({
  nip: '199001012015041001',
  name: 'Sari Wulandari',
  kind: 'PNS',
  roles,
  rank: 'III/a',
  replacesNip: null,
});

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

/** The personnel database of the agency sends its list, by a token with these scopes. */
const send = (scopes: ('imports' | 'roles')[], rows: EmployeeRow[]) => {
  if (route === undefined) throw new Error('no import of employees');
  const actor = systemActor({ kind: 'system', agencyId, clientId: 'simpeg', scopes }, route);
  return createImportEmployees(world.deps)({ ...world.command('admin'), actor }, rowsOf(rows));
};
const rolesOf = (id: string): readonly DirectoryRole[] => world.actor(id).roles;

describe('an import by a system that may import and no more', () => {
  it.each(directoryRoles)('makes nobody %s, neither new nor known', async (role) => {
    expect(rolesOf('ani')).toEqual([]);
    const report = await send(['imports'], [newcomer([role]), rowFor('ani', { roles: [role] })]);
    expect(report).toMatchObject({ created: 0, updated: 0 });
    expect(report.refused.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'roles', 'roles-by-persons'],
      [2, 'roles', 'roles-by-persons'],
    ]);
  });

  it('gives none under a new number either, and adds none to those that somebody has', async () => {
    const report = await send(
      ['imports'],
      [
        rowFor('ani', { nip: '199001012015041001', replacesNip: rowFor('ani').nip, roles: ['committee'] }),
        rowFor('admin', { roles: ['administrator', 'committee'] }),
      ],
    );
    expect(report.refused.map(({ code }) => code)).toEqual(['roles-by-persons', 'roles-by-persons']);
  });

  it('takes none away by an empty column, and changes what it is there to change', async () => {
    const report = await send(['imports'], [rowFor('admin', { roles: [], name: 'Nama Baru' }), newcomer([])]);
    expect(report).toMatchObject({ created: 1, updated: 1, refused: [] });
    const again = await send(['imports'], [rowFor('admin', { name: 'Nama Baru' })]);
    expect(again).toMatchObject({ unchanged: 1, refused: [] });
  });
});

describe('an import by a system with the scope for roles besides, or by an administrator', () => {
  it('gives and takes roles', async () => {
    expect(await send(['imports', 'roles'], [newcomer(['committee'])])).toMatchObject({ created: 1, refused: [] });
    expect(await send(['imports', 'roles'], [newcomer([])])).toMatchObject({ updated: 1, refused: [] });
    const byPerson = createImportEmployees(world.deps)(world.command('admin'), rowsOf([newcomer(['auditor'])]));
    expect(await byPerson).toMatchObject({ updated: 1, refused: [] });
  });
});
