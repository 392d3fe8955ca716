import { describe, expect, it } from 'vitest';
import { type Activity, contentOfReport } from '../../../functions/domain/execution/activity.ts';
import { toStoredActivity } from '../../../functions/domain/execution/stored-activity.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetAllowance } from '../../../functions/usecases/entitlements/get-allowance.ts';
import { createGetEntitlements } from '../../../functions/usecases/entitlements/get-entitlements.ts';
import { createImportAssessments } from '../../../functions/usecases/entitlements/import-assessments.ts';
import { createImportAttendance } from '../../../functions/usecases/entitlements/import-attendance.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, publishedWorld } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };
const nipOf = (id: string): string => people.find((one) => one.id === id)?.nip ?? '';
const good = <T>(...values: T[]) => ({ good: values.map((value, i) => ({ row: i + 1, value })), broken: [] });
const assessment = { on: '2026-02-01', potential: 'middle', source: 'AC 7/2026', validTo: '2028-12-31' } as const;
const assess = (world: World, nip: string, by = 'admin', over: object = {}) =>
  createImportAssessments(world.deps)(world.command(by), good({ ...assessment, nip, ...over }));
const attend = (world: World, month: string, rows: { nip: string; days: number }[]) =>
  createImportAttendance(world.deps)(world.command('admin'), month, good(...rows));
const allowance = (world: World, month: string, by = 'ani') =>
  createGetAllowance(world.deps)(world.actor(by), { ...ani, month });
const entitlements = (world: World, by = 'ani') => createGetEntitlements(world.deps)(world.actor(by), ani);

const report = async (world: World, date: string, lateDays: number, version = 1) => {
  const content = contentOfReport({
    date,
    workResultId: 'visits',
    text: 'x',
    quantity: null,
    minutes: 60,
    evidence: [],
  });
  const activity: Activity = {
    ...content,
    id: `report-${date}`,
    version,
    at: '2026-02-27T02:00:00.000Z',
    lateDays,
    source: 'entry',
    change: version === 1 ? null : { kind: 'correct', reason: 'x' },
    requestTag: 'tag',
    requestKey: version === 1 ? null : 'change-1',
  };
  await world.put(keys.activity(agencyId, cycleId, 'ani', activity), toStoredActivity(activity));
};

describe('an assessment of potential', () => {
  it('is brought in by an administrator, once, and makes a box of the result', async () => {
    const world = await publishedWorld();
    expect((await entitlements(world)).talent).toMatchObject({ decision: 'no-assessment', performance: 'meets' });
    expect(await assess(world, nipOf('ani'))).toMatchObject({ created: 1, refused: [] });
    expect(await assess(world, nipOf('ani'))).toMatchObject({ unchanged: 1 });
    expect(await assess(world, nipOf('ani'), 'admin', { potential: 'high' })).toMatchObject({ updated: 1 });
    expect((await entitlements(world)).talent).toMatchObject({ decision: 'placed', box: 8, potential: 'high' });
  });

  it.each([
    ['an unknown number', { nip: '199001012015011999' }, 'nip'],
    ['one void before it was made', { validTo: '2026-01-31' }, 'validTo'],
  ])('is refused: %s', async (_, over, column) => {
    const world = await publishedWorld();
    expect(await assess(world, nipOf('ani'), 'admin', over)).toMatchObject({ created: 0, refused: [{ column }] });
  });

  it('is not for others to bring in', async () => {
    const world = await publishedWorld();
    expect((await refusalOf(assess(world, nipOf('ani'), 'chief'))).code).toBe('forbidden');
  });
});

describe('what a result gives', () => {
  it('is shown from publication on, to who may read the case', async () => {
    const before = await forumWorld();
    expect((await refusalOf(entitlements(before))).code).toBe('wrong-phase');
    expect((await refusalOf(entitlements(before, 'chief'))).code).toBe('wrong-phase');
    const world = await publishedWorld();
    expect(await entitlements(world)).toMatchObject({
      version: 1,
      predicate: 'baik',
      creditPoints: { decision: 'not-functional' },
      allowance: { component: 'predicate', value: 'baik', factor: '100' },
    });
    expect((await refusalOf(entitlements(world, 'dewi'))).code).toBe('not-found');
  });
});

describe('the allowance of a month', () => {
  it('counts late reports by their first version, and leaves out withdrawn ones', async () => {
    const world = await publishedWorld();
    await report(world, '2026-02-02', 3);
    await report(world, '2026-02-03', 0);
    await report(world, '2026-02-03', 12, 2);
    const view = await allowance(world, '2026-02');
    expect(view).toMatchObject({
      factor: '90.00',
      reports: { expected: 18, written: 2, late: 1, missing: 16 },
      version: 1,
    });
    expect(view.lines.map(({ component, note }) => [component, note])).toEqual([
      ['predicate', null],
      ['reports', null],
      ['attendance', 'not-imported'],
    ]);
  });

  it('is for a month of the period, after publication', async () => {
    const world = await publishedWorld();
    expect((await refusalOf(allowance(world, '2026-04'))).code).toBe('date-outside-period');
    expect((await refusalOf(allowance(await forumWorld(), '2026-02'))).code).toBe('wrong-phase');
  });

  it('knows attendance of a month brought in: who has no row was there', async () => {
    const world = await publishedWorld();
    const line = async () => (await allowance(world, '2026-02')).lines.at(-1);
    await attend(world, '2026-02', [{ nip: '199001012015011999', days: 2 }]);
    expect(await line()).toMatchObject({ value: null, note: 'not-imported' });
    await attend(world, '2026-02', []);
    expect(await line()).toMatchObject({ value: '0', note: null });
    expect(await attend(world, '2026-02', [{ nip: nipOf('ani'), days: 2 }])).toMatchObject({ created: 1 });
    expect(await line()).toMatchObject({ value: '2' });
    expect(await attend(world, '2026-02', [{ nip: nipOf('ani'), days: 1 }])).toMatchObject({ updated: 1 });
    expect(await line()).toMatchObject({ value: '1' });
  });
});
