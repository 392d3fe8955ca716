import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createGetCascade } from '../../../functions/usecases/cascade/get-cascade.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { createListRaterStatistics } from '../../../functions/usecases/rater-statistics/list-rater-statistics.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

/* Questions that stand beside the one use case that asks them. */

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

describe('the cascade of a unit', () => {
  const look = (personId: string, unitCode = 'DINKES.1') =>
    createGetCascade(world.deps)(world.actor(personId), { cycleId, unitCode, limit: 20, cursor: null });
  const lookers = async (unitCode?: string): Promise<string[]> => {
    const allowed: string[] = [];
    for (const { id } of people)
      await look(id, unitCode).then(
        () => allowed.push(id),
        (error) => expect(error.refusal).toEqual(refused),
      );
    return allowed;
  };
  const refused = {
    code: 'forbidden',
    detail: 'The cascade of a unit is for its head, and for the heads of the units above it.',
  };

  it('is for its head, the heads above, and those who oversee', async () => {
    expect(await lookers()).toEqual(['mayor', 'admin', 'auditor', 'health-head', 'chief']);
    expect(await lookers('KOTA')).toEqual(['mayor', 'admin', 'auditor']);
  });

  it('ends at a unit whose parent is unknown, and where the tree bites its own tail', async () => {
    const health = await world.read(keys.unit(agencyId, 'DINKES'));
    if (health === null) throw new Error('no unit');
    await world.put(keys.unit(agencyId, 'DINKES'), { ...health, parentCode: 'NONE' });
    expect(await lookers()).toEqual(['admin', 'auditor', 'health-head', 'chief']);
    await world.put(keys.unit(agencyId, 'DINKES'), { ...health, parentCode: 'DINKES.1' });
    expect(await lookers()).toEqual(['admin', 'auditor', 'health-head', 'chief']);
  });
});

describe('the statistics of a cycle’s appraisers', () => {
  it('are for its committee, the chair among them, and for auditors', async () => {
    await world.enterPhase('planning', { committee: { chairId: 'dewi', memberIds: ['member-2'] } });
    const refused = { code: 'forbidden', detail: "Only the cycle's committee and auditors may read this." };
    const allowed: string[] = [];
    for (const { id } of people) {
      const list = createListRaterStatistics(world.deps)(world.actor(id), { cycleId, limit: 5, cursor: null });
      const refusal = await refusalOf(list);
      // Asked first: that there are none before the review has closed is told to readers alone.
      if (refusal.code === 'wrong-phase') allowed.push(id);
      else expect(refusal).toEqual(refused);
    }
    expect(allowed).toEqual(['auditor', 'member-2', 'dewi']);
  });
});

describe('a vote', () => {
  const health = { cycleId, serviceCode: 'DINKES' };
  const propose = async (...bound: string[]): Promise<string> => {
    world = await forumWorld();
    const { data } = await serviceOf(world, 'DINKES');
    const at = world.clock.now();
    const ties = bound.map((memberId) => ({ memberId, employeeId: 'ani', kind: 'sibling' as const, by: memberId, at }));
    await world.put(keys.service(agencyId, cycleId, 'DINKES'), {
      ...data,
      interests: { declared: data.interests?.declared ?? [], ties },
    });
    const { motionId } = await createProposeMotion(world.deps)(world.command('member-3'), {
      ...{ ...health, employeeId: 'ani', workResult: 'above', behaviour: 'above' },
      ...{ reasonCode: 'data-error', text: 'x', ballot: 'open' },
    });
    return motionId;
  };
  const close = (personId: string, motionId: string) =>
    refusalOf(createResolveMotion(world.deps)(world.command(personId), { ...health, motionId }));
  const chairs = { code: 'forbidden', detail: 'This act belongs to the chair.' };

  it('is closed by the chair', async () => {
    const motionId = await propose();
    expect(await close('member-2', motionId)).toEqual(chairs);
    expect((await close('member-1', motionId)).code).toBe('quorum-missing');
  });

  it('is closed by another member where the chair is bound to the person, and by nobody else who is', async () => {
    const motionId = await propose('member-1', 'member-2');
    expect(await close('member-1', motionId)).toEqual({ code: 'recused', detail: 'Another member closes this vote.' });
    expect(await close('member-2', motionId)).toEqual(chairs);
    expect((await close('member-3', motionId)).code).toBe('quorum-missing');
  });
});
