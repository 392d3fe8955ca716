import { beforeEach, describe, expect, it } from 'vitest';
import { type Store, StoreBusyError } from '../../../functions/ports/store.ts';
import { createChangeActivity } from '../../../functions/usecases/activities/change-activity.ts';
import { type ActivityRow, createImportActivities } from '../../../functions/usecases/activities/import-activities.ts';
import { refusalOf } from '../../support/refusals.ts';
import type { World } from '../../support/world.ts';
import { ani, journalOf, journalWorld, row } from './journal-world.ts';

let world: World;
let run: ReturnType<typeof createImportActivities>;

const sheet = (...rows: ActivityRow[]) => ({ good: rows.map((value, i) => ({ row: i + 1, value })), broken: [] });
const days = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    row({ text: `Kegiatan ${i}`, date: `2026-01-${String((i % 28) + 1).padStart(2, '0')}` }),
  );
const nothing = { created: 0, updated: 0, unchanged: 0, refused: [] };

beforeEach(async () => {
  world = await journalWorld();
  run = createImportActivities(world.deps);
});

describe('an import', () => {
  it('writes each good row once, and a second send creates nothing', async () => {
    const rows = sheet(...days(300));
    expect(await run(world.command('ani'), ani, rows)).toEqual({ ...nothing, received: 300, created: 300 });
    world.clock.advance(86_400);
    expect(await run(world.command('ani'), ani, rows)).toEqual({ ...nothing, received: 300, unchanged: 300 });
    const stored = await journalOf(world, '2026-01');
    expect(stored).toHaveLength(200);
    // 33 working days from 1 January to 20 February 2026, of which one is allowed.
    expect(stored[0]).toMatchObject({ date: '2026-01-01', source: 'import', startTime: '08:00', lateDays: 32 });
  });

  it('lists each broken row with its column and lets the others in', async () => {
    const rows = sheet(
      row({ workResult: 'asing' }),
      row({ date: '2026-02-21' }),
      row({ startTime: '12:00', endTime: '11:00' }),
      row({ text: 'Baik' }),
      row({ text: 'Baik' }),
      row({ endDate: '2026-01-18' }),
    );
    const broken = [{ row: 9, column: 'startDate', code: 'ambiguous-date', reason: 'which is the day?' }];
    const report = await run(world.command('ani'), ani, { ...rows, broken });
    expect(report).toMatchObject({ received: 7, created: 1 });
    expect(report.refused.map((one) => [one.row, one.column, one.code])).toEqual([
      [1, 'workResult', 'unknown-work-result'],
      [2, 'startDate', 'date-outside-period'],
      [3, 'endTime', 'ends-before-begin'],
      [5, 'activity', 'repeated-row'],
      [6, 'endDate', 'ends-before-begin'],
      [9, 'startDate', 'ambiguous-date'],
    ]);
  });

  it.each([
    ['data', 'data'],
    ['  DATA kesehatan tersedia  tepat waktu', 'data'],
    ['2', 'data'],
    ['1', 'layanan'],
  ])('finds the work result that a cell names as %j', async (workResult, expected) => {
    await run(world.command('ani'), ani, sheet(row({ workResult })));
    expect((await journalOf(world, '2026-01')).map(({ workResultId }) => workResultId)).toEqual([expected]);
  });

  it('does not bring back what was withdrawn', async () => {
    await run(world.command('ani'), ani, sheet(row()));
    const [one] = await journalOf(world, '2026-01');
    const target = { ...ani, date: row().date, activityId: one?.id ?? '' };
    await createChangeActivity(world.deps)(world.command('ani', { version: 1 }), target, {
      kind: 'withdraw',
      reason: 'x',
    });
    expect(await run(world.command('ani'), ani, sheet(row()))).toMatchObject({ created: 0, unchanged: 1 });
    expect(await journalOf(world, '2026-01')).toMatchObject([{ withdrawn: true }]);
  });

  it('of two at once stores each row once', async () => {
    const rows = sheet(...days(20));
    const both = await Promise.all([run(world.command('ani'), ani, rows), run(world.command('ani'), ani, rows)]);
    expect(both.map(({ created, unchanged }) => created + unchanged)).toEqual([20, 20]);
    expect(both[0].created + both[1].created).toBe(20);
    expect(await journalOf(world, '2026-01')).toHaveLength(20);
  });

  it('lists rows that the engine had no time for, and the next send brings them in', async () => {
    const insertEach: Store['insertEach'] = async (inserts) => {
      const written = await world.deps.store.insertEach(inserts.slice(3));
      return ['busy', 'busy', 'busy', ...written];
    };
    const store = { ...world.deps.store, insertEach };
    const rows = sheet(...days(10));
    const first = await createImportActivities({ ...world.deps, store })(world.command('ani'), ani, rows);
    expect([first.created, first.refused.map(({ code }) => code)]).toEqual([7, ['busy', 'busy', 'busy']]);
    expect(await run(world.command('ani'), ani, rows)).toMatchObject({ created: 3, unchanged: 7, refused: [] });
  });

  it('lists every row where the engine does not answer, and the next send brings them in', async () => {
    const insertEach: Store['insertEach'] = async () => {
      throw new StoreBusyError('no answer');
    };
    const store = { ...world.deps.store, insertEach };
    const rows = sheet(...days(4));
    const first = await createImportActivities({ ...world.deps, store })(world.command('ani'), ani, rows);
    expect([first.created, first.refused.map(({ code }) => code)]).toEqual([0, ['busy', 'busy', 'busy', 'busy']]);
    expect(await run(world.command('ani'), ani, rows)).toMatchObject({ created: 4, refused: [] });
  });

  it.each([
    ['chief', 'forbidden'],
    ['budi', 'not-found'],
  ])('by %s is refused', async (personId, code) => {
    expect((await refusalOf(run(world.command(personId), ani, sheet(row())))).code).toBe(code);
  });

  it('after the deadline is refused as a whole', async () => {
    world.clock.set((await world.cycle()).deadlines.execution);
    expect((await refusalOf(run(world.command('ani'), ani, sheet(row())))).code).toBe('deadline-passed');
    expect(await journalOf(world, '2026-01')).toEqual([]);
  });
});
