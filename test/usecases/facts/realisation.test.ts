import { beforeEach, describe, expect, it } from 'vitest';
import { createGetRealisation } from '../../../functions/usecases/realisations/get-realisation.ts';
import { createSaveRealisation } from '../../../functions/usecases/realisations/save-realisation.ts';
import { createGetSelfReview } from '../../../functions/usecases/self-reviews/get-self-review.ts';
import { createSaveSelfReview } from '../../../functions/usecases/self-reviews/save-self-review.ts';
import { exampleRealisation } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const input = { ...target, items: exampleRealisation };
const view = {
  achievements: 'Kunjungan tercapai',
  obstacles: 'Kendaraan dinas rusak',
  behaviours: [{ behaviour: 'adaptif', example: 'Memakai sepeda motor sendiri' } as const],
};

let world: World;
let save: ReturnType<typeof createSaveRealisation>;
let saveView: ReturnType<typeof createSaveSelfReview>;

beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
  save = createSaveRealisation(world.deps);
  saveView = createSaveSelfReview(world.deps);
});

describe('a realisation', () => {
  it('is read back with its version by everybody who reads the case', async () => {
    const { version } = await save(world.command('ani'), input);
    for (const reader of ['ani', 'chief', 'health-head', 'auditor'])
      expect(await createGetRealisation(world.deps)(world.actor(reader), target)).toEqual({
        view: { items: exampleRealisation, descriptions: [], at: world.clock.now() },
        version,
      });
  });

  it('may leave indicators out: they are missing, not zero', async () => {
    const some = exampleRealisation.slice(0, 1);
    await save(world.command('ani'), { ...target, items: some });
    const { view: read } = await createGetRealisation(world.deps)(world.actor('ani'), target);
    expect(read.items).toEqual(some);
  });

  it('is replaced with the version last read, and not without', async () => {
    await save(world.command('ani'), input);
    const changed = { ...target, items: exampleRealisation.slice(1) };
    expect((await refusalOf(save(world.command('ani'), changed))).code).toBe('precondition-required');
    expect(await save(world.command('ani', { version: 1 }), changed)).toMatchObject({ version: 2 });
    expect((await refusalOf(save(world.command('ani', { version: 1 }), input))).code).toBe('precondition-failed');
  });

  it('names an unknown indicator by its place', async () => {
    const items = [...exampleRealisation, { indicatorId: 'asing', value: '1', evidence: [] }];
    expect(await refusalOf(save(world.command('ani'), { ...target, items }))).toMatchObject({
      code: 'unknown-indicator',
      fields: [{ pointer: '/items/3/indicatorId' }],
    });
  });

  it('takes each indicator once', async () => {
    const items = [...exampleRealisation, { indicatorId: 'laporan', value: '2', evidence: [] }];
    expect(await refusalOf(save(world.command('ani'), { ...target, items }))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/items/3/indicatorId', code: 'duplicate-indicator' }],
    });
  });
});

it('a self-review is written, read and replaced the same way', async () => {
  expect(await saveView(world.command('ani'), { ...target, ...view })).toMatchObject({ version: 1 });
  expect(await createGetSelfReview(world.deps)(world.actor('chief'), target)).toEqual({
    view: { ...view, at: world.clock.now() },
    version: 1,
  });
  const changed = { ...target, ...view, obstacles: 'Tidak ada' };
  expect((await refusalOf(saveView(world.command('ani'), changed))).code).toBe('precondition-required');
  expect(await saveView(world.command('ani', { version: 1 }), changed)).toMatchObject({ version: 2 });
});

describe.each([
  ['realisation', (personId: string) => save(world.command(personId), input)],
  ['self-review', (personId: string) => saveView(world.command(personId), { ...target, ...view })],
])('a %s is refused', (_, attempt) => {
  it.each([
    ['chief', 'forbidden'],
    ['admin', 'forbidden'],
    ['budi', 'not-found'],
  ])('from %s: %s', async (personId, code) => {
    expect((await refusalOf(attempt(personId))).code).toBe(code);
  });

  it('in the planning phase', async () => {
    await world.enterPhase('planning');
    expect((await refusalOf(attempt('ani'))).code).toBe('wrong-phase');
  });

  it('at the deadline, which is named', async () => {
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines.execution);
    expect(await refusalOf(attempt('ani'))).toMatchObject({
      code: 'deadline-passed',
      deadline: deadlines.execution,
    });
  });

  it('without a plan in force', async () => {
    await world.act('ani', (c) => ({ ...c, stage: 'unplanned', plan: null }), 'duty-missed', {});
    expect((await refusalOf(attempt('ani'))).code).toBe('wrong-stage');
  });
});

it('says so where nothing was reported', async () => {
  expect((await refusalOf(createGetRealisation(world.deps)(world.actor('ani'), target))).code).toBe('not-found');
  expect((await refusalOf(createGetSelfReview(world.deps)(world.actor('ani'), target))).code).toBe('not-found');
});
