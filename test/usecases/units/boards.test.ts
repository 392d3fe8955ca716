import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createGetTeam } from '../../../functions/usecases/me/get-team.ts';
import { createDecidePlan } from '../../../functions/usecases/plans/decide-plan.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createRollUpCycle } from '../../../functions/usecases/units/roll-up-cycle.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { realise } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

let world: World;
const ani = { cycleId, employeeId: 'ani' };
const team = async (by = 'chief') => (await createGetTeam(world.deps)(world.actor(by), { cycleId })).items;
const shownOf = async (employeeId: string, by = 'chief') =>
  (await team(by)).find((member) => member.employeeId === employeeId);
const submit = (version = 1, request: { key?: string; digest?: string } = {}) =>
  createSubmitPlan(world.deps)(world.command('ani', { version, ...request }), { ...ani, plan: examplePlan });

beforeEach(async () => {
  world = await createWorld();
  await createRollUpCycle(world.deps)({ agencyId, cycleId, phase: 'preparation' });
});

describe('the board once its members are listed', () => {
  it('shows the same people as the directory, by name and post', async () => {
    const listed = await team();
    expect(listed.map(({ employeeId, name, duties }) => [employeeId, name, duties])).toEqual([
      ['ani', 'Nama ani', []],
      ['budi', 'Nama budi', []],
      ['citra', 'Nama citra', []],
    ]);
    expect(listed[0]).toMatchObject({
      postTitle: 'Penelaah Teknis Kebijakan',
      case: { stage: 'unplanned', version: 1 },
    });
  });

  it('follows every act at once, with the version that the next act must name', async () => {
    await submit();
    expect(await shownOf('ani')).toMatchObject({ case: { plan: 'submitted', version: 2 }, duties: ['decide-plan'] });
    await createDecidePlan(world.deps)(world.command('chief', { version: 2 }), { ...ani, decision: 'approve' });
    expect(await shownOf('ani')).toMatchObject({ case: { stage: 'planned', plan: 'set', version: 3 }, duties: [] });
    await realise(world, 'ani');
    await world.enterPhase('supervisor-review');
    expect(await shownOf('ani')).toMatchObject({ duties: ['review'] });
    await createSubmitReview(world.deps)(world.command('chief', { version: 3 }), {
      ...ani,
      workResult: 'meets',
      behaviour: 'meets',
      reason: 'Sesuai',
      strengths: 'Teliti',
      improvements: 'Cepat',
    });
    expect(await shownOf('ani')).toMatchObject({ case: { stage: 'reviewed', reviewed: true, version: 4 }, duties: [] });
  });

  it('is mended by a repeat where the note of an act was lost', async () => {
    await submit(1, { key: 'submission-1', digest: 'same' });
    const note = keys.boardEntry(agencyId, cycleId, 'chief', '0', 'ani');
    await world.deps.store.commit([{ kind: 'delete', key: note, version: 1 }]);
    expect(await shownOf('ani')).toMatchObject({ case: { version: 1 } });
    await submit(1, { key: 'submission-1', digest: 'same' });
    expect(await shownOf('ani')).toMatchObject({ case: { plan: 'submitted', version: 2 } });
  });

  it('never goes back to an older state', async () => {
    await submit();
    await createDecidePlan(world.deps)(world.command('chief', { version: 2 }), { ...ani, decision: 'approve' });
    await createRollUpCycle(world.deps)({ agencyId, cycleId, phase: 'preparation' });
    expect(await shownOf('ani')).toMatchObject({ case: { stage: 'planned', version: 3 } });
  });

  it('moves a person whose appraiser changed', async () => {
    await world.act('ani', (c) => ({ ...c, appraiserId: 'school-head' }), 'duty-missed', {});
    expect(await shownOf('ani')).toBeUndefined();
    expect(await shownOf('ani', 'school-head')).toMatchObject({ name: 'Nama ani', case: { version: 2 } });
    expect((await team('school-head')).map(({ employeeId }) => employeeId)).toEqual(['ani', 'dewi']);
  });

  it('is listed anew after scoring, without the notes from before', async () => {
    await submit();
    await world.enterPhase('scoring');
    await createRollUpCycle(world.deps)({ agencyId, cycleId, phase: 'scoring' });
    await world.enterPhase('organisation-predicate');
    const { items } = await world.deps.store.query(keys.board(agencyId, cycleId, 'chief', '1'), {
      limit: 10,
      after: null,
    });
    expect(items).toHaveLength(1);
    expect(await shownOf('ani')).toMatchObject({ case: { plan: 'submitted', version: 2 } });
  });
});
