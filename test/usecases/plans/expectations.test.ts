import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createDecidePlan } from '../../../functions/usecases/plans/decide-plan.ts';
import { createGetPlan } from '../../../functions/usecases/plans/get-plan.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const expectations = {
  plan: 'Angka kematian ibu turun',
  workResults: [{ workResultId: 'data', text: 'Laporan sebelum tanggal 5' }],
  behaviours: [{ behaviour: 'kolaboratif' as const, text: 'Satu tim dengan bidan desa' }],
};

let world: World;
let submittedAt: string;
let decide: ReturnType<typeof createDecidePlan>;

beforeEach(async () => {
  world = await createWorld();
  decide = createDecidePlan(world.deps);
  submittedAt = world.clock.now();
  await createSubmitPlan(world.deps)(world.command('ani', { version: 1 }), { ...target, plan: examplePlan });
  world.clock.advance(3600);
});

describe('the appraiser who sets a plan with expectations', () => {
  it('adds them to the text in force, and to nothing else in it', async () => {
    await decide(world.command('chief', { version: 2 }), { ...target, decision: 'approve', expectations });
    const { view } = await createGetPlan(world.deps)(world.actor('ani'), target);
    expect(view).toMatchObject({ status: 'set', version: 1, submittedAt });
    expect(view.plan).toEqual({
      ...examplePlan,
      leaderExpectation: 'Angka kematian ibu turun',
      workResults: examplePlan.workResults.map((w) =>
        w.id === 'data' ? { ...w, leaderExpectation: 'Laporan sebelum tanggal 5' } : w,
      ),
      expectations: [{ behaviour: 'kolaboratif', text: 'Satu tim dengan bidan desa' }],
    });
    expect(await world.read(keys.act(agencyId, cycleId, 'ani', 1))).toMatchObject({ body: { plan: examplePlan } });
  });

  it('is told which work result the plan has not, and nothing is set', async () => {
    const wrong = { ...expectations, workResults: [{ workResultId: 'asing', text: 'x' }] };
    const input = { ...target, decision: 'approve', expectations: wrong } as const;
    expect(await refusalOf(decide(world.command('chief', { version: 2 }), input))).toMatchObject({
      code: 'unknown-work-result',
      fields: [{ pointer: '/expectations/workResults/0/workResultId' }],
    });
    expect((await world.case('ani')).data.stage).toBe('unplanned');
  });
});
