import { describe, expect, it } from 'vitest';
import type { Vote } from '../../../functions/domain/forum/forum.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createDeclareInterests } from '../../../functions/usecases/forum/declare-interests.ts';
import { createGetMotion } from '../../../functions/usecases/forum/get-motion.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };

const secret = async (votes: readonly Vote[]) => {
  const world = await forumWorld(createMemoryStore());
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...health,
    employeeId: 'ani',
    workResult: 'above',
    behaviour: 'above',
    reasonCode: 'merit-established',
    text: 'x',
    ballot: 'secret',
  });
  for (const [i, vote] of votes.entries()) await cast(world, motionId, `member-${i + 1}`, vote);
  return { world, motionId };
};
const cast = (world: World, motionId: string, member: string, vote: Vote, request: object = {}) =>
  createCastVote(world.deps)(world.command(member, request), { ...health, motionId, vote });
const close = (world: World, motionId: string, ifTied: 'for' | 'against' | null = null) =>
  createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId, ifTied });
const stored = (world: World, motionId: string) => world.read(keys.motion(agencyId, cycleId, 'DINKES', motionId));

describe('a secret ballot', () => {
  it('keeps who voted, and of the votes the sums alone', async () => {
    const { world, motionId } = await secret(['for', 'against', 'for']);
    const view = await createGetMotion(world.deps)(world.actor('member-1'), { ...health, motionId });
    expect(view.votes.map(({ memberId, vote }) => [memberId, vote])).toEqual([
      ['member-1', null],
      ['member-2', null],
      ['member-3', null],
    ]);
    expect(JSON.stringify(view)).not.toContain('"box"');
    expect(await close(world, motionId)).toMatchObject({ result: 'carried', for: 2, against: 1 });
  });

  it('leaves the same bytes whoever voted what: nothing that is stored tells two ways of voting apart', async () => {
    const orders: Vote[][] = [
      ['for', 'against', 'for'],
      ['against', 'for', 'for'],
      ['for', 'for', 'against'],
    ];
    const left = await Promise.all(
      orders.map(async (votes) => {
        const { world, motionId } = await secret(votes);
        const before = await stored(world, motionId);
        await close(world, motionId);
        return JSON.stringify([before, await stored(world, motionId), await world.case('ani')]);
      }),
    );
    expect(new Set(left).size).toBe(1);
  });

  it('keeps no digest of a request that would tell the vote, and answers a repeat like the first', async () => {
    const { world, motionId } = await secret([]);
    const request = { key: 'vote-key-1', digest: 'digest-of-for' };
    const first = await cast(world, motionId, 'member-2', 'for', request);
    expect(first.vote).toBeNull();
    expect(JSON.stringify(await stored(world, motionId))).not.toContain('digest-of-for');
    // With another body: it cannot be known, so the first vote stands and the answer is its receipt.
    expect(await cast(world, motionId, 'member-2', 'against', { ...request, digest: 'other' })).toEqual(first);
    expect((await stored(world, motionId))?.box).toEqual({ for: 1, against: 0, abstain: 0 });
    expect((await refusalOf(cast(world, motionId, 'member-2', 'against'))).code).toBe('already-decided');
  });

  it('tells nothing of the sums while votes are missing, and is not counted with fewer than three', async () => {
    const { world, motionId } = await secret(['for', 'for']);
    const refusal = await refusalOf(close(world, motionId));
    expect(refusal).toMatchObject({ code: 'quorum-missing', extra: { cast: 2, entitled: 3, secretLeast: 3 } });
    expect(Object.keys(refusal.extra ?? {})).not.toContain('for');
  });

  it.each([
    ['for', 'carried', 'for'],
    ['against', 'rejected', 'against'],
    [null, 'rejected', null],
  ] as const)(
    'has a tie decided by the open vote that the chair gives when closing: %s',
    async (ifTied, result, castingVote) => {
      const { world, motionId } = await secret(['for', 'against', 'abstain']);
      expect(await close(world, motionId, ifTied)).toMatchObject({ result, castingVote, for: 1, against: 1 });
    },
  );

  it('needs no casting vote where there is no tie, and takes none in an open ballot', async () => {
    const { world, motionId } = await secret(['for', 'for', 'against']);
    expect(await close(world, motionId, 'against')).toMatchObject({ result: 'carried', castingVote: null });
    const open = await createProposeMotion(world.deps)(world.command('member-2'), {
      ...health,
      employeeId: 'budi',
      workResult: 'above',
      behaviour: 'above',
      reasonCode: 'data-error',
      text: 'x',
    });
    expect(await refusalOf(close(world, open.motionId, 'for'))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/ifTied', code: 'open-ballot' }],
    });
  });

  it('is void where somebody who voted turns out to be bound: their vote cannot be taken out again', async () => {
    const { world, motionId } = await secret(['for', 'for', 'for']);
    const before = await world.case('ani');
    await createDeclareInterests(world.deps)(world.command('member-3'), {
      ...health,
      memberId: null,
      ties: [{ employeeId: 'ani', kind: 'in-law' }],
    });
    expect(await close(world, motionId)).toMatchObject({ result: 'void', for: 0, entitled: 2, predicate: 'baik' });
    expect(await world.case('ani')).toEqual(before);
    expect((await stored(world, motionId))?.box).toBeNull();
  });
});
