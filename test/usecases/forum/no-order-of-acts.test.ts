import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMotions } from '../../../functions/domain/audit/check-motions.ts';
import { committeeMembers } from '../../../functions/domain/forum/eligibility.ts';
import { ballots, type Motion, type ServiceRecord, votes } from '../../../functions/domain/forum/forum.ts';
import { interestsOf, sittingOf, type Tie, tieKinds } from '../../../functions/domain/forum/panel.ts';
import { RefusedError } from '../../../functions/domain/refusal.ts';
import type { Store, Write } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createDeclareInterests } from '../../../functions/usecases/forum/declare-interests.ts';
import { createGetMinutes } from '../../../functions/usecases/forum/get-minutes.ts';
import { createLockForum } from '../../../functions/usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { createSetPanel } from '../../../functions/usecases/forum/set-panel.ts';
import { createCloseForums } from '../../../functions/usecases/services/close-forums.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { testDigest } from '../../support/fakes.ts';
import { allCases, forumWorld, serviceOf, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

/* The agency's own office: the members of the committee work there, so they are voters and subjects at once. */
const office = { cycleId, serviceCode: 'KOTA' };
const committee = ['member-1', 'member-2', 'member-3', 'chief', 'health-head'];
const subjects = ['member-1', 'member-2', 'member-3', 'admin'];

const member = fc.constantFrom(...committee);
const subject = fc.constantFrom(...subjects);
/** The first chair closes votes and forums more often than not. */
const closer = fc.oneof({ weight: 3, arbitrary: fc.constant('member-1') }, { weight: 1, arbitrary: member });
const everybody = fc.record({
  act: fc.constant('all-vote' as const),
  motion: fc.nat(3),
  votes: fc.tuple(...committee.map(() => fc.constantFrom(...votes))),
});
const act = fc.oneof(
  { weight: 5, arbitrary: everybody },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('declare' as const),
      member,
      subject,
      kind: fc.constantFrom(...tieKinds),
      by: fc.constantFrom('self' as const, 'admin' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('propose' as const),
      member,
      subject,
      ballot: fc.constantFrom(...ballots),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('vote' as const),
      member,
      motion: fc.nat(3),
      vote: fc.constantFrom(...votes),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('resolve' as const),
      member: closer,
      motion: fc.nat(3),
      ifTied: fc.constantFrom('for' as const, null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('seat' as const),
      members: fc.subarray(committee, { minLength: 3 }),
      quorum: fc.constantFrom(null, '60', '80', '100'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('lock' as const), member: closer }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

type Seen = { motion: Motion; before: Motion | null; record: ServiceRecord };

/** Every commit goes through one place, which looks at what stands right after it: the only witness that no use case can fool. */
const watched = (raw: Store, schedule: fc.Scheduler, seen: Seen[]): Store => {
  const later = <T>(label: string): Promise<T | undefined> => schedule.schedule(Promise.resolve(undefined), label);
  const witness = async (write: Write, before: Motion | null): Promise<void> => {
    const record = await raw.get(keys.service(agencyId, cycleId, 'KOTA'));
    const motion = await raw.get<Motion>({ pk: write.key.pk, sk: write.key.sk });
    if (record !== null && motion !== null) seen.push({ motion: motion.data, before, record: record.data });
  };
  return {
    get: async (key) => {
      await later('get');
      return raw.get(key);
    },
    getMany: (all) => raw.getMany(all),
    insertEach: (inserts) => raw.insertEach(inserts),
    query: async (range, page) => {
      await later('query');
      return raw.query(range, page);
    },
    commit: async (writes) => {
      await later('commit');
      const motions = writes.filter(({ key }) => key.pk === keys.motion(agencyId, cycleId, 'KOTA', 'x').pk);
      const before = await Promise.all(motions.map(({ key }) => raw.get<Motion>({ pk: key.pk, sk: key.sk })));
      await raw.commit(writes);
      for (const [i, write] of motions.entries()) await witness(write, before[i]?.data ?? null);
    },
  };
};

const unlessRefused = async (step: Promise<unknown>): Promise<void> => {
  try {
    await step;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
  }
};

const motionsOf = async (world: World): Promise<Motion[]> => {
  const found: Motion[] = [];
  for await (const { data } of eachOf(world.deps, keys.motions(agencyId, cycleId, 'KOTA'))) found.push(data);
  return found;
};

const perform = async (world: World, one: Act, motionIds: string[]): Promise<void> => {
  const { deps } = world;
  const version = async (): Promise<number> => (await serviceOf(world, 'KOTA')).version;
  switch (one.act) {
    case 'declare': {
      const by = one.by === 'self' ? one.member : 'admin';
      await createDeclareInterests(deps)(world.command(by), {
        ...office,
        memberId: one.by === 'self' ? null : one.member,
        ties: [{ employeeId: one.subject, kind: one.kind }],
      });
      return;
    }
    case 'propose': {
      const { motionId } = await createProposeMotion(deps)(world.command(one.member), {
        ...office,
        employeeId: one.subject,
        workResult: 'above',
        behaviour: 'above',
        reasonCode: 'data-error',
        text: 'x',
        ballot: one.ballot,
      });
      motionIds.push(motionId);
      return;
    }
    case 'vote': {
      const motionId = motionIds[one.motion] ?? 'none';
      await createCastVote(deps)(world.command(one.member), { ...office, motionId, vote: one.vote });
      return;
    }
    case 'all-vote': {
      const motionId = motionIds[one.motion] ?? 'none';
      const cast = (id: string, i: number): Promise<unknown> =>
        createCastVote(deps)(world.command(id), { ...office, motionId, vote: one.votes[i] ?? 'abstain' });
      await Promise.all(committee.map((id, i) => unlessRefused(cast(id, i))));
      return;
    }
    case 'resolve': {
      const motionId = motionIds[one.motion] ?? 'none';
      await createResolveMotion(deps)(world.command(one.member), { ...office, motionId });
      return;
    }
    case 'seat': {
      const [chairId = ''] = one.members;
      const command = world.command('admin', { version: await version() });
      await createSetPanel(deps)(command, { ...office, chairId, memberIds: one.members, quorum: one.quorum });
      return;
    }
    case 'lock': {
      const command = world.command(one.member, { version: await version() });
      await createLockForum(deps)(command, { ...office, justification: 'x' });
      return;
    }
  }
};

/** Everybody to whom a person is bound, from either side; said here once more, apart from the system's own rule. */
const bound = (ties: readonly Tie[], id: string): string[] =>
  ties.flatMap((tie) => {
    if (tie.memberId === id) return [tie.employeeId];
    return tie.employeeId === id ? [tie.memberId] : [];
  });

/** What may never be seen, right after any commit. */
const judge = ({ motion, before, record }: Seen, cycle: Awaited<ReturnType<World['cycle']>>): void => {
  const sitting = sittingOf(record, cycle);
  const members = committeeMembers(sitting);
  const voters = motion.votes.map(({ memberId }) => memberId);
  expect(voters).not.toContain(motion.employeeId);
  expect(new Set(voters).size).toBe(voters.length);
  if (before !== null && motion.votes.length > before.votes.length) {
    const [voter = ''] = voters.slice(-1);
    expect(members).toContain(voter);
    expect(bound(interestsOf(record).ties, voter)).not.toContain(motion.employeeId);
    expect(record.forum.status).toBe('open');
  }
  if (motion.outcome === null || before?.outcome !== null) return;
  const { electorate, entitled, for: pro, against, abstain, result, quorum, by } = motion.outcome;
  const cast = pro + against + abstain;
  expect(record.forum.status).toBe('open');
  expect(electorate).not.toContain(motion.employeeId);
  expect(electorate).toContain(by);
  for (const id of electorate) {
    expect(members).toContain(id);
    expect(bound(interestsOf(record).ties, id)).not.toContain(motion.employeeId);
  }
  expect(cast).toBeLessThanOrEqual(entitled);
  expect(entitled).toBeLessThanOrEqual(members.length);
  if (result === 'void') {
    expect(cast).toBe(0);
    return;
  }
  expect(cast * 100).toBeGreaterThanOrEqual(entitled * Number(quorum));
  expect(voters.filter((id) => electorate.includes(id))).toHaveLength(cast);
  if (result === 'carried') expect(pro).toBeGreaterThanOrEqual(Math.max(1, against));
};

const wholeForum = async (world: World): Promise<void> => {
  const before = await motionsOf(world);
  await createCloseForums(world.deps)(shards);
  expect(await motionsOf(world)).toEqual(before);
  const { content, motions, verification } = await createGetMinutes(world.deps)(world.actor('auditor'), office);
  expect(verification).toEqual({ digest: true, motions: true, seal: true });
  const cases = [];
  for (const one of await allCases(world)) {
    const records = [];
    for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, one.employeeId))) records.push(data);
    cases.push({ employeeId: one.employeeId, records, subject: one });
  }
  expect(checkMotions({ cases, forums: [{ content, motions }] }, testDigest)).toEqual([]);
};

/** Lets the clock tell apart what happens one after the other. */
const run = async (batches: Act[][], schedule: fc.Scheduler): Promise<void> => {
  const raw = createMemoryStore();
  const world = await forumWorld(raw);
  const cycle = await world.enterPhase('committee-forum', { committee: { chairId: 'member-1', memberIds: committee } });
  const { data } = await serviceOf(world, 'KOTA');
  const at = world.clock.now();
  const declared = committee.map((memberId) => ({ memberId, by: memberId, at }));
  await world.put(keys.service(agencyId, cycleId, 'KOTA'), { ...data, interests: { declared, ties: [] } });
  const seen: Seen[] = [];
  const busy: World = { ...world, deps: { ...world.deps, store: watched(raw, schedule, seen) } };
  const motionIds: string[] = [];
  for (const batch of batches) {
    world.clock.advance(1);
    await schedule.waitFor(Promise.all(batch.map((one) => unlessRefused(perform(busy, one, motionIds)))));
  }
  for (const one of seen) judge(one, cycle);
  world.clock.advance(1);
  await wholeForum(world);
};

describe('no order of acts', () => {
  it('lets a person vote on themself or on somebody bound to them, exceeds the members, or misses the quorum', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 7 }),
        fc.scheduler(),
        run,
      ),
      { numRuns: 80 },
    );
  });
});
