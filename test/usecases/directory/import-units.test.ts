import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createImportUnits, type UnitRow } from '../../../functions/usecases/directory/import-units.ts';
import { createListUnits } from '../../../functions/usecases/directory/list-units.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, type World } from '../../support/world.ts';
import { rowsOf } from './rows.ts';

const unit = (code: string, parentCode: string | null, over: Partial<UnitRow> = {}): UnitRow => ({
  code,
  name: `Unit ${code}`,
  kind: 'unit',
  parentCode,
  ...over,
});

let world: World;
const importUnits = (rows: UnitRow[], personId = 'admin') =>
  createImportUnits(world.deps)(world.command(personId), rowsOf(rows));
const read = (code: string) => world.read(keys.unit(agencyId, code));

beforeEach(async () => {
  world = await createWorld();
});

it('takes in a tree whatever the order of its rows', async () => {
  const report = await importUnits([
    unit('DISHUB.1', 'DISHUB'),
    unit('DISHUB', 'KOTA', { kind: 'service', name: 'Dinas Perhubungan' }),
  ]);
  expect(report).toEqual({ received: 2, created: 2, updated: 0, unchanged: 0, refused: [] });
  expect(await read('DISHUB')).toMatchObject({ name: 'Dinas Perhubungan', parentCode: 'KOTA', headId: null });
});

it('doubles nothing when sent again, and keeps the head when a name changes', async () => {
  const rows = [unit('DINKES.1', 'DINKES', { name: 'Bidang Kesehatan Keluarga' })];
  expect(await importUnits(rows)).toMatchObject({ updated: 1 });
  expect(await importUnits(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  expect(await read('DINKES.1')).toMatchObject({ name: 'Bidang Kesehatan Keluarga', headId: 'chief' });
});

describe('bad rows are listed and the good ones go in', () => {
  it.each([
    ['an unknown parent', [unit('A', 'GHOST')], [{ row: 1, column: 'parentCode', code: 'unknown-parent' }]],
    ['a unit without parent', [unit('A', null)], [{ row: 1, column: 'parentCode', code: 'parent-required' }]],
    ['a repeat', [unit('A', 'KOTA'), unit('A', 'DINKES')], [{ row: 2, column: 'code', code: 'repeated-row' }]],
    [
      'a child of a refused unit',
      [unit('A', 'GHOST'), unit('B', 'A')],
      [
        { row: 1, code: 'unknown-parent' },
        { row: 2, code: 'unknown-parent' },
      ],
    ],
    [
      'a loop among new units, with what hangs on it',
      [unit('A', 'B'), unit('B', 'A')],
      [
        { row: 1, code: 'unknown-parent' },
        { row: 2, code: 'parent-cycle' },
      ],
    ],
    [
      'a loop with the stored tree',
      [unit('DINKES', 'DINKES.1', { kind: 'service' })],
      [{ row: 1, code: 'parent-cycle' }],
    ],
  ])('%s', async (_, rows, refused) => {
    const good = unit('GOOD', 'KOTA');
    const report = await importUnits([...rows, good]);
    expect(report.refused).toMatchObject(refused);
    expect(report).toMatchObject({ received: rows.length + 1, created: 1 + rows.length - refused.length });
    expect(await read('GOOD')).not.toBeNull();
    expect((await read('DINKES'))?.parentCode).toBe('KOTA');
  });

  it('carries on the rows that the edge could not read', async () => {
    const broken = { row: 2, column: 'kind', code: 'invalid_value', reason: 'one of agency, service, unit' };
    const report = await createImportUnits(world.deps)(world.command('admin'), {
      good: [{ row: 1, value: unit('A', 'KOTA') }],
      broken: [broken],
    });
    expect(report).toEqual({ received: 2, created: 1, updated: 0, unchanged: 0, refused: [broken] });
  });
});

it('is for administrators', async () => {
  const refusal = await refusalOf(importUnits([unit('A', 'KOTA')], 'chief'));
  expect(refusal.code).toBe('forbidden');
  expect(await read('A')).toBeNull();
});

it('lists the tree by the page', async () => {
  const list = createListUnits(world.deps);
  const first = await list(world.actor('ani'), { limit: 3, cursor: null });
  expect(first.items.map(({ code }) => code)).toEqual(['DINKES', 'DINKES.1', 'DISDIK']);
  const second = await list(world.actor('ani'), { limit: 3, cursor: first.next });
  expect(second).toMatchObject({ items: [{ code: 'KOTA', headId: 'mayor' }], next: null });
});
