import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createDecidePlan } from '../../../functions/usecases/plans/decide-plan.ts';
import { createGetPlan } from '../../../functions/usecases/plans/get-plan.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const approve = { ...target, decision: 'approve' } as const;
const giveBack = { ...target, decision: 'return', reason: 'Target terlalu rendah' } as const;

let world: World;
let decidePlan: ReturnType<typeof createDecidePlan>;

beforeEach(async () => {
  world = await createWorld();
  decidePlan = createDecidePlan(world.deps);
  await createSubmitPlan(world.deps)(world.command('ani', { version: 1 }), { ...target, plan: examplePlan });
});

describe('the appraiser', () => {
  it('sets the plan: it is in force, and the act only refers to its text', async () => {
    const receipt = await decidePlan(world.command('chief', { version: 2 }), approve);
    expect(receipt).toMatchObject({ act: 'plan-set', seq: 2, version: 3 });
    expect((await world.case('ani')).data).toMatchObject({
      stage: 'planned',
      plan: { seq: 1, version: 1, basis: 'set' },
    });
    expect(await world.read(keys.act(agencyId, cycleId, 'ani', 2))).toMatchObject({ body: { planSeq: 1 } });
    const { view, version } = await createGetPlan(world.deps)(world.actor('ani'), target);
    expect(view).toMatchObject({ status: 'set', plan: examplePlan, reason: null });
    expect(version).toBe(3);
  });

  it('returns the plan with a reason that the employee reads', async () => {
    await decidePlan(world.command('chief', { version: 2 }), giveBack);
    const { view } = await createGetPlan(world.deps)(world.actor('ani'), target);
    expect(view).toMatchObject({ status: 'returned', reason: 'Target terlalu rendah' });
    expect((await world.case('ani')).data.stage).toBe('unplanned');
  });

  it('cannot decide twice', async () => {
    await decidePlan(world.command('chief', { version: 2 }), approve);
    const refusal = await refusalOf(decidePlan(world.command('chief', { version: 3 }), giveBack));
    expect(refusal.code).toBe('wrong-stage');
  });

  it('gets the same answer to a repeat', async () => {
    const request = { version: 2, key: 'decide-1', digest: 'body-1' };
    const first = await decidePlan(world.command('chief', request), approve);
    expect(await decidePlan(world.command('chief', request), approve)).toEqual(first);
    expect((await world.case('ani')).version).toBe(3);
  });

  it('is told 412 by the loser of two decisions at once', async () => {
    const outcomes = await Promise.allSettled([
      decidePlan(world.command('chief', { version: 2 }), approve),
      decidePlan(world.command('chief', { version: 2 }), giveBack),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((o) => o.status === 'rejected');
    expect(lost?.reason).toMatchObject({ refusal: { code: 'precondition-failed' } });
  });
});

describe('who may not decide', () => {
  it.each([
    ['ani', 'forbidden'],
    ['health-head', 'forbidden'],
    ['admin', 'forbidden'],
    ['budi', 'not-found'],
    ['school-head', 'not-found'],
  ])('%s: %s', async (personId, code) => {
    const refusal = await refusalOf(decidePlan(world.command(personId, { version: 2 }), approve));
    expect(refusal.code).toBe(code);
    expect((await world.case('ani')).version).toBe(2);
  });
});

it('refuses a decision in the execution phase as late, with the deadline', async () => {
  const { deadlines } = await world.enterPhase('execution');
  const refusal = await refusalOf(decidePlan(world.command('chief', { version: 2 }), approve));
  expect(refusal).toMatchObject({ code: 'deadline-passed', deadline: deadlines.planning });
});
