import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createGetMe } from '../../../functions/usecases/me/get-me.ts';
import { createGetTeam } from '../../../functions/usecases/me/get-team.ts';
import { employeeKey } from '../../../functions/usecases/support/load.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

let world: World;

const team = (personId: string) => createGetTeam(world.deps)(world.actor(personId), { cycleId });

beforeEach(async () => {
  world = await createWorld();
});

describe('me', () => {
  it('is the person, the post in force and the cycles that run', async () => {
    await world.put(keys.cycle(agencyId, 'tw4-2025'), { ...exampleCycle, id: 'tw4-2025', phase: 'closed' });
    const me = await createGetMe(world.deps)(world.actor('ani'));
    expect(me).toMatchObject({
      agency: { id: agencyId, zone: 'Asia/Jakarta' },
      person: { id: 'ani', inForce: { unitCode: 'DINKES.1', appraiserId: 'chief' } },
    });
    expect(me.cycles).toEqual([
      expect.objectContaining({ id: cycleId, phase: 'planning', deadline: exampleCycle.deadlines.planning }),
    ]);
  });

  it('has no deadline while the machine works', async () => {
    await world.enterPhase('scoring');
    expect((await createGetMe(world.deps)(world.actor('ani'))).cycles).toMatchObject([{ deadline: null }]);
  });

  it('is nobody without a place in the directory', async () => {
    expect((await refusalOf(createGetMe(world.deps)(world.actor('ghost')))).code).toBe('not-found');
  });
});

describe('the board of a superior', () => {
  it('names the people of the team with their cases', async () => {
    await world.planned('ani');
    const { items } = await team('chief');
    expect(items.map(({ employeeId, case: subject }) => [employeeId, subject?.stage, subject?.version])).toEqual([
      ['ani', 'planned', 3],
      ['budi', 'unplanned', 1],
      ['citra', 'unplanned', 1],
    ]);
    expect(items[0]).toMatchObject({ name: 'Nama ani', postTitle: 'Penelaah Teknis Kebijakan' });
  });

  it('says what waits for the superior', async () => {
    await world.act(
      'budi',
      (c) => ({
        ...c,
        stage: 'unplanned',
        plan: { status: 'submitted', seq: 1, version: 1, at: world.clock.now(), reason: null },
      }),
      'plan-submitted',
      { plan: null },
    );
    const duties = async () => (await team('chief')).items.map((item) => item.duties);
    expect(await duties()).toEqual([[], ['decide-plan'], []]);
    await world.reviewed('ani');
    await world.enterPhase('supervisor-review');
    expect(await duties()).toEqual([[], ['review'], ['review']]);
  });

  it('is empty for somebody without a team', async () => {
    expect(await team('ani')).toEqual({ cycleId, items: [] });
  });

  it('shows a newcomer without a case: the appraiser of the snapshot rates', async () => {
    const dewi = people.find(({ id }) => id === 'dewi');
    expect(dewi).toBeDefined();
    await world.put(keys.teamMember(agencyId, 'chief', 'dewi'), { schemaVersion: 1, employeeId: 'dewi' });
    const { items } = await team('chief');
    expect(items.find(({ employeeId }) => employeeId === 'dewi')).toMatchObject({ case: null, duties: [] });
  });

  it('leaves out an entry whose person is gone', async () => {
    await world.deps.store.commit([{ kind: 'delete', key: employeeKey(agencyId, 'ani'), version: 1 }]);
    expect((await team('chief')).items.map(({ employeeId }) => employeeId)).toEqual(['budi', 'citra']);
  });

  it('is refused for a cycle that is not there', async () => {
    const attempt = createGetTeam(world.deps)(world.actor('chief'), { cycleId: 'absent' });
    expect((await refusalOf(attempt)).code).toBe('not-found');
  });
});
