import { beforeEach, describe, expect, it } from 'vitest';
import { readPlanRows } from '../../../functions/http/request/read-plan-rows.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetPlanDraft } from '../../../functions/usecases/plans/get-plan-draft.ts';
import { createImportPlanDrafts } from '../../../functions/usecases/plans/import-plan-drafts.ts';
import { createSavePlanDraft } from '../../../functions/usecases/plans/save-plan-draft.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { createPutStandard } from '../../../functions/usecases/posts/put-standard.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { exampleStandard } from '../../support/standards.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

type Cells = Record<string, unknown>;
let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const nipOf = (id: string): string => people.find((person) => person.id === id)?.nip ?? '';
const send = (rows: Cells[], as = 'admin') =>
  createImportPlanDrafts(world.deps)(world.command(as), { cycleId, ...readPlanRows(rows) });
const line = (id: string, over: Cells = {}): Cells => ({
  nip: nipOf(id),
  workResult: 'w1',
  workResultText: 'Dokumen tersedia',
  workResultWeight: '100',
  indicator: 'i1',
  indicatorText: 'Jumlah dokumen',
  aspect: 'quantity',
  target: '12,5',
  measure: 'dokumen',
  indicatorWeight: '100',
  ...over,
});
const draftOf = (employeeId: string) => world.read(keys.planDraft(agencyId, cycleId, employeeId));
const problems = (report: Awaited<ReturnType<typeof send>>) =>
  report.refused.map(({ row, column, code }) => [row, column, code]);

describe('drafts in bulk', () => {
  it('are made from a table, and the author reads who prepared them', async () => {
    const report = await send([line('ani'), line('budi')]);
    expect(report).toMatchObject({ received: 2, created: 2, refused: [], unfinished: [] });
    const draft = await createGetPlanDraft(world.deps)(world.actor('ani'), { cycleId, employeeId: 'ani' });
    expect(draft).toMatchObject({ preparedBy: 'admin', version: 1 });
    expect(draft.plan.workResults[0]?.indicators[0]).toMatchObject({ target: '12.5', measure: 'dokumen' });
    const submitted = await createSubmitPlan(world.deps)(world.command('ani', { version: 1 }), {
      cycleId,
      employeeId: 'ani',
      plan: draft.plan,
    });
    expect(submitted.act).toBe('plan-submitted');
  });

  it('are made once: a second send makes nothing new, and replaces nothing that was written meanwhile', async () => {
    await send([line('ani'), line('budi')]);
    expect(await send([line('ani'), line('budi')])).toMatchObject({ created: 0, unchanged: 2, refused: [] });
    await createSavePlanDraft(world.deps)(world.command('ani', { version: 1 }), {
      ...{ cycleId, employeeId: 'ani', plan: examplePlan },
    });
    const report = await send([line('ani'), line('budi')]);
    expect(problems(report)).toEqual([[1, 'nip', 'draft-exists']]);
    expect((await draftOf('ani'))?.plan).toEqual(examplePlan);
  });

  it('start from the standard of the post or from nothing, as each row says', async () => {
    await createPutStandard(world.deps)(world.command('admin'), exampleStandard);
    const report = await send([
      { nip: nipOf('ani'), source: 'standard' },
      { nip: nipOf('chief'), source: 'standard' },
      { nip: nipOf('budi'), source: 'previous' },
      { nip: nipOf('citra'), source: 'standard', target: '3' },
    ]);
    expect(report.created).toBe(1);
    expect(problems(report)).toEqual([
      [2, 'source', 'nothing-to-start-from'],
      [3, 'source', 'nothing-to-start-from'],
      [4, 'target', 'source-alone'],
    ]);
    expect(report.unfinished).toMatchObject([{ row: 1, code: 'no-longer-served' }]);
    expect((await draftOf('ani'))?.plan.workResults.map(({ id }) => id)).toEqual(['layanan', 'laporan']);
  });

  it('are whole or not made: the other rows of a person with a broken one are listed', async () => {
    const report = await send([
      line('ani', { workResultWeight: '60' }),
      line('ani', { workResult: 'w2', indicator: 'i2', target: '1.250' }),
      line('budi'),
    ]);
    expect(report).toMatchObject({ received: 3, created: 1 });
    expect(problems(report)).toEqual([
      [1, null, 'other-row-refused'],
      [2, 'target', 'ambiguous-number'],
    ]);
    expect(await draftOf('ani')).toBeNull();
  });

  it.each<[string, Cells, [string | null, string]]>([
    ['a number that a spreadsheet rounded', { nip: '1.98E+17' }, ['nip', 'nip-scientific']],
    ['a number as JSON', { nip: 198001012005011000 }, ['nip', 'nip-number']],
    ['nobody', { nip: '198001012005011999' }, ['nip', 'unknown-nip']],
    ['a target in words', { target: 'banyak' }, ['target', 'invalid-number']],
    ['a target without bound', { target: 'Infinity' }, ['target', 'invalid-number']],
    ['a negative weight', { indicatorWeight: '-5' }, ['indicatorWeight', 'invalid_format']],
    ['an aspect that there is not', { aspect: 'beauty' }, ['aspect', 'invalid_value']],
    ['a column that there is not', { notes: 'x' }, ['notes', 'unrecognized_keys']],
    ['a target of zero', { target: '0' }, ['target', 'target-not-positive']],
  ])('refuse %s by row and column', async (_, over, [column, code]) => {
    const report = await send([line('budi'), line('ani', over)]);
    expect(problems(report)).toEqual([[2, column, code]]);
    expect(report.created).toBe(1);
  });

  it('are prepared by an appraiser for the own people alone, and by nobody for others', async () => {
    const rows = [line('ani'), line('dewi')];
    expect(problems(await send(rows, 'chief'))).toEqual([[2, 'nip', 'unknown-nip']]);
    expect(problems(await send([line('budi')], 'budi'))).toEqual([]);
    expect((await draftOf('budi'))?.preparedBy).toBeUndefined();
    expect(problems(await send([line('citra')], 'budi'))).toEqual([[1, 'nip', 'unknown-nip']]);
  });

  it('come too late for a plan that lies with the appraiser, and after planning', async () => {
    await createSubmitPlan(world.deps)(world.command('ani', { version: 1 }), {
      ...{ cycleId, employeeId: 'ani', plan: { ...examplePlan, workResults: examplePlan.workResults } },
    });
    expect(problems(await send([line('ani')]))).toEqual([[1, null, 'wrong-stage']]);
    await world.enterPhase('execution');
    expect(problems(await send([line('budi')]))).toEqual([[1, null, 'deadline-passed']]);
  });

  it('need a cycle whose cases are open', async () => {
    await world.enterPhase('preparation', { shardCount: 0 });
    expect((await refusalOf(send([line('ani')]))).code).toBe('wrong-phase');
  });

  it('take two numbers of one person as one person', async () => {
    await world.put(keys.nip(agencyId, '198001012004011001'), { schemaVersion: 1, employeeId: 'ani' });
    const report = await send([
      line('ani', { workResultWeight: '60' }),
      line('ani', { nip: '198001012004011001', workResult: 'w2', indicator: 'i2', workResultWeight: '40' }),
    ]);
    expect(report).toMatchObject({ created: 2, refused: [], unfinished: [] });
    expect((await draftOf('ani'))?.plan.workResults).toHaveLength(2);
  });
});
