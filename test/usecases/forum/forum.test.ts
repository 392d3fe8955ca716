import { describe, expect, it } from 'vitest';
import { explanationOf } from '../../../functions/domain/case/packed-version.ts';
import type { MotionAppliedBody } from '../../../functions/domain/case/result-bodies.ts';
import type { Vote } from '../../../functions/domain/forum/forum.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createGetMotion } from '../../../functions/usecases/forum/get-motion.ts';
import { createListMotions } from '../../../functions/usecases/forum/list-motions.ts';
import { createLockForum } from '../../../functions/usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import type { Command } from '../../../functions/usecases/support/deps.ts';
import { forumWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const raise = {
  ...health,
  employeeId: 'ani',
  workResult: 'above',
  behaviour: 'above',
  reasonCode: 'merit-established',
  text: 'Inovasi posyandu keliling terbukti.',
} as const;

const propose = (world: World, input: Partial<typeof raise> | object = {}, command?: Command) =>
  createProposeMotion(world.deps)(command ?? world.command('member-2'), { ...raise, ...input });
const vote = (world: World, personId: string, motionId: string, cast: Vote, command?: Command) =>
  createCastVote(world.deps)(command ?? world.command(personId), { ...health, motionId, vote: cast });
const resolve = (world: World, motionId: string, command = world.command('member-1')) =>
  createResolveMotion(world.deps)(command, { ...health, motionId });

/** A motion on `ani` with the votes of the committee given. */
const voted = async (votes: Partial<Record<string, Vote>>) => {
  const world = await forumWorld();
  const { motionId } = await propose(world);
  for (const [memberId, cast] of Object.entries(votes)) if (cast) await vote(world, memberId, motionId, cast);
  return { world, motionId };
};

describe('a carried motion', () => {
  it('changes motion, case, act and counts together', async () => {
    const { world, motionId } = await voted({ 'member-1': 'for', 'member-2': 'for', 'member-3': 'against' });
    const before = await world.case('ani');
    const receipt = await resolve(world, motionId);
    expect(receipt).toMatchObject({ result: 'carried', for: 2, against: 1, entitled: 3, predicate: 'sangat-baik' });
    const after = await world.case('ani');
    expect(after.version).toBe(before.version + 1);
    expect(after.data).toMatchObject({
      stage: 'scored',
      result: {
        version: 2,
        workResult: 'above',
        behaviour: 'above',
        predicate: 'sangat-baik',
        basis: 'forum',
        score: '100.00',
      },
    });
    const act = await world.read(keys.act<MotionAppliedBody>(agencyId, cycleId, 'ani', after.data.chain.seq));
    expect(act?.envelope).toMatchObject({ act: 'motion-applied', actor: 'member-1' });
    expect(act?.body).toMatchObject({ motionId, reasonCode: 'merit-established', reason: raise.text, version: 2 });
    expect(act === null ? null : explanationOf(act.body, null)).toMatchObject({
      value: 'sangat-baik',
      reason: 'forum',
    });
    expect((await serviceOf(world, 'DINKES')).data.counts).toMatchObject({ 'sangat-baik': 1, baik: 3 });
  });

  it('can give a result to somebody who was left unassessed', async () => {
    const world = await forumWorld();
    const { motionId } = await propose(world, { employeeId: 'citra', workResult: 'meets', behaviour: 'meets' });
    for (const member of ['member-1', 'member-2', 'member-3']) await vote(world, member, motionId, 'for');
    await resolve(world, motionId);
    expect((await world.case('citra')).data).toMatchObject({
      stage: 'scored',
      review: null,
      result: { version: 1, predicate: 'baik', basis: 'forum', score: null },
    });
    expect((await serviceOf(world, 'DINKES')).data).toMatchObject({ counts: { baik: 5 }, unassessed: 0 });
  });

  it('is refused where the ratings changed since it was proposed', async () => {
    const { world, motionId: first } = await voted({ 'member-1': 'for', 'member-2': 'for' });
    const { motionId: second } = await propose(world, { behaviour: 'below' });
    for (const member of ['member-1', 'member-2']) await vote(world, member, second, 'for');
    await resolve(world, first);
    const before = [await world.case('ani'), await serviceOf(world, 'DINKES')];
    await expect(resolve(world, second)).rejects.toMatchObject({ refusal: { code: 'conflict' } });
    expect([await world.case('ani'), await serviceOf(world, 'DINKES')]).toEqual(before);
  });
});

describe('a motion that is not carried', () => {
  it('is rejected on the record and changes nobody', async () => {
    const { world, motionId } = await voted({ 'member-1': 'against', 'member-2': 'for', 'member-3': 'against' });
    const before = [await world.case('ani'), (await serviceOf(world, 'DINKES')).data];
    expect(await resolve(world, motionId)).toMatchObject({ result: 'rejected', predicate: 'baik' });
    expect([await world.case('ani'), (await serviceOf(world, 'DINKES')).data]).toEqual(before);
    expect(await createGetMotion(world.deps)(world.actor('member-3'), { ...health, motionId })).toMatchObject({
      status: 'rejected',
      outcome: { against: 2 },
    });
  });

  it('is not resolved without a quorum, and may be later', async () => {
    const { world, motionId } = await voted({ 'member-2': 'for' });
    await expect(resolve(world, motionId)).rejects.toMatchObject({
      refusal: { code: 'quorum-missing', extra: { for: 1, entitled: 3 } },
    });
    await vote(world, 'member-3', motionId, 'for');
    expect(await resolve(world, motionId)).toMatchObject({ result: 'carried' });
  });

  it('lapses with the forum, and shows so', async () => {
    const { world, motionId } = await voted({ 'member-1': 'for', 'member-2': 'for' });
    await createLockForum(world.deps)(
      world.command('member-1', { version: (await serviceOf(world, 'DINKES')).version }),
      { ...health, justification: null },
    );
    await expect(resolve(world, motionId)).rejects.toMatchObject({ refusal: { code: 'forum-locked' } });
    await expect(vote(world, 'member-3', motionId, 'for')).rejects.toMatchObject({ refusal: { code: 'forum-locked' } });
    await expect(propose(world)).rejects.toMatchObject({ refusal: { code: 'forum-locked' } });
    const { items } = await createListMotions(world.deps)(world.actor('member-1'), {
      ...health,
      limit: 10,
      cursor: null,
    });
    expect(items).toMatchObject([{ motionId, status: 'lapsed', outcome: null }]);
  });
});

describe('who acts in the forum', () => {
  it('lets nobody vote or move about themselves', async () => {
    const world = await forumWorld();
    const own = { cycleId, serviceCode: 'KOTA', employeeId: 'member-2' } as const;
    await expect(propose(world, own)).rejects.toMatchObject({
      refusal: { code: 'recused', extra: { reason: 'self' } },
    });
    const { motionId } = await propose(world, own, world.command('member-3'));
    const attempt = createCastVote(world.deps)(world.command('member-2'), {
      cycleId,
      serviceCode: 'KOTA',
      motionId,
      vote: 'for',
    });
    await expect(attempt).rejects.toMatchObject({ refusal: { code: 'recused', extra: { reason: 'self' } } });
  });

  it('lets the appraiser not vote on the people they rated, and counts without them', async () => {
    const world = await forumWorld();
    await world.enterPhase('committee-forum', {
      committee: { chairId: 'member-1', memberIds: ['member-1', 'member-2', 'chief'] },
    });
    const { motionId } = await propose(world);
    await expect(vote(world, 'chief', motionId, 'against')).rejects.toMatchObject({
      refusal: { code: 'recused', extra: { reason: 'appraiser' } },
    });
    await vote(world, 'member-1', motionId, 'for');
    await vote(world, 'member-2', motionId, 'for');
    expect(await resolve(world, motionId)).toMatchObject({ result: 'carried', entitled: 2 });
  });

  it.each([
    ['the official', 'secretary', 'forbidden'],
    ['an administrator', 'admin', 'forbidden'],
    ['the person concerned', 'ani', 'not-found'],
  ])('refuses %s a motion', async (_, personId, code) => {
    const world = await forumWorld();
    await expect(propose(world, {}, world.command(personId))).rejects.toMatchObject({ refusal: { code } });
  });

  it('lets only the chair close a vote, and hides the deliberations from the head of the service', async () => {
    const { world, motionId } = await voted({ 'member-1': 'for', 'member-2': 'for' });
    await expect(resolve(world, motionId, world.command('member-2'))).rejects.toMatchObject({
      refusal: { code: 'forbidden' },
    });
    const asHead = world.actor('health-head');
    await expect(createGetMotion(world.deps)(asHead, { ...health, motionId })).rejects.toMatchObject({
      refusal: { code: 'not-found' },
    });
    await expect(createListMotions(world.deps)(asHead, { ...health, limit: 10, cursor: null })).rejects.toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });

  it('looks for a person only in the service of the motion', async () => {
    const world = await forumWorld();
    await expect(propose(world, { employeeId: 'dewi' })).rejects.toMatchObject({ refusal: { code: 'not-found' } });
    await expect(propose(world, { employeeId: 'nobody' })).rejects.toMatchObject({ refusal: { code: 'not-found' } });
  });

  it('refuses a motion that would change nothing, and any after the deadline', async () => {
    const world = await forumWorld();
    await expect(propose(world, { workResult: 'meets', behaviour: 'meets' })).rejects.toMatchObject({
      refusal: { code: 'invalid-body', fields: [{ pointer: '/workResult' }] },
    });
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines['committee-forum']);
    await expect(propose(world)).rejects.toMatchObject({ refusal: { code: 'deadline-passed' } });
  });
});
