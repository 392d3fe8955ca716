import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../functions/domain/forum/standing.ts';
import type { OrganisationPredicate, Predicate } from '../../../functions/domain/scoring/predicate.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetDistribution } from '../../../functions/usecases/distribution/get-distribution.ts';
import { createGetImpact } from '../../../functions/usecases/distribution/get-impact.ts';
import { createGetMotionImpact, createSupposeMoves } from '../../../functions/usecases/distribution/what-if.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, reviewedWorld, serviceOf, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const page = { limit: 50, cursor: 0 };

const setPredicate = async (world: World, code: string, predicate: OrganisationPredicate): Promise<void> => {
  const { data } = await serviceOf(world, code);
  const organisation = { predicate, reason: 'x', by: 'mayor', at: world.clock.now() };
  await world.put(keys.service(agencyId, cycleId, code), { ...data, organisation });
};

const standingsOf = async (world: World, code: string): Promise<Standing[]> => {
  const found: Standing[] = [];
  for await (const { data } of eachOf(world.deps, keys.allStandings(agencyId, cycleId, code)))
    found.push(...data.people);
  return found.sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
};

const read = (world: World, personId: string, target = health) =>
  createGetDistribution(world.deps)(world.actor(personId), { ...target, ...page });

/** A service of twenty: eight newcomers, of whom two are among the three lowest. */
const crowded = async (): Promise<World> => {
  const world = await forumWorld();
  const one = (n: number, predicate: Predicate): Standing => ({
    employeeId: `p${String(n).padStart(2, '0')}`,
    predicate,
    score: String(90 + n),
    facts: { newcomer: n < 6, leaver: false, partTime: null, sex: n % 2 === 0 ? 'woman' : 'man', age: 40, kind: 'PNS' },
  });
  const people = Array.from({ length: 40 }, (_, n) => one(n, n < 2 || n === 39 ? 'butuh-perbaikan' : 'baik'));
  await world.put(keys.standings(agencyId, cycleId, 'DINKES', 0), { schemaVersion: 1, people });
  await world.put(keys.standings(agencyId, cycleId, 'DINKES', 1), { schemaVersion: 1, people: [] });
  await setPredicate(world, 'DINKES', 'baik');
  return world;
};

describe('the standings of a service', () => {
  it('are what scoring left, once, however often a shard is worked', async () => {
    const world = await reviewedWorld();
    await createScoreShards(world.deps)(shards);
    const first = await standingsOf(world, 'DINKES');
    await createScoreShards(world.deps)(shards);
    expect(await standingsOf(world, 'DINKES')).toEqual(first);
    expect(first.map(({ employeeId, predicate }) => [employeeId, predicate])).toEqual([
      ['ani', 'baik'],
      ['budi', 'baik'],
      ['chief', 'baik'],
      ['citra', null],
      ['health-head', 'baik'],
    ]);
    expect(first[0]).toMatchObject({ score: '100.00', facts: { sex: 'man', age: 46, kind: 'PNS', partTime: null } });
    expect(first[3]?.facts.kind).toBe('PPPK');
  });
});

describe('the distribution of a service', () => {
  it('is judged with the fewest moves, nearest evidence first, and says by what it was chosen', async () => {
    const world = await forumWorld();
    await setPredicate(world, 'DINKES', 'baik');
    const view = await read(world, 'member-2');
    expect(view).toMatchObject({ verdict: 'unlawful', people: 4, unassessed: 1, distance: 2, higherLevel: null });
    expect(view.policy).toEqual({
      enforcement: 'justify',
      most: 'plurality',
      rounding: 'floor-ceiling',
      level: 'service',
    });
    // At most two of four may be Baik, more than any other, and somebody must be lower.
    expect(view.proposal).toMatchObject({
      counts: { baik: 2, 'sangat-baik': 1, 'butuh-perbaikan': 1 },
      tieBreak: ['moved', 'steps', 'unscored', 'gap', 'down'],
      boundaries: ['100', '90', '70', '50'],
      cost: { moved: 2, steps: 2, unscored: 0, down: 1 },
    });
    expect(view.proposal?.moves).toHaveLength(2);
  });

  it('changes nothing by being read', async () => {
    const world = await forumWorld();
    await setPredicate(world, 'DINKES', 'baik');
    const before = await serviceOf(world, 'DINKES');
    await read(world, 'member-2');
    expect(await serviceOf(world, 'DINKES')).toEqual(before);
    expect((await world.case('ani')).data).toMatchObject({ result: { predicate: 'baik', version: 1 } });
  });

  it('is judged a level higher where so few people have no lawful split', async () => {
    const world = await forumWorld();
    await setPredicate(world, 'DISDIK', 'kurang');
    const view = await read(world, 'member-1', { cycleId, serviceCode: 'DISDIK' });
    expect(view).toMatchObject({
      verdict: 'infeasible-here',
      people: 2,
      distance: null,
      proposal: null,
      higherLevel: {
        unitCode: 'KOTA',
        people: 12,
        verdict: 'unlawful',
        distance: 10,
        organisation: 'kurang',
        ownPredicate: false,
      },
    });
  });

  it('is for those who may follow the forum', async () => {
    const world = await forumWorld();
    for (const personId of ['member-1', 'member-3', 'secretary', 'auditor', 'admin'])
      expect((await read(world, personId)).people).toBe(4);
    expect((await refusalOf(read(world, 'health-head'))).code).toBe('forbidden');
    expect((await refusalOf(read(world, 'mayor'))).code).toBe('forbidden');
    expect((await refusalOf(read(world, 'ani'))).code).toBe('not-found');
  });
});

describe('a supposed move', () => {
  it('shows spread, distance and warnings before and after', async () => {
    const world = await crowded();
    const suppose = (employeeId: string) =>
      createSupposeMoves(world.deps)(world.actor('member-2'), {
        ...health,
        moves: [{ employeeId, predicate: 'kurang' }],
      });
    const { before, after, warnings } = await suppose('p02');
    expect([before.counts['butuh-perbaikan'], after.counts['butuh-perbaikan'], after.counts.kurang]).toEqual([3, 3, 1]);
    expect([before.distance, after.distance]).toEqual([9, 8]);
    expect(warnings).toMatchObject([{ side: 'newcomer', hits: 3, lowest: 4, people: 6, of: 40 }]);
    expect((await suppose('p30')).warnings).toEqual([]);
  });

  it('names only people of the service, each once', async () => {
    const world = await crowded();
    const moves = ['p02', 'dewi', 'p02'].map((employeeId) => ({ employeeId, predicate: 'kurang' as const }));
    const refusal = await refusalOf(createSupposeMoves(world.deps)(world.actor('member-2'), { ...health, moves }));
    expect(refusal.fields?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/moves/1/employeeId', 'unknown-person'],
      ['/moves/2/employeeId', 'duplicate'],
    ]);
  });
});

describe('a motion', () => {
  const raise = {
    ...health,
    employeeId: 'ani',
    workResult: 'above',
    behaviour: 'above',
    reasonCode: 'merit-established',
    text: 'Inovasi terbukti.',
  } as const;

  it('can be looked at before it is closed, and counts once it is carried', async () => {
    const world = await forumWorld();
    await setPredicate(world, 'DINKES', 'baik');
    const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), raise);
    const look = () => createGetMotionImpact(world.deps)(world.actor('auditor'), { ...health, motionId });
    expect(await look()).toMatchObject({
      before: { distance: 2 },
      after: { distance: 1, counts: { 'sangat-baik': 1 } },
    });
    for (const member of ['member-1', 'member-2', 'member-3'])
      await createCastVote(world.deps)(world.command(member), { ...health, motionId, vote: 'for' });
    await createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId });
    expect(await read(world, 'member-1')).toMatchObject({ distance: 1, counts: { 'sangat-baik': 1, baik: 3 } });
    expect((await look()).before).toEqual((await look()).after);
    const other = createGetMotionImpact(world.deps)(world.actor('auditor'), { ...health, motionId: 'no-motion' });
    expect((await refusalOf(other)).code).toBe('not-found');
  });
});

describe('the impact on groups', () => {
  it('shows who is large enough to be shown, and says which are not', async () => {
    const world = await crowded();
    const { people, dimensions, rules } = await createGetImpact(world.deps)(world.actor('auditor'), health);
    expect(people).toBe(40);
    expect(rules.minimumGroup).toBe(5);
    expect(dimensions.map(({ dimension, state }) => [dimension, state])).toEqual([
      ['newcomer', 'shown'],
      ['leaver', 'too-small'],
      ['part-time', 'unknown'],
      ['sex', 'shown'],
      ['age', 'too-small'],
      ['kind', 'too-small'],
    ]);
    expect(dimensions[0]?.sides[0]).toMatchObject({ side: 'newcomer', people: 6, lowest: { hits: 2, others: 1 } });
  });
});
