import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Vote, votes } from '../../../functions/domain/forum/forum.ts';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createDeclareInterests } from '../../../functions/usecases/forum/declare-interests.ts';
import { createGetMinutes } from '../../../functions/usecases/forum/get-minutes.ts';
import { createLockForum } from '../../../functions/usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { shareTestEngine, type TestEngine, testTable } from '../../support/dynamo.ts';
import { forumWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

/* The same races on the real engine: its conditions decide, not the single thread of the memory store. */
let engine: TestEngine;
let world: World;
const health = { cycleId, serviceCode: 'DINKES' };
const members = ['member-1', 'member-2', 'member-3'];

beforeAll(async () => {
  engine = await shareTestEngine();
  world = await forumWorld(createDynamoStore({ client: engine.client, tableName: testTable }));
}, 300_000);
afterAll(() => engine.stop());

const propose = async (employeeId: string, ballot: 'open' | 'secret') => {
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...health,
    employeeId,
    workResult: 'above',
    behaviour: 'above',
    reasonCode: 'data-error',
    text: 'x',
    ballot,
  });
  return { ...health, motionId };
};
const cast = (by: string, motion: { motionId: string }, vote: Vote) =>
  createCastVote(world.deps)(world.command(by), { ...health, ...motion, vote });
const motionOf = ({ motionId }: { motionId: string }) => world.read(keys.motion(agencyId, cycleId, 'DINKES', motionId));

describe('on the engine', () => {
  it('votes at the same moment never exceed the members, open or secret', async () => {
    for (const ballot of ['open', 'secret'] as const) {
      const motion = await propose(ballot === 'open' ? 'ani' : 'budi', ballot);
      const sent = members.flatMap((member) => votes.map((vote) => cast(member, motion, vote)));
      const done = await Promise.allSettled(sent);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(members.length);
      const stored = await motionOf(motion);
      expect(stored?.votes.map(({ memberId }) => memberId).sort()).toEqual(members);
      if (stored?.box) expect(votes.reduce((sum, vote) => sum + (stored.box?.[vote] ?? 0), 0)).toBe(members.length);
    }
  });

  it('a tie declared while a vote is on its way either comes first and bars it, or after it and takes it out', async () => {
    const motion = await propose('health-head', 'open');
    const bind = createDeclareInterests(world.deps)(world.command('member-3'), {
      ...health,
      memberId: null,
      ties: [{ employeeId: 'health-head', kind: 'in-law' }],
    });
    const [late] = await Promise.allSettled([cast('member-3', motion, 'for'), bind]);
    await cast('member-1', motion, 'against');
    await cast('member-2', motion, 'against');
    const outcome = await createResolveMotion(world.deps)(world.command('member-1'), motion);
    expect(outcome).toMatchObject({ result: 'rejected', for: 0, against: 2, entitled: 2 });
    expect((await motionOf(motion))?.votes).toHaveLength(late.status === 'fulfilled' ? 3 : 2);
  });

  it('a lock beside votes and a resolution leaves minutes that tell what stands', async () => {
    const motion = await propose('citra', 'open');
    await cast('member-1', motion, 'for');
    await cast('member-2', motion, 'for');
    const { version } = await serviceOf(world, 'DINKES');
    await Promise.allSettled([
      createResolveMotion(world.deps)(world.command('member-1'), motion),
      createLockForum(world.deps)(world.command('member-1', { version }), { ...health, justification: 'x' }),
      cast('member-3', motion, 'against'),
    ]);
    const { version: after, data } = await serviceOf(world, 'DINKES');
    if (data.forum.status === 'open')
      await createLockForum(world.deps)(world.command('member-1', { version: after }), {
        ...health,
        justification: 'x',
      });
    const { verification, content } = await createGetMinutes(world.deps)(world.actor('auditor'), health);
    expect(verification).toEqual({ digest: true, motions: true, seal: true });
    const told = content.motions.find(({ employeeId }) => employeeId === 'citra')?.result;
    expect(told).toBe((await motionOf(motion))?.outcome?.result ?? 'lapsed');
    expect((await world.case('citra')).data.stage).toBe(told === 'carried' ? 'scored' : 'unassessed');
  });
});
