import { describe, expect, it } from 'vitest';
import { renderMinutes } from '../../../functions/contracts/render-minutes.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createDeclareInterests } from '../../../functions/usecases/forum/declare-interests.ts';
import { createGetForum } from '../../../functions/usecases/forum/get-forum.ts';
import { createGetMinutes } from '../../../functions/usecases/forum/get-minutes.ts';
import { createLockForum } from '../../../functions/usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { createSetAgenda } from '../../../functions/usecases/forum/set-agenda.ts';
import { createSetPanel } from '../../../functions/usecases/forum/set-panel.ts';
import { createListRatingChanges } from '../../../functions/usecases/results/list-rating-changes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, publish, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const office = { cycleId, serviceCode: 'KOTA' };
const members = ['member-1', 'member-2', 'member-3', 'chief', 'health-head'];

/** The forum open, with a committee of five; the sixth and seventh reasons in the rules as given. */
const open = async (): Promise<World> => {
  const world = await forumWorld(createMemoryStore());
  await world.enterPhase('committee-forum', { committee: { chairId: 'member-1', memberIds: members } });
  return world;
};
const declare = (world: World, by: string, ties: { employeeId: string; kind: 'sibling' }[], over: object = {}) =>
  createDeclareInterests(world.deps)(world.command(by), { ...health, memberId: null, ties, ...over });
const propose = (world: World, by = 'member-2', over: object = {}) =>
  createProposeMotion(world.deps)(world.command(by), {
    ...health,
    employeeId: 'ani',
    workResult: 'above',
    behaviour: 'above',
    reasonCode: 'evidence-overlooked',
    text: 'Dua laporan *tidak* ikut dihitung.',
    ...over,
  });
const vote = (world: World, by: string, motionId: string, over: object = {}) =>
  createCastVote(world.deps)(world.command(by), { ...health, motionId, vote: 'for', ...over });
const seat = async (world: World, chairId: string, memberIds: string[], quorum: string | null = null, by = 'admin') => {
  const { version } = await serviceOf(world, 'DINKES');
  return createSetPanel(world.deps)(world.command(by, { version }), { ...health, chairId, memberIds, quorum });
};
const lock = async (world: World, by = 'member-1') => {
  const { version } = await serviceOf(world, 'DINKES');
  return createLockForum(world.deps)(world.command(by, { version }), { ...health, justification: null });
};

describe('the seats of a forum', () => {
  it('are the committee of the cycle until an administrator names three of it, with a chair of their own', async () => {
    const world = await open();
    const seen = () => createGetForum(world.deps)(world.actor('auditor'), health);
    expect((await seen()).view).toMatchObject({ seats: 'cycle', chairId: 'member-1', quorum: '60' });
    await seat(world, 'member-2', ['member-1', 'member-2', 'member-3'], '100');
    expect((await seen()).view).toMatchObject({ seats: 'own', chairId: 'member-2', quorum: '100' });
    const { motionId } = await propose(world);
    expect(await refusalOf(vote(world, 'health-head', motionId))).toMatchObject({
      code: 'recused',
      extra: { reason: 'not-a-member' },
    });
    await vote(world, 'member-1', motionId);
    await vote(world, 'member-2', motionId);
    const close = (by: string) => createResolveMotion(world.deps)(world.command(by), { ...health, motionId });
    expect((await refusalOf(close('member-1'))).code).toBe('forbidden');
    expect((await refusalOf(close('member-2'))).code).toBe('quorum-missing');
    await vote(world, 'member-3', motionId);
    expect(await close('member-2')).toMatchObject({ result: 'carried', quorum: '100', entitled: 3 });
    expect((await refusalOf(lock(world, 'member-1'))).code).toBe('forbidden');
    expect(await lock(world, 'member-2')).toMatchObject({ by: 'member-2' });
  });

  it.each([
    ['a chair from outside', 'chief', ['member-1', 'member-2', 'member-3'], null, '/chairId'],
    ['somebody of no committee', 'member-1', ['member-1', 'member-2', 'ani'], null, '/memberIds/2'],
    ['somebody twice', 'member-1', ['member-1', 'member-2', 'member-2'], null, '/memberIds/2'],
    ['a quorum below the rules', 'member-1', ['member-1', 'member-2', 'member-3'], '59.9', '/quorum'],
  ])('refuse %s', async (_, chairId, memberIds, quorum, pointer) => {
    const world = await open();
    expect(await refusalOf(seat(world, chairId, memberIds, quorum))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer }],
    });
  });

  it('are named by nobody but an administrator, and not after the forum has ended', async () => {
    const world = await open();
    const three = ['member-1', 'member-2', 'member-3'];
    expect((await refusalOf(seat(world, 'member-1', three, null, 'member-1'))).code).toBe('forbidden');
    await lock(world);
    expect((await refusalOf(seat(world, 'member-1', three))).code).toBe('forum-locked');
  });

  it('let another member close the vote where the chair is recused', async () => {
    const world = await open();
    await declare(world, 'member-1', [{ employeeId: 'ani', kind: 'sibling' }]);
    const { motionId } = await propose(world);
    for (const by of ['member-2', 'member-3', 'health-head']) await vote(world, by, motionId).catch(() => undefined);
    await declare(world, 'health-head', []);
    await vote(world, 'health-head', motionId);
    const close = (by: string) => createResolveMotion(world.deps)(world.command(by), { ...health, motionId });
    expect((await refusalOf(close('member-1'))).code).toBe('recused');
    expect(await close('member-3')).toMatchObject({
      result: 'carried',
      recused: [
        { memberId: 'member-1', reason: 'relative' },
        { memberId: 'chief', reason: 'appraiser' },
      ],
    });
  });
});

describe('interests', () => {
  it('are declared before a member moves or votes, where the rules ask for it', async () => {
    const world = await open();
    expect((await refusalOf(propose(world, 'health-head', { employeeId: 'budi' }))).code).toBe('declaration-required');
    const { motionId } = await propose(world);
    expect((await refusalOf(vote(world, 'health-head', motionId))).code).toBe('declaration-required');
    await declare(world, 'health-head', []);
    expect(await vote(world, 'health-head', motionId)).toMatchObject({ memberId: 'health-head' });
  });

  it('bar a member from a relative, and stay declared whatever is declared later', async () => {
    const world = await open();
    expect(await declare(world, 'member-2', [{ employeeId: 'ani', kind: 'sibling' }])).toMatchObject({
      recusedFrom: ['ani'],
    });
    expect(await declare(world, 'member-2', [])).toMatchObject({ recusedFrom: ['ani'] });
    expect(await refusalOf(propose(world))).toMatchObject({ code: 'recused', extra: { reason: 'relative' } });
    const { motionId } = await propose(world, 'member-3');
    expect(await refusalOf(vote(world, 'member-2', motionId))).toMatchObject({ extra: { reason: 'relative' } });
  });

  it('are declared by an administrator for somebody who did not, and by nobody else for another', async () => {
    const world = await open();
    const ties = [{ employeeId: 'ani', kind: 'sibling' as const }];
    await declare(world, 'admin', ties, { memberId: 'member-3' });
    const { motionId } = await propose(world);
    expect(await refusalOf(vote(world, 'member-3', motionId))).toMatchObject({ extra: { reason: 'relative' } });
    const forAnother = declare(world, 'member-1', ties, { memberId: 'member-2' });
    expect((await refusalOf(forAnother)).code).toBe('forbidden');
    expect((await refusalOf(declare(world, 'ani', []))).code).toBe('not-found');
  });

  it('to a colleague bind the colleague too, in the forum of the other unit', async () => {
    const world = await open();
    await declare(world, 'member-2', [{ employeeId: 'chief', kind: 'sibling' }]);
    const own = { ...office, employeeId: 'member-2' };
    expect(await refusalOf(propose(world, 'chief', own))).toMatchObject({
      code: 'recused',
      extra: { reason: 'relative' },
    });
  });

  it('name people of the unit alone', async () => {
    const world = await open();
    expect(await refusalOf(declare(world, 'member-1', [{ employeeId: 'dewi', kind: 'sibling' }]))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/ties/0/employeeId' }],
    });
  });

  it('of a subordinate’s superior count where the rules say so', async () => {
    const world = await open();
    const strict = { ...world.rules, version: 'strict', forum: { ...world.rules.forum, superiorMayVote: false } };
    await world.put(keys.ruleSet(agencyId, 'strict'), strict);
    await world.enterPhase('committee-forum', { ruleSetVersion: 'strict' });
    await declare(world, 'health-head', []);
    const { motionId } = await propose(world);
    expect(await refusalOf(vote(world, 'health-head', motionId))).toMatchObject({ extra: { reason: 'superior' } });
  });
});

describe('the minutes', () => {
  const debated = async (): Promise<World> => {
    const world = await open();
    await declare(world, 'member-3', [{ employeeId: 'budi', kind: 'sibling' }]);
    const { version } = await serviceOf(world, 'DINKES');
    await createSetAgenda(world.deps)(world.command('member-1', { version }), {
      ...health,
      points: [{ employeeId: 'ani', text: 'Bukti # yang belum dihitung' }],
    });
    const { motionId } = await propose(world);
    for (const by of ['member-1', 'member-2', 'member-3']) await vote(world, by, motionId);
    await createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId });
    await propose(world, 'member-2', { employeeId: 'citra' });
    return world;
  };
  const read = (world: World, by = 'auditor') => createGetMinutes(world.deps)(world.actor(by), health);

  it('are made and sealed by the lock, with members, interests, agenda, motions and counts', async () => {
    const world = await debated();
    expect((await refusalOf(read(world))).code).toBe('not-found');
    const receipt = await lock(world);
    const minutes = await read(world);
    expect(minutes.digest).toBe(receipt.minutes);
    expect(minutes.verification).toEqual({ digest: true, motions: true, seal: true });
    expect(minutes.content).toMatchObject({
      chairId: 'member-1',
      present: ['member-1', 'member-2', 'member-3', 'chief'],
      quorum: '60',
      agenda: [{ employeeId: 'ani' }],
      end: { kind: 'locked', by: 'member-1' },
      counts: { 'sangat-baik': 1 },
    });
    expect(minutes.content.motions.map(({ employeeId, result }) => [employeeId, result]).sort()).toEqual([
      ['ani', 'carried'],
      ['citra', 'lapsed'],
    ]);
    const { id, en } = renderMinutes(minutes);
    expect(en).toContain('3 for, 0 against, 0 abstained, 4 entitled');
    expect(en).toContain('1 ratings changed by carried motions');
    expect(id).toContain('Nama member-3 - Nama budi: saudara kandung');
    // Free text cannot make itself a heading or emphasis of the document.
    expect(id).toContain('Bukti \\# yang belum dihitung');
    expect(id).toContain('\\*tidak\\*');
  });

  it('show it when a motion was changed, added, or the content forged afterwards', async () => {
    const world = await debated();
    await lock(world);
    const { content, motions } = await read(world);
    const key = keys.motion(agencyId, cycleId, 'DINKES', motions[0]?.id ?? '');
    const motion = await world.read(key);
    if (motion === null) throw new Error('no motion');
    await world.put(key, { ...motion, text: 'forged' });
    expect((await read(world)).verification).toMatchObject({ motions: false });
    await world.put(key, motion);
    await world.put(keys.motion(agencyId, cycleId, 'DINKES', 'late'), { ...motion, id: 'late' });
    expect((await read(world)).verification).toMatchObject({ motions: false });
    const stored = await world.read(keys.minutes(agencyId, cycleId, 'DINKES'));
    if (stored === null) throw new Error('no minutes');
    const forged = { ...stored, content: { ...content, present: [] } };
    await world.put(keys.minutes(agencyId, cycleId, 'DINKES'), forged);
    expect((await read(world)).verification).toMatchObject({ digest: false, seal: true });
    await world.put(keys.minutes(agencyId, cycleId, 'DINKES'), { ...stored, digest: 'another' });
    expect((await read(world)).verification).toMatchObject({ seal: false });
  });

  it('are not for the head of the unit', async () => {
    const world = await forumWorld(createMemoryStore());
    await lock(world);
    expect((await refusalOf(read(world, 'health-head'))).code).toBe('forbidden');
  });
});

describe('the person whose rating was changed', () => {
  it('reads from what to what, why, and by how many votes, from publication on', async () => {
    const world = await forumWorld(createMemoryStore());
    const { motionId } = await propose(world);
    for (const by of ['member-1', 'member-2', 'member-3']) await vote(world, by, motionId);
    await createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId });
    const read = () => createListRatingChanges(world.deps)(world.actor('ani'), { cycleId, employeeId: 'ani' });
    expect((await refusalOf(read())).code).toBe('wrong-phase');
    await publish(world);
    expect((await read()).items).toMatchObject([
      {
        version: 2,
        by: 'forum',
        from: { predicate: 'baik' },
        to: { predicate: 'sangat-baik' },
        reasonCode: 'evidence-overlooked',
        vote: { for: 3, against: 0, entitled: 3, intact: true },
      },
    ]);
    expect(JSON.stringify(await read())).not.toContain('member-');
  });
});
