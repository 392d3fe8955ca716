import { beforeEach, expect, it } from 'vitest';
import { createGetPlanDraft } from '../../../functions/usecases/plans/get-plan-draft.ts';
import { createSavePlanDraft } from '../../../functions/usecases/plans/save-plan-draft.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const incomplete = { ...examplePlan, workResults: examplePlan.workResults.slice(0, 1) };

let world: World;
let save: ReturnType<typeof createSavePlanDraft>;
let read: ReturnType<typeof createGetPlanDraft>;

beforeEach(async () => {
  world = await createWorld();
  save = createSavePlanDraft(world.deps);
  read = createGetPlanDraft(world.deps);
});

it('keeps a draft that is not complete, without touching the case', async () => {
  const { version } = await save(world.command('ani'), { ...target, plan: incomplete });
  expect(version).toBe(1);
  expect(await read(world.actor('ani'), target)).toEqual({
    plan: incomplete,
    at: world.clock.now(),
    preparedBy: null,
    version: 1,
  });
  expect((await world.case('ani')).version).toBe(1);
});

it('is replaced only by who read the last version', async () => {
  await save(world.command('ani'), { ...target, plan: incomplete });
  const blind = await refusalOf(save(world.command('ani'), { ...target, plan: examplePlan }));
  expect(blind.code).toBe('precondition-required');
  expect(await save(world.command('ani', { version: 1 }), { ...target, plan: examplePlan })).toMatchObject({
    version: 2,
  });
  const stale = await refusalOf(save(world.command('ani', { version: 1 }), { ...target, plan: incomplete }));
  expect(stale).toMatchObject({ code: 'precondition-failed', extra: { currentVersion: 2 } });
  expect((await read(world.actor('ani'), target)).plan).toEqual(examplePlan);
});

it('answers a repeated write like the first, though the clock moved', async () => {
  const first = await save(world.command('ani'), { ...target, plan: incomplete });
  world.clock.advance(30);
  expect(await save(world.command('ani'), { ...target, plan: incomplete })).toEqual(first);
});

it('refuses a version of a draft that was never written', async () => {
  const refusal = await refusalOf(save(world.command('ani', { version: 3 }), { ...target, plan: incomplete }));
  expect(refusal).toMatchObject({ code: 'precondition-failed', extra: { currentVersion: null } });
});

it('is shown to its author only', async () => {
  await save(world.command('ani'), { ...target, plan: incomplete });
  expect((await refusalOf(read(world.actor('chief'), target))).code).toBe('forbidden');
  expect((await refusalOf(read(world.actor('budi'), target))).code).toBe('not-found');
  expect((await refusalOf(save(world.command('chief'), { ...target, plan: incomplete }))).code).toBe('forbidden');
});

it('says so where there is none', async () => {
  expect((await refusalOf(read(world.actor('ani'), target))).code).toBe('not-found');
});

it('cannot be written once the plan is in force, nor after the deadline', async () => {
  await world.planned('ani');
  expect((await refusalOf(save(world.command('ani'), { ...target, plan: incomplete }))).code).toBe('wrong-stage');
  world.clock.set('2026-01-31T17:00:00.000Z');
  expect((await refusalOf(save(world.command('ani'), { ...target, plan: incomplete }))).code).toBe('deadline-passed');
});
