import { describe, expect, it } from 'vitest';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { createAcknowledgeResult } from '../../../functions/usecases/results/acknowledge-result.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { createPublishShards } from '../../../functions/usecases/results/publish-shards.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, manifestsOf, publish, publishedWorld, reviewedWorld, shards } from '../../support/stages.ts';
import { cycleId, type World } from '../../support/world.ts';

const see = (world: World, personId: string, employeeId: string) =>
  createGetResult(world.deps)(world.actor(personId), { cycleId, employeeId });

const raised = async (): Promise<World> => {
  const world = await forumWorld();
  const motion = { cycleId, serviceCode: 'DINKES', reasonCode: 'data-error', text: 'Realisasi keliru.' } as const;
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...motion,
    employeeId: 'ani',
    workResult: 'above',
    behaviour: 'meets',
  });
  const target = { cycleId, serviceCode: 'DINKES', motionId };
  for (const member of ['member-1', 'member-2'])
    await createCastVote(world.deps)(world.command(member), { ...target, vote: 'for' });
  await createResolveMotion(world.deps)(world.command('member-1'), target);
  return world;
};

describe('the view of a result', () => {
  it('tells every version with its explanation, its act and its reason', async () => {
    const world = await raised();
    const { view } = await see(world, 'chief', 'ani');
    expect(view.current).toBe(2);
    expect(view.versions).toMatchObject([
      { version: 1, basis: 'reviewed', by: 'machine', act: 'scored', reason: null, predicate: 'baik' },
      {
        version: 2,
        basis: 'forum',
        by: 'member-1',
        act: 'motion-applied',
        reason: 'data-error: Realisasi keliru.',
        scoredFrom: null,
        predicate: 'baik',
      },
    ]);
    expect(view.versions.map(({ explanation }) => explanation.value)).toEqual(['baik', 'baik']);
    expect(view.versions[0]?.scoredFrom?.activities.count).toBe(0);
  });

  it('is shown to the person concerned from publication on, to their superiors before', async () => {
    const world = await raised();
    expect(await refusalOf(see(world, 'ani', 'ani'))).toMatchObject({
      code: 'wrong-phase',
      extra: { phase: 'committee-forum' },
    });
    for (const early of ['chief', 'health-head', 'member-3', 'secretary', 'admin', 'auditor'])
      expect((await see(world, early, 'ani')).view.current).toBe(2);
    await publish(world);
    expect((await see(world, 'ani', 'ani')).view).toMatchObject({
      current: 2,
      stage: 'decided',
      decision: { signedBy: 'secretary' },
    });
  });

  it('answers a stranger as for somebody who does not exist', async () => {
    const world = await publishedWorld();
    expect(await refusalOf(see(world, 'dewi', 'ani'))).toEqual(await refusalOf(see(world, 'dewi', 'nobody')));
  });

  it('says of somebody unassessed why, and shows no number', async () => {
    const world = await publishedWorld();
    const { view } = await see(world, 'citra', 'citra');
    expect(view).toMatchObject({ stage: 'unassessed', current: null, versions: [], unassessed: { reason: 'no-plan' } });
  });

  it('is empty before scoring', async () => {
    const world = await reviewedWorld();
    expect((await see(world, 'chief', 'ani')).view).toMatchObject({ stage: 'reviewed', current: null, versions: [] });
  });
});

describe('publication', () => {
  it('fixes spread and roots, marks provisional results, and changes no case', async () => {
    const world = await publishedWorld();
    const manifests = await manifestsOf(world, 'publication');
    expect(manifests).toHaveLength(2);
    const total = (rule: string) => manifests.reduce((n, m) => n + (m.rules[rule] ?? 0), 0);
    expect(total('published-provisional')).toBe(1);
    expect(total('without-decided-result')).toBe(1);
    const before = await world.case('ani');
    await createPublishShards(world.deps)(shards);
    expect(await world.case('ani')).toEqual(before);
    expect(await manifestsOf(world, 'publication')).toEqual(manifests);
  });
});

describe('the acknowledgement', () => {
  it('is the person’s own, once, and takes no right', async () => {
    const world = await publishedWorld();
    const { version } = await world.case('ani');
    const acknowledge = (personId: string, request: object) =>
      createAcknowledgeResult(world.deps)(world.command(personId, request), { cycleId, employeeId: 'ani' });
    expect((await refusalOf(acknowledge('chief', { version }))).code).toBe('forbidden');
    const receipt = await acknowledge('ani', { version });
    expect(receipt).toMatchObject({ act: 'result-acknowledged', version: version + 1 });
    expect((await see(world, 'ani', 'ani')).view.acknowledgedAt).toBe(receipt.at);
    expect((await refusalOf(acknowledge('ani', { version: version + 1 }))).code).toBe('wrong-stage');
  });
});
