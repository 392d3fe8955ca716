import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createImportAssignments } from '../../../functions/usecases/directory/import-assignments.ts';
import type { AssignmentRow } from '../../../functions/usecases/directory/resolve-assignments.ts';
import { eachOf, employeeKey } from '../../../functions/usecases/support/load.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, type World } from '../../support/world.ts';
import { assignmentRow, rowsOf } from './rows.ts';

const nipOf = (id: string): string => people.find((p) => p.id === id)?.nip ?? 'nobody';
const row = (id: string, appraiser: string | null, over: Partial<AssignmentRow> = {}): AssignmentRow =>
  assignmentRow({ nip: nipOf(id), appraiserNip: appraiser === null ? null : nipOf(appraiser), ...over });
/** What the world says about a person already. */
const asStored = (id: string, over: Partial<AssignmentRow> = {}): AssignmentRow => {
  const a = people.find((p) => p.id === id)?.assignments[0];
  if (a === undefined) throw new Error(`no ${id} in the world`);
  const { appraiserId, ...rest } = a;
  return { ...rest, nip: nipOf(id), appraiserNip: appraiserId === null ? null : nipOf(appraiserId), ...over };
};

let world: World;
const importRows = (rows: AssignmentRow[], personId = 'admin') =>
  createImportAssignments(world.deps)(world.command(personId), rowsOf(rows));
const assignmentsOf = async (id: string) => (await world.read(employeeKey(agencyId, id)))?.assignments ?? [];
const teamOf = async (id: string) => {
  const team: string[] = [];
  for await (const { data } of eachOf(world.deps, keys.team(agencyId, id))) team.push(data.employeeId);
  return team;
};
const headOf = async (code: string) => (await world.read(keys.unit(agencyId, code)))?.headId;

beforeEach(async () => {
  world = await createWorld();
});

describe('a transfer', () => {
  it('ends the earlier post on the eve and moves the person to the new board', async () => {
    const report = await importRows([row('ani', 'school-head', { unitCode: 'DISDIK' })]);
    expect(report).toEqual({ received: 1, created: 1, updated: 0, unchanged: 0, refused: [] });
    expect(await assignmentsOf('ani')).toMatchObject([
      { unitCode: 'DINKES.1', appraiserId: 'chief', from: '2025-01-01', to: '2026-01-31' },
      { unitCode: 'DISDIK', appraiserId: 'school-head', from: '2026-02-01', to: null },
    ]);
    expect(await teamOf('chief')).toEqual(['budi', 'citra']);
    expect(await teamOf('school-head')).toEqual(['ani', 'dewi']);
  });

  it('changes nothing when the file is sent again', async () => {
    const rows = [row('ani', 'school-head', { unitCode: 'DISDIK' }), asStored('budi')];
    await importRows(rows);
    const before = await world.deps.store.get(employeeKey(agencyId, 'ani'));
    expect(await importRows(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 2, refused: [] });
    expect(await world.deps.store.get(employeeKey(agencyId, 'ani'))).toEqual(before);
  });

  it('of one person twice in one file is taken in order of the dates', async () => {
    await importRows([
      row('ani', 'school-head', { unitCode: 'DISDIK', from: '2026-03-01' }),
      row('ani', 'health-head', { unitCode: 'DINKES', from: '2026-02-01' }),
    ]);
    expect((await assignmentsOf('ani')).map(({ appraiserId, to }) => [appraiserId, to])).toEqual([
      ['chief', '2026-01-31'],
      ['health-head', '2026-02-28'],
      ['school-head', null],
    ]);
    expect(await teamOf('health-head')).toEqual(['chief']);
    expect(await teamOf('school-head')).toEqual(['ani', 'dewi']);
  });

  it('out of the agency takes the person off the board', async () => {
    expect(await importRows([asStored('ani', { to: '2026-01-31' })])).toMatchObject({ updated: 1 });
    expect(await teamOf('chief')).toEqual(['budi', 'citra']);
  });
});

it('a corrected appraiser on the same day replaces the wrong one', async () => {
  expect(await importRows([asStored('ani', { appraiserNip: nipOf('health-head') })])).toMatchObject({ updated: 1 });
  expect(await assignmentsOf('ani')).toMatchObject([{ appraiserId: 'health-head', from: '2025-01-01', to: null }]);
  expect(await teamOf('health-head')).toEqual(['ani', 'chief']);
});

describe('the head of a unit', () => {
  const head = { headsUnit: true, unitCode: 'DINKES.1' };

  it('is the one who came later, and the unit is vacant when the head leaves without another', async () => {
    await importRows([row('budi', 'health-head', head)]);
    expect(await headOf('DINKES.1')).toBe('budi');
    await importRows([row('budi', 'school-head', { unitCode: 'DISDIK', from: '2026-03-01' })]);
    expect(await headOf('DINKES.1')).toBeNull();
  });

  it('changes hands within one file', async () => {
    const report = await importRows([
      row('budi', 'health-head', head),
      row('chief', 'mayor', { unitCode: 'DISDIK', headsUnit: false }),
    ]);
    expect(report).toMatchObject({ created: 2, refused: [] });
    expect(await headOf('DINKES.1')).toBe('budi');
  });

  it('is not flipped back by an old list sent again', async () => {
    await importRows([row('budi', 'health-head', head)]);
    expect(await importRows([asStored('chief')])).toMatchObject({ unchanged: 1, refused: [] });
    expect(await headOf('DINKES.1')).toBe('budi');
  });

  it('is put right by the same file where the first attempt stopped before the units', async () => {
    const rows = [row('budi', 'health-head', head)];
    await importRows(rows);
    const unit = await world.read(keys.unit(agencyId, 'DINKES.1'));
    if (unit !== null) await world.put(keys.unit(agencyId, 'DINKES.1'), { ...unit, headId: 'chief' });
    expect(await importRows(rows)).toMatchObject({ unchanged: 1 });
    expect(await headOf('DINKES.1')).toBe('budi');
  });

  it('may act beside the own post, with a decree', async () => {
    const acting = { ...head, unitCode: 'DISDIK', capacity: 'plt' as const, from: '2026-02-01' };
    expect((await importRows([row('chief', 'mayor', acting)])).refused).toMatchObject([
      { row: 1, column: 'decree', code: 'decree-required' },
    ]);
    await importRows([row('chief', 'mayor', { ...acting, decree: '800/12/2026' })]);
    expect(await assignmentsOf('chief')).toMatchObject([
      { unitCode: 'DINKES.1', capacity: 'definitive', to: null },
      { unitCode: 'DISDIK', capacity: 'plt', to: null },
    ]);
    expect(await headOf('DISDIK')).toBe('chief');
    expect(await teamOf('health-head')).toEqual(['chief']);
  });
});

describe('bad rows are listed and the good ones go in', () => {
  const unknown = '199001012015041001';
  it.each([
    ['an unknown person', assignmentRow({ nip: unknown, appraiserNip: nipOf('chief') }), 'nip', 'unknown-nip'],
    ['an unknown appraiser', { ...row('ani', null), appraiserNip: unknown }, 'appraiserNip', 'unknown-nip'],
    ['an unknown unit', row('ani', 'chief', { unitCode: 'GHOST' }), 'unitCode', 'unknown-unit'],
    ['nobody to appraise', row('ani', null), 'appraiserNip', 'appraiser-required'],
    ['one who appraises himself', row('ani', 'ani'), 'appraiserNip', 'own-appraiser'],
    ['an end before the beginning', row('ani', 'chief', { to: '2026-01-01' }), 'to', 'ends-before-begin'],
    ['a superior appraised from below', row('health-head', 'ani'), 'appraiserNip', 'appraiser-cycle'],
    [
      'a second head from the same day',
      row('ani', 'health-head', { headsUnit: true, from: '2025-01-01' }),
      'headsUnit',
      'unit-has-head',
    ],
  ])('%s', async (_, bad, column, code) => {
    const report = await importRows([bad, row('budi', 'school-head', { unitCode: 'DISDIK' })]);
    expect(report.refused).toMatchObject([{ row: 1, column, code }]);
    expect(report).toMatchObject({ received: 2, created: 1 });
    expect(await assignmentsOf('ani')).toHaveLength(1);
    expect(await teamOf('school-head')).toContain('budi');
    expect(await headOf('DINKES.1')).toBe('chief');
  });

  it('the same stretch twice', async () => {
    const report = await importRows([row('ani', 'chief'), row('ani', 'school-head', { unitCode: 'DISDIK' })]);
    expect(report.refused).toMatchObject([{ row: 2, column: 'nip', code: 'repeated-row' }]);
  });

  it('two who appraise each other: the last row that closes the loop', async () => {
    const report = await importRows([row('ani', 'budi'), row('budi', 'ani')]);
    expect(report.refused).toMatchObject([{ row: 2, code: 'appraiser-cycle' }]);
    expect((await assignmentsOf('ani')).at(-1)?.appraiserId).toBe('budi');
    expect((await assignmentsOf('budi')).at(-1)?.appraiserId).toBe('chief');
  });

  it('not two who change places within one file, whatever the order', async () => {
    const report = await importRows([
      row('health-head', 'chief', { unitCode: 'DINKES' }),
      row('chief', 'mayor', { unitCode: 'DINKES', headsUnit: true }),
    ]);
    expect(report).toMatchObject({ created: 2, refused: [] });
    expect(await teamOf('chief')).toContain('health-head');
    expect(await headOf('DINKES')).toBe('chief');
  });
});

it('is for administrators', async () => {
  expect((await refusalOf(importRows([row('ani', 'chief')], 'chief'))).code).toBe('forbidden');
});

it('reports a row as overtaken when the person changes meanwhile, and stores nothing of it', async () => {
  const reports = await Promise.all([
    importRows([row('ani', 'school-head', { unitCode: 'DISDIK' })]),
    importRows([row('ani', 'health-head', { unitCode: 'DINKES' })]),
  ]);
  expect(reports.map(({ created }) => created).toSorted()).toEqual([0, 1]);
  expect(reports.flatMap(({ refused }) => refused)).toMatchObject([{ row: 1, code: 'conflict' }]);
  const boards = await Promise.all(['chief', 'school-head', 'health-head'].map(teamOf));
  expect(boards.flat().filter((id) => id === 'ani')).toHaveLength(1);
});
