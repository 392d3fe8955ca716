import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import type { EmployeeRow } from '../../../functions/usecases/directory/decide-employee.ts';
import { createImportEmployees } from '../../../functions/usecases/directory/import-employees.ts';
import { createListEmployees } from '../../../functions/usecases/directory/list-employees.ts';
import { createLookUpEmployees } from '../../../functions/usecases/directory/look-up-employees.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, type World } from '../../support/world.ts';
import { rowsOf } from './rows.ts';

const newcomer: EmployeeRow = {
  nip: '199001012015041001',
  name: 'Sari Wulandari',
  kind: 'PNS',
  roles: [],
  rank: 'III/a',
  replacesNip: null,
};
const rowFor = (id: string): EmployeeRow => {
  const person = people.find((p) => p.id === id);
  if (person === undefined) throw new Error(`no ${id} in the world`);
  const { nip, name, kind, roles, rank } = person;
  return { nip, name, kind, roles, rank, replacesNip: null };
};

let world: World;
const importEmployees = (rows: EmployeeRow[], personId = 'admin') =>
  createImportEmployees(world.deps)(world.command(personId), rowsOf(rows));
const findAll = (...nips: string[]) => createLookUpEmployees(world.deps)(world.actor('admin'), nips);
const find = async (nip: string) => (await findAll(nip)).items[0] ?? null;

beforeEach(async () => {
  world = await createWorld();
});

describe('a new person', () => {
  it('gets a surrogate id that the number finds', async () => {
    expect(await importEmployees([newcomer])).toMatchObject({ received: 1, created: 1, refused: [] });
    const person = await find(newcomer.nip);
    expect(person).toMatchObject({ name: 'Sari Wulandari', nip: newcomer.nip, assignments: [] });
    expect(person?.id).not.toContain(newcomer.nip);
  });

  it('is not doubled when the file is sent again', async () => {
    await importEmployees([newcomer]);
    const { id } = (await find(newcomer.nip)) ?? {};
    expect(await importEmployees([newcomer])).toMatchObject({ created: 0, unchanged: 1 });
    expect((await find(newcomer.nip))?.id).toBe(id);
  });

  it('is not doubled when the file arrives twice at once', async () => {
    const reports = await Promise.all([importEmployees([newcomer]), importEmployees([newcomer])]);
    expect(reports.map(({ created }) => created).sort()).toEqual([0, 1]);
    expect(reports.flatMap(({ refused }) => refused)).toMatchObject([{ row: 1, code: 'conflict' }]);
    const { items } = await createListEmployees(world.deps)(world.actor('admin'), {
      limit: 200,
      cursor: null,
    });
    expect(items.filter(({ nip }) => nip === newcomer.nip)).toHaveLength(1);
  });
});

describe('a known person', () => {
  it('is changed where the list says something else', async () => {
    const changed = { ...rowFor('ani'), name: 'Ani Lestari, S.K.M.', roles: ['committee' as const] };
    expect(await importEmployees([changed, rowFor('budi')])).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await find(changed.nip)).toMatchObject({ id: 'ani', name: 'Ani Lestari, S.K.M.', roles: ['committee'] });
  });

  it('keeps the posts, which the list of persons does not tell', async () => {
    await importEmployees([{ ...rowFor('ani'), rank: 'III/d' }]);
    expect((await find(rowFor('ani').nip))?.assignments).toHaveLength(1);
  });

  it('keeps id and history over a new contract, and both numbers find the person', async () => {
    const { nip: old } = rowFor('citra');
    const renewed: EmployeeRow = { ...rowFor('citra'), nip: '198001012026211012', replacesNip: old };
    expect(await importEmployees([renewed])).toMatchObject({ updated: 1 });
    expect(await find(renewed.nip)).toMatchObject({ id: 'citra', nip: renewed.nip, formerNips: [old] });
    expect((await find(old))?.id).toBe('citra');
    expect(await importEmployees([renewed])).toMatchObject({ unchanged: 1, updated: 0 });
  });

  it('is looked up once though two numbers of the person are asked for', async () => {
    const { nip: old } = rowFor('citra');
    const renewed: EmployeeRow = { ...rowFor('citra'), nip: '198001012026211012', replacesNip: old };
    await importEmployees([renewed]);
    expect((await findAll(old, renewed.nip)).items.map(({ id }) => id)).toEqual(['citra']);
  });
});

describe('bad rows are listed and the good ones go in', () => {
  it.each([
    ['a month of appointment that is none', { ...newcomer, nip: '199001012015131001' }, 'nip', 'nip-appointment-month'],
    ['a rounded number', { ...newcomer, nip: '1.98E+17' }, 'nip', 'nip-scientific'],
    [
      'a number to replace that nobody has',
      { ...newcomer, replacesNip: '199001012014041001' },
      'replacesNip',
      'unknown-nip',
    ],
    [
      'a number that another person has',
      { ...rowFor('ani'), replacesNip: rowFor('budi').nip },
      'replacesNip',
      'nip-taken',
    ],
    ['taking the role from oneself', { ...rowFor('admin'), roles: [] }, 'roles', 'own-administrator-role'],
  ])('%s', async (_, row, column, code) => {
    const good = { ...newcomer, nip: '199202022016052002' };
    const report = await importEmployees([row, good]);
    expect(report.refused).toMatchObject([{ row: 1, column, code }]);
    expect(report).toMatchObject({ received: 2, created: 1 });
    expect(await find(good.nip)).not.toBeNull();
  });

  it('says why of a rounded number', async () => {
    const { refused } = await importEmployees([{ ...newcomer, nip: '1.98E+17' }]);
    expect(refused[0]?.reason).toContain('spreadsheet');
  });

  it('the same number twice, with the row that came first', async () => {
    const report = await importEmployees([newcomer, rowFor('ani'), { ...newcomer, name: 'Orang lain' }]);
    expect(report).toMatchObject({ created: 1, unchanged: 1 });
    expect(report.refused).toEqual([
      { row: 3, column: 'nip', code: 'repeated-row', reason: 'row 1 says this already' },
    ]);
    expect((await find(newcomer.nip))?.name).toBe('Sari Wulandari');
  });

  it('the same person under the old and the new number, and a list that is out of date', async () => {
    const { nip: old } = rowFor('citra');
    const renewed: EmployeeRow = { ...rowFor('citra'), nip: '198001012026211012', replacesNip: old };
    expect((await importEmployees([rowFor('citra'), renewed])).refused).toMatchObject([
      { row: 2, column: 'nip', code: 'repeated-row' },
    ]);
    await importEmployees([renewed]);
    expect((await importEmployees([rowFor('citra')])).refused).toMatchObject([{ row: 1, code: 'superseded-nip' }]);
  });
});

describe('who may', () => {
  it('import: administrators only', async () => {
    expect((await refusalOf(importEmployees([newcomer], 'auditor'))).code).toBe('forbidden');
    expect(await world.read(keys.nip(agencyId, newcomer.nip))).toBeNull();
  });

  it('list: administrators and auditors; every person appears on exactly one page', async () => {
    const list = createListEmployees(world.deps);
    expect((await refusalOf(list(world.actor('chief'), { limit: 5, cursor: null }))).code).toBe('forbidden');
    const lookUp = createLookUpEmployees(world.deps)(world.actor('chief'), [newcomer.nip]);
    expect((await refusalOf(lookUp)).code).toBe('forbidden');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(world.actor('auditor'), { limit: 3, cursor });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
  });
});
