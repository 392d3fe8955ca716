import { describe, expect, it } from 'vitest';
import type { Vote } from '../../../functions/domain/forum/forum.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createLockForum } from '../../../functions/usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { forumWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const raise = {
  ...health,
  employeeId: 'ani',
  workResult: 'above',
  behaviour: 'above',
  reasonCode: 'merit-established',
  text: 'Inovasi terbukti.',
} as const;
const members = ['member-1', 'member-2', 'member-3'];

const motionsOf = async (world: World) => {
  const motions = [];
  for await (const { data } of eachOf(world.deps, keys.motions(agencyId, cycleId, 'DINKES'))) motions.push(data);
  return motions;
};
const open = async () => {
  const world = await forumWorld();
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), raise);
  const vote = (personId: string, cast: Vote, command = world.command(personId)) =>
    createCastVote(world.deps)(command, { ...health, motionId, vote: cast });
  return { world, motionId, vote };
};

describe('a repeated request', () => {
  it('makes one motion and gets its answer again, even after the forum was locked', async () => {
    const world = await forumWorld();
    const command = world.command('member-2', { key: 'motion-key-1', digest: 'same' });
    const first = await createProposeMotion(world.deps)(command, raise);
    await createLockForum(world.deps)(
      world.command('member-1', { version: (await serviceOf(world, 'DINKES')).version }),
      { ...health, justification: null },
    );
    world.clock.advance(10);
    expect(await createProposeMotion(world.deps)(command, raise)).toEqual(first);
    expect(await motionsOf(world)).toHaveLength(1);
  });

  it('makes one motion where both copies arrive at once', async () => {
    const world = await forumWorld();
    const command = world.command('member-2', { key: 'motion-key-1', digest: 'same' });
    const send = () => createProposeMotion(world.deps)(command, raise);
    const [one, other] = await Promise.all([send(), send()]);
    expect(other).toEqual(one);
    expect(await motionsOf(world)).toHaveLength(1);
  });

  it('is refused where the body differs', async () => {
    const { world, vote } = await open();
    const other = world.command('member-2', { key: 'motion-key-2', digest: 'one' });
    await createProposeMotion(world.deps)(other, raise);
    await expect(
      createProposeMotion(world.deps)({ ...other, requestDigest: 'two' }, { ...raise, workResult: 'below' }),
    ).rejects.toMatchObject({ refusal: { code: 'idempotency-key-reused' } });
    const cast = world.command('member-2', { key: 'vote-key-01', digest: 'one' });
    await vote('member-2', 'for', cast);
    await expect(vote('member-2', 'against', { ...cast, requestDigest: 'two' })).rejects.toMatchObject({
      refusal: { code: 'idempotency-key-reused' },
    });
  });

  it('under another person’s key is a request of its own', async () => {
    const world = await forumWorld();
    const shared = { key: 'motion-key-1', digest: 'same' };
    const one = await createProposeMotion(world.deps)(world.command('member-2', shared), raise);
    const other = await createProposeMotion(world.deps)(world.command('member-3', shared), raise);
    expect(other.motionId).not.toBe(one.motionId);
  });

  it('votes once and gets the same answer', async () => {
    const { world, vote } = await open();
    const command = world.command('member-2', { key: 'vote-key-01', digest: 'same' });
    const first = await vote('member-2', 'for', command);
    world.clock.advance(10);
    expect(await vote('member-2', 'for', command)).toEqual(first);
    await expect(vote('member-2', 'against')).rejects.toMatchObject({ refusal: { code: 'already-decided' } });
    expect((await motionsOf(world))[0]?.votes).toHaveLength(1);
  });

  it('resolves once: the counts move by one person', async () => {
    const { world, motionId, vote } = await open();
    for (const member of members) await vote(member, 'for');
    const command = world.command('member-1', { key: 'resolve-key', digest: 'same' });
    const send = () => createResolveMotion(world.deps)(command, { ...health, motionId });
    const [first, again] = await Promise.all([send(), send()]);
    world.clock.advance(10);
    expect(again).toEqual(first);
    expect(await send()).toEqual(first);
    await expect(
      createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId }),
    ).rejects.toMatchObject({ refusal: { code: 'already-decided' } });
    expect((await serviceOf(world, 'DINKES')).data.counts).toMatchObject({ 'sangat-baik': 1, baik: 3 });
  });

  it('locks once and gets the same answer and version', async () => {
    const world = await forumWorld();
    const command = world.command('member-1', {
      version: (await serviceOf(world, 'DINKES')).version,
      key: 'lock-key-01',
      digest: 'same',
    });
    const send = () => createLockForum(world.deps)(command, { ...health, justification: null });
    const first = await send();
    world.clock.advance(10);
    expect(await send()).toEqual(first);
    await expect(
      createLockForum(world.deps)({ ...command, requestDigest: 'other' }, { ...health, justification: 'x' }),
    ).rejects.toMatchObject({ refusal: { code: 'idempotency-key-reused' } });
    expect((await serviceOf(world, 'DINKES')).version).toBe(first.version);
  });
});

describe('votes at the same moment', () => {
  it('are all counted, one per member, however often each is sent', async () => {
    const { world, vote } = await open();
    const sent = members.flatMap((member) => [vote(member, 'for'), vote(member, 'against'), vote(member, 'abstain')]);
    const outcomes = await Promise.allSettled(sent);
    const [motion] = await motionsOf(world);
    expect(motion?.votes.map(({ memberId }) => memberId).sort()).toEqual(members);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(members.length);
  });

  it('are either in the resolution or refused', async () => {
    const { world, motionId, vote } = await open();
    await vote('member-1', 'for');
    await vote('member-2', 'against');
    const [late, resolution] = await Promise.allSettled([
      vote('member-3', 'for'),
      createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId }),
    ]);
    const [motion] = await motionsOf(world);
    const counted = (motion?.outcome?.for ?? 0) + (motion?.outcome?.against ?? 0);
    expect(resolution.status).toBe('fulfilled');
    expect(counted).toBe(late.status === 'fulfilled' ? 3 : 2);
    expect(motion?.votes).toHaveLength(counted);
  });
});
