import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import { keys } from '../../../functions/store/keys.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { createDecideShards } from '../../../functions/usecases/decisions/decide-shards.ts';
import { createSignDecision } from '../../../functions/usecases/decisions/sign-decision.ts';
import { createCloseForums } from '../../../functions/usecases/services/close-forums.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { testDigest } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { allCases, forumWorld, manifestsOf, serviceOf, services, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const decisionWorld = async (store = crashingStore()): Promise<World> => {
  const world = await forumWorld(store);
  await createCloseForums(world.deps)(shards);
  await world.enterPhase('final-decision');
  return world;
};
const sign = async (world: World, serviceCode: string, request: object = {}, personId = 'secretary') => {
  const { version } = await serviceOf(world, serviceCode);
  return createSignDecision(world.deps)(world.command(personId, { version, ...request }), {
    cycleId,
    serviceCode,
    statement: 'Ditetapkan dengan sebenarnya.',
  });
};

describe('the signature', () => {
  it('covers a digest that anybody can compute from the results', async () => {
    const world = await decisionWorld();
    const receipt = await sign(world, 'DINKES');
    const rows = (await allCases(world))
      .flatMap((c) =>
        c.serviceCode === 'DINKES' && c.stage === 'scored'
          ? [[c.employeeId, c.result.version, c.result.predicate]]
          : [],
      )
      .sort();
    expect(rows).toHaveLength(4);
    expect(receipt).toMatchObject({ by: 'secretary', people: 4, digest: testDigest.sha256(canonicalJson(rows)) });
    expect((await serviceOf(world, 'DINKES')).data.decision).toMatchObject({ digest: receipt.digest, people: 4 });
  });

  it('is given once; a repeat gets the same answer', async () => {
    const world = await decisionWorld();
    const request = { version: 2, key: 'sign-key-01', digest: 'same' };
    const first = await sign(world, 'DINKES', request);
    world.clock.advance(10);
    expect(await sign(world, 'DINKES', request)).toEqual(first);
    expect((await refusalOf(sign(world, 'DINKES', { ...request, digest: 'x' }))).code).toBe('idempotency-key-reused');
    expect((await refusalOf(sign(world, 'DINKES'))).code).toBe('already-decided');
  });

  it('may come after the deadline, because a named human must give it', async () => {
    const world = await decisionWorld();
    world.clock.advance(30 * 24 * 3600);
    expect(await sign(world, 'DINKES')).toMatchObject({ at: world.clock.now() });
  });

  it.each([
    ['the chair', 'member-1', 'forbidden'],
    ['the setter', 'mayor', 'forbidden'],
    ['a member of the staff', 'ani', 'not-found'],
  ])('is not given by %s', async (_, personId, code) => {
    const world = await decisionWorld();
    expect((await refusalOf(sign(world, 'DINKES', {}, personId))).code).toBe(code);
    expect((await serviceOf(world, 'DINKES')).data.decision).toBeNull();
  });

  it('is not possible before the phase', async () => {
    const world = await forumWorld();
    expect((await refusalOf(sign(world, 'DINKES'))).code).toBe('wrong-phase');
  });

  it('is not taken over counts that differ from the cases', async () => {
    const world = await decisionWorld();
    const { data } = await serviceOf(world, 'DINKES');
    const counts = { ...data.counts, baik: 3, 'sangat-baik': 1 };
    await world.put(keys.service(agencyId, cycleId, 'DINKES'), { ...data, counts });
    await expect(sign(world, 'DINKES')).rejects.toThrow(/counts/);
    expect((await serviceOf(world, 'DINKES')).data.decision).toBeNull();
  });
});

describe('deciding by shards', () => {
  const signed = async (store = crashingStore()): Promise<World> => {
    const world = await decisionWorld(store);
    for (const service of services) await sign(world, service);
    return world;
  };
  const leftBehind = async (world: World) => [await allCases(world), await manifestsOf(world, 'decision')];

  it('carries the signature to every result it covers, and leaves the unassessed alone', async () => {
    const world = await signed();
    await createDecideShards(world.deps)(shards);
    const signature = (await serviceOf(world, 'DINKES')).data.decision;
    const { data } = await world.case('ani');
    expect(data).toMatchObject({
      stage: 'decided',
      decision: { seq: data.chain.seq, signedBy: 'secretary', signedAt: signature?.at },
      acknowledgedAt: null,
      objection: null,
      result: { version: 1, predicate: 'baik' },
    });
    const { records, subject } = await readChain(world.deps, agencyId, await world.case('ani'));
    expect(records.at(-1)).toMatchObject({
      envelope: { act: 'decided', hash: data.chain.head },
      body: { digest: signature?.digest, version: 1 },
    });
    expect(verifyChain({ cycleId, employeeId: 'ani', records, head: subject.chain, subject }, testDigest)).toEqual({
      ok: true,
    });
    expect((await world.case('citra')).data.stage).toBe('unassessed');
  });

  it('decides nobody whose service is unsigned', async () => {
    const world = await decisionWorld();
    await sign(world, 'DISDIK');
    await createDecideShards(world.deps)(shards);
    expect((await world.case('ani')).data.stage).toBe('scored');
    expect((await world.case('dewi')).data.stage).toBe('decided');
    const unsigned = (await manifestsOf(world, 'decision')).reduce((n, m) => n + (m.rules.unsigned ?? 0), 0);
    expect(unsigned).toBe((await allCases(world)).filter(({ stage }) => stage === 'scored').length);
  });

  it('comes to the same bytes from a death at any commit, and with two workers', async () => {
    const counting = crashingStore();
    const undisturbed = await signed(counting);
    counting.heal();
    await createDecideShards(undisturbed.deps)(shards);
    const expected = await leftBehind(undisturbed);
    const commits = counting.commits();
    expect(commits).toBeGreaterThan(10);
    for (let commit = 0; commit < commits; commit += 3) {
      const store = crashingStore();
      const world = await signed(store);
      store.crashAt(commit, 'after');
      await expect(createDecideShards(world.deps)(shards)).rejects.toThrow(CrashError);
      store.heal();
      await Promise.all([createDecideShards(world.deps)(shards), createDecideShards(world.deps)(shards)]);
      expect(await leftBehind(world)).toEqual(expected);
    }
  });
});
