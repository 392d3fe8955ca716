import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createCloseForums } from '../../../functions/usecases/services/close-forums.ts';
import { createGetService } from '../../../functions/usecases/services/get-service.ts';
import { createListServices } from '../../../functions/usecases/services/list-services.ts';
import { createSetOrganisationPredicate } from '../../../functions/usecases/services/set-organisation-predicate.ts';
import { createSummariseServices } from '../../../functions/usecases/services/summarise-services.ts';
import { units } from '../../support/people.ts';
import { forumWorld, reviewedWorld, serviceOf, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const set = (world: World) => createSetOrganisationPredicate(world.deps);
const predicateWorld = async (): Promise<World> => {
  const world = await forumWorld();
  await world.enterPhase('organisation-predicate');
  return world;
};

describe('the records of the services', () => {
  it('hold the spread of the manifests, the head, and the leader of the organisation above', async () => {
    const world = await forumWorld();
    const { data } = await serviceOf(world, 'DINKES');
    expect(data).toMatchObject({
      name: 'Dinas Kesehatan',
      headId: 'health-head',
      setterId: 'mayor',
      counts: { 'sangat-baik': 0, baik: 4, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
      unassessed: 1,
      organisation: null,
      forum: { status: 'open' },
      decision: null,
    });
    expect((await serviceOf(world, 'KOTA')).data.setterId).toBeNull();
  });

  it('go past a vacant post to the next leader above', async () => {
    const world = await reviewedWorld();
    const [city] = units;
    if (city === undefined) throw new Error('no city');
    await world.put(keys.unit(agencyId, 'PROVINSI'), { ...city, code: 'PROVINSI', headId: 'governor' });
    await world.put(keys.unit(agencyId, 'KOTA'), { ...city, parentCode: 'PROVINSI', headId: null });
    await createScoreShards(world.deps)(shards);
    await createSummariseServices(world.deps)(shards);
    expect((await serviceOf(world, 'DINKES')).data.setterId).toBe('governor');
  });

  it('are left alone by a repeat, whatever happened to them since', async () => {
    const world = await predicateWorld();
    await set(world)(world.command('mayor', { version: 1, key: null }), {
      ...health,
      predicate: 'baik',
      reason: 'SKM A',
    });
    const before = await serviceOf(world, 'DINKES');
    await createSummariseServices(world.deps)(shards);
    expect(await serviceOf(world, 'DINKES')).toEqual(before);
  });

  it('are not summed up from some of the shards', async () => {
    const world = await reviewedWorld();
    await createScoreShards(world.deps)({ ...shards, to: 1 });
    await expect(createSummariseServices(world.deps)(shards)).rejects.toThrow(/every shard/);
    expect(await world.read(keys.service(agencyId, cycleId, 'DINKES'))).toBeNull();
  });
});

describe('who sees which service', () => {
  it.each([
    ['mayor', ['DINKES', 'DISDIK', 'KOTA']],
    ['health-head', ['DINKES']],
    ['member-2', ['DINKES', 'DISDIK', 'KOTA']],
    ['auditor', ['DINKES', 'DISDIK', 'KOTA']],
    ['ani', []],
  ])('%s: %j', async (personId, codes) => {
    const world = await forumWorld();
    const { items } = await createListServices(world.deps)(world.actor(personId), { cycleId });
    expect(items.map(({ code }) => code)).toEqual(codes);
    for (const serviceCode of ['DINKES', 'DISDIK']) {
      const got = createGetService(world.deps)(world.actor(personId), { cycleId, serviceCode });
      await (codes.includes(serviceCode)
        ? expect(got).resolves.toMatchObject({ view: { code: serviceCode } })
        : expect(got).rejects.toMatchObject({ refusal: { code: 'not-found' } }));
    }
  });

  it('answers for a service that does not exist as for one that is not theirs', async () => {
    const world = await forumWorld();
    const ask = (personId: string, serviceCode: string) =>
      createGetService(world.deps)(world.actor(personId), { cycleId, serviceCode }).catch((error) => error.refusal);
    expect(await ask('ani', 'DINKES')).toEqual(await ask('auditor', 'NOWHERE'));
  });
});

describe('the organisation predicate', () => {
  it('is set by the leader above and measures the spread', async () => {
    const world = await predicateWorld();
    const input = { ...health, predicate: 'istimewa', reason: 'Kinerja dinas istimewa' } as const;
    const { view, version } = await set(world)(world.command('mayor', { version: 1, key: null }), input);
    expect(version).toBe(2);
    expect(view.organisation).toMatchObject({ predicate: 'istimewa', by: 'mayor' });
    expect(view.distribution).toMatchObject({ verdict: 'unlawful', enforcement: 'justify' });
    expect(view.people).toBe(5);
  });

  it.each([
    ['the head of the service itself', 'health-head', 'forbidden'],
    ['an administrator', 'admin', 'forbidden'],
    ['a member of the staff', 'ani', 'not-found'],
    ['a leader of another service', 'school-head', 'not-found'],
  ])('is not set by %s', async (_, personId, code) => {
    const world = await predicateWorld();
    const before = await serviceOf(world, 'DINKES');
    const attempt = set(world)(world.command(personId, { version: 1, key: null }), {
      ...health,
      predicate: 'baik',
      reason: 'x',
    });
    await expect(attempt).rejects.toMatchObject({ refusal: { code } });
    expect(await serviceOf(world, 'DINKES')).toEqual(before);
  });

  it('needs the version that the leader has seen, the phase, and the time', async () => {
    const world = await predicateWorld();
    const attempt = (version?: number) =>
      set(world)(world.command('mayor', { ...(version === undefined ? {} : { version }), key: null }), {
        ...health,
        predicate: 'baik',
        reason: 'x',
      });
    await expect(attempt()).rejects.toMatchObject({ refusal: { code: 'precondition-required' } });
    await expect(attempt(7)).rejects.toMatchObject({
      refusal: { code: 'precondition-failed', extra: { currentVersion: 1 } },
    });
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines['organisation-predicate']);
    await expect(attempt(1)).rejects.toMatchObject({
      refusal: { code: 'deadline-passed', deadline: deadlines['organisation-predicate'] },
    });
    await world.enterPhase('scoring');
    await expect(attempt(1)).rejects.toMatchObject({ refusal: { code: 'wrong-phase' } });
  });
});

describe('the close of the forums', () => {
  it('marks those that nobody locked, keeps their ratings, and does nothing the second time', async () => {
    const world = await forumWorld();
    const before = await serviceOf(world, 'DINKES');
    await createCloseForums(world.deps)(shards);
    const closed = await serviceOf(world, 'DINKES');
    const minutes = await world.read(keys.minutes(agencyId, cycleId, 'DINKES'));
    const at = world.clock.now();
    expect(closed.data).toEqual({
      ...before.data,
      forum: { status: 'closed-by-deadline', at, minutes: minutes?.digest },
    });
    expect(minutes?.content).toMatchObject({
      end: { kind: 'closed-by-deadline', at },
      motions: [],
      counts: before.data.counts,
    });
    world.clock.advance(60);
    await Promise.all([createCloseForums(world.deps)(shards), createCloseForums(world.deps)(shards)]);
    expect(await serviceOf(world, 'DINKES')).toEqual(closed);
  });

  it('lets two workers at once mark each forum once', async () => {
    const world = await forumWorld();
    await Promise.all([createCloseForums(world.deps)(shards), createCloseForums(world.deps)(shards)]);
    expect((await serviceOf(world, 'DISDIK')).version).toBe(2);
  });
});
