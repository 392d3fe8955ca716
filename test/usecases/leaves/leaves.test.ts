import { beforeEach, describe, expect, it } from 'vitest';
import { createImportLeaves, type LeaveRow } from '../../../functions/usecases/leaves/import-leaves.ts';
import {
  createListCaseLeaves,
  createListLeavesOf,
  createListMyLeaves,
} from '../../../functions/usecases/leaves/list-leaves.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';
import { rowsOf } from '../directory/rows.ts';
import { confirmAll, importRows, nipOf, transfer } from '../segments/fixtures.ts';

let world: World;
const ofAni = { cycleId, employeeId: 'ani' };
const bring = (...rows: Omit<LeaveRow, 'nip'>[]) =>
  createImportLeaves(world.deps)(world.command('admin'), rowsOf(rows.map((row) => ({ ...row, nip: nipOf('ani') }))));
const sick = { from: '2026-02-02', to: '2026-02-04', kind: 'sick' } as const;
const before = { from: '2025-12-22', to: '2025-12-31', kind: 'annual' } as const;
const across = { from: '2026-03-30', to: '2026-04-10', kind: 'annual' } as const;
const inCycle = (as: string) => createListCaseLeaves(world.deps)(world.actor(as), ofAni);

beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
  await bring(across, sick, before);
});

describe('leave', () => {
  it('is read by the person, in order, and by nobody in their place', async () => {
    const mine = createListMyLeaves(world.deps);
    expect(await mine(world.actor('ani'))).toEqual({ items: [before, sick, across] });
    expect(await mine(world.actor('budi'))).toEqual({ items: [] });
  });

  it('follows a later import of the same first day', async () => {
    await bring({ ...sick, to: '2026-02-06' });
    const { items } = await createListMyLeaves(world.deps)(world.actor('ani'));
    expect(items[1]).toEqual({ ...sick, to: '2026-02-06' });
  });

  it.each(['admin', 'auditor'])('is read whole by the %s', async (as) => {
    const list = createListLeavesOf(world.deps);
    expect(await list(world.actor(as), { employeeId: 'ani' })).toEqual({ items: [before, sick, across] });
    expect(await inCycle(as)).toEqual({ items: [sick, across] });
    expect(await refusalOf(list(world.actor(as), { employeeId: 'nobody' }))).toMatchObject({ code: 'not-found' });
  });

  it.each(['ani', 'chief', 'mayor'])('of the directory is refused for %s', async (as) => {
    const list = createListLeavesOf(world.deps)(world.actor(as), { employeeId: 'ani' });
    expect(await refusalOf(list)).toMatchObject({ code: 'forbidden' });
  });
});

describe('leave within a cycle', () => {
  it('is shown whole to the person, who sees every day that touches the period', async () => {
    expect(await inCycle('ani')).toEqual({ items: [sick, across] });
  });

  it.each(['chief', 'health-head'])('is shown to the superior %s by its days, not by its kind', async (as) => {
    const items = [sick, across].map(({ from, to }) => ({ from, to, kind: null }));
    expect(await inCycle(as)).toEqual({ items });
  });

  it('is shown to the appraiser of an earlier part too', async () => {
    await importRows(world, [transfer()]);
    await confirmAll(world);
    for (const as of ['chief', 'school-head'])
      expect((await inCycle(as)).items.map(({ kind }) => kind)).toEqual([null, null]);
  });

  it('is no business of the committee, and not even known to colleagues', async () => {
    expect(await refusalOf(inCycle('member-1'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(inCycle('budi'))).toMatchObject({ code: 'not-found' });
  });
});
