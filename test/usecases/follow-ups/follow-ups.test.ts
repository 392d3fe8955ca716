import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createDecideFollowUp } from '../../../functions/usecases/follow-ups/decide-follow-up.ts';
import { createListFollowUps } from '../../../functions/usecases/follow-ups/list-follow-ups.ts';
import { createProposeFollowUps } from '../../../functions/usecases/follow-ups/propose-follow-ups.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createSummariseServices } from '../../../functions/usecases/services/summarise-services.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { hearBoth, object } from '../../support/objections.ts';
import { refusalOf } from '../../support/refusals.ts';
import { manifestsOf, publish, reviewedWorld, serviceOf, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };

/** Published, with `ani` rated above in both and `chief` below in the work result. */
const mixedWorld = async (store = crashingStore()): Promise<World> => {
  const world = await reviewedWorld(store);
  const rate = (employeeId: string, workResult: 'above' | 'below', behaviour: 'above' | 'meets') =>
    world.act(
      employeeId,
      (c) => (c.stage === 'reviewed' ? { ...c, review: { ...c.review, workResult, behaviour } } : c),
      'review-submitted',
      {},
    );
  await rate('ani', 'above', 'above');
  await rate('chief', 'below', 'meets');
  await createScoreShards(world.deps)(shards);
  await createSummariseServices(world.deps)(shards);
  await world.enterPhase('committee-forum');
  return publish(world);
};
const propose = (world: World) => createProposeFollowUps(world.deps)(shards);
const list = async (world: World, personId = 'secretary') =>
  (await createListFollowUps(world.deps)(world.actor(personId), { ...health, limit: 100, cursor: null })).items;
const ids = async (world: World) => (await list(world)).map(({ followUpId }) => followUpId);
const decide = (world: World, followUpId: string, request: object = {}, personId = 'secretary') =>
  createDecideFollowUp(world.deps)(world.command(personId, request), {
    ...health,
    followUpId,
    decision: 'approve',
    reason: 'Layak.',
  });

describe('the proposals', () => {
  it('follow the rules, per person, with what speaks for them', async () => {
    const world = await mixedWorld();
    await propose(world);
    const items = await list(world);
    expect(items.map(({ employeeId }) => employeeId)).toContain('ani');
    expect(items.find(({ followUpId }) => followUpId === 'ani.award-certificate')).toMatchObject({
      propose: 'award',
      outcome: null,
      mitigating: ['own-duties-met'],
    });
    expect(items.find(({ followUpId }) => followUpId === 'chief.performance-guidance')).toMatchObject({ months: 3 });
    expect(items.some(({ employeeId }) => employeeId === 'citra')).toBe(false);
  });

  it('are the same after a death at any commit and a repeat by two', async () => {
    const undisturbed = await mixedWorld();
    await propose(undisturbed);
    const expected = [await list(undisturbed), await manifestsOf(undisturbed, 'proposals')];
    for (let commit = 0; commit < 4; commit++) {
      const store = crashingStore();
      const world = await mixedWorld(store);
      store.crashAt(commit, 'after');
      await expect(propose(world)).rejects.toThrow(CrashError);
      store.heal();
      await Promise.all([propose(world), propose(world)]);
      expect([await list(world), await manifestsOf(world, 'proposals')]).toEqual(expected);
    }
  });

  it('wait for a pending objection and come with its decision', async () => {
    const world = await mixedWorld();
    const target = { cycleId, employeeId: 'ani' };
    const command = async (personId: string) => world.command(personId, { version: (await world.case('ani')).version });
    const decider = await object(world, 'ani');
    await propose(world);
    expect(await ids(world)).not.toContain('ani.award-certificate');
    const pending = (await manifestsOf(world, 'proposals')).reduce(
      (n, m) => n + (m.rules['objection-pending'] ?? 0),
      0,
    );
    expect(pending).toBe(1);
    await world.enterPhase('follow-up');
    await hearBoth(world, 'ani', decider);
    await createDecideObjection(world.deps)(await command('health-head'), target, {
      decision: 'uphold-partly',
      reason: 'x',
      workResult: 'below',
      behaviour: 'meets',
    });
    expect(await ids(world)).toContain('ani.performance-guidance');
    expect(await ids(world)).not.toContain('ani.award-certificate');
  });

  it('are shown to the official, the committee and the auditors', async () => {
    const world = await mixedWorld();
    await propose(world);
    expect((await list(world, 'member-2')).length).toBeGreaterThan(0);
    expect((await list(world, 'auditor')).length).toBeGreaterThan(0);
    expect((await refusalOf(list(world, 'health-head'))).code).toBe('forbidden');
    expect((await refusalOf(list(world, 'ani'))).code).toBe('not-found');
  });

  it('come by the page', async () => {
    const world = await mixedWorld();
    await propose(world);
    const all = await ids(world);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof createListFollowUps>>> = await createListFollowUps(world.deps)(
        world.actor('secretary'),
        { ...health, limit: 1, cursor },
      );
      paged.push(...page.items.map(({ followUpId }) => followUpId));
      cursor = page.next;
    } while (cursor !== null);
    expect(all.length).toBeGreaterThan(1);
    expect(paged).toEqual(all);
  });
});

describe('the decision on a measure', () => {
  const followUpWorld = async () => {
    const world = await mixedWorld();
    await propose(world);
    await world.enterPhase('follow-up');
    return world;
  };
  const award = 'ani.award-certificate';

  it('is on the measure and on the case’s chain, in one commit', async () => {
    const world = await followUpWorld();
    const before = await world.case('ani');
    const receipt = await decide(world, award);
    expect(receipt).toMatchObject({ followUpId: award, decision: 'approve', by: 'secretary' });
    const stored = await world.read(keys.followUp(agencyId, cycleId, 'DINKES', award));
    expect(stored?.outcome).toMatchObject({ decision: 'approve', reason: 'Layak.', by: 'secretary', at: receipt.at });
    const { data, version } = await world.case('ani');
    expect(version).toBe(before.version + 1);
    const act = await world.read(keys.act(agencyId, cycleId, 'ani', data.chain.seq));
    expect(act).toMatchObject({ envelope: { act: 'follow-up-decided' }, body: { followUpId: award } });
  });

  it('takes effect once; another decision is refused', async () => {
    const world = await followUpWorld();
    const request = { key: 'award-key-1', digest: 'same' };
    const [first, second] = await Promise.all([decide(world, award, request), decide(world, award, request)]);
    expect(second).toEqual(first);
    const { version } = await world.case('ani');
    expect(await decide(world, award, request)).toEqual(first);
    expect((await world.case('ani')).version).toBe(version);
    expect((await refusalOf(decide(world, award, { ...request, digest: 'x' }))).code).toBe('idempotency-key-reused');
    expect((await refusalOf(decide(world, award))).code).toBe('already-decided');
  });

  it('goes through for two measures of one person at once', async () => {
    const world = await followUpWorld();
    const [one] = await list(world);
    if (one === undefined) throw new Error('no proposal');
    const { followUpId: _, outcome: __, evaluation: ___, state: ____, ...rest } = one;
    await world.put(keys.followUp(agencyId, cycleId, 'DINKES', 'ani.second'), {
      ...rest,
      schemaVersion: 1,
      id: 'ani.second',
      employeeId: 'ani',
      outcome: null,
      evaluation: null,
    });
    await Promise.all([decide(world, award), decide(world, 'ani.second')]);
    expect((await list(world)).filter(({ outcome }) => outcome !== null)).toHaveLength(2);
  });

  it.each([
    ['the chair', 'member-1', 'forbidden'],
    ['the person', 'ani', 'not-found'],
  ])('is not taken by %s', async (_, personId, code) => {
    const world = await followUpWorld();
    expect((await refusalOf(decide(world, award, {}, personId))).code).toBe(code);
  });

  it('needs the phase and an existing proposal', async () => {
    const world = await mixedWorld();
    await propose(world);
    expect((await refusalOf(decide(world, award))).code).toBe('wrong-phase');
    expect((await refusalOf(decide(world, 'ani.nothing'))).code).toBe('not-found');
    expect((await serviceOf(world, 'DINKES')).data.decision).not.toBeNull();
  });
});
