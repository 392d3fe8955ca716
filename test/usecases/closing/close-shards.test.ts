import { describe, expect, it } from 'vitest';
import { merkleRoot } from '../../../functions/domain/audit/merkle.ts';
import { leafOf } from '../../../functions/domain/audit/seal.ts';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import type { ActRecord } from '../../../functions/domain/case/act.ts';
import type { SettledPhase } from '../../../functions/domain/closing/plan-closure.ts';
import { ConflictError, StoreBusyError } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { testDigest } from '../../support/fakes.ts';
import { allCases, evaluated, manifestsOf, realise, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const close = (world: World, phase: SettledPhase) => createCloseShards(world.deps)({ ...shards, phase });

const submit = (world: World, employeeId: string) =>
  world.act(
    employeeId,
    (c) => ({
      ...c,
      stage: 'unplanned',
      plan: { seq: 1, version: 1, status: 'submitted', at: world.clock.now(), reason: null },
    }),
    'plan-submitted',
    { plan: examplePlan },
  );

/** Planning as it ends: `ani` is set, `budi` waits for the appraiser, everybody else did nothing. */
const planningWorld = async (store = createMemoryStore()): Promise<World> => {
  const world = await createWorld({ store });
  await world.planned('ani');
  await submit(world, 'budi');
  world.clock.set('2026-02-01T00:00:00.000Z');
  await world.enterPhase('planning', { status: 'closing' });
  return world;
};

const actsOf = async (world: World, employeeId: string): Promise<ActRecord[]> => {
  const records: ActRecord[] = [];
  for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, employeeId))) records.push(data);
  return records;
};

/** What the step left behind, without what differs from run to run by design (nothing, while the clock stands still). */
const leftBehind = async (world: World) => ({
  cases: await allCases(world),
  manifests: await manifestsOf(world, 'planning'),
});

describe('the close of planning', () => {
  it('carries the plan that waited for the appraiser, and says whose act was missing', async () => {
    const world = await planningWorld();
    await close(world, 'planning');
    const { data: budi } = await world.case('budi');
    expect(budi).toMatchObject({
      stage: 'planned',
      plan: { seq: 1, version: 1, basis: 'carried' },
      marks: [{ phase: 'planning', missing: 'plan-decision', owedBy: 'chief', rule: 'plan-carried-as-submitted' }],
    });
    const acts = await actsOf(world, 'budi');
    expect(acts.at(-1)?.envelope).toMatchObject({ act: 'plan-carried', actor: 'machine', requestKey: null });
    expect(acts.at(-1)?.body).toMatchObject({ rule: 'plan-carried-as-submitted', ownDutiesMet: true });
  });

  it('marks the plan that nobody wrote as the employee’s own, and leaves the complete case untouched', async () => {
    const world = await planningWorld();
    const before = await world.case('ani');
    await close(world, 'planning');
    expect(await world.case('ani')).toEqual(before);
    const { data: citra } = await world.case('citra');
    expect(citra).toMatchObject({ stage: 'unplanned', marks: [{ missing: 'plan-submission', owedBy: 'citra' }] });
  });

  it('writes a manifest per shard that counts everybody once and whose root can be computed from the chains', async () => {
    const world = await planningWorld();
    await close(world, 'planning');
    const manifests = await manifestsOf(world, 'planning');
    expect(manifests.map(({ shard }) => shard)).toEqual([0, 1]);
    const sum = (of: (m: (typeof manifests)[number]) => number) => manifests.reduce((n, m) => n + of(m), 0);
    expect(sum((m) => m.cases)).toBe(evaluated.length);
    expect(sum((m) => m.endStates.complete)).toBe(1);
    expect(sum((m) => m.endStates.carried)).toBe(1);
    expect(sum((m) => m.endStates.escalated)).toBe(evaluated.length - 2);
    expect(sum((m) => m.rules['no-plan'] ?? 0)).toBe(evaluated.length - 2);
    for (const { shard, root, services } of manifests) {
      const leaves: Uint8Array[] = [];
      for await (const { data } of eachOf(world.deps, keys.cases(agencyId, cycleId, shard)))
        leaves.push(leafOf(data.employeeId, data.chain.head));
      expect(Buffer.from(merkleRoot(leaves, testDigest)).toString('base64url')).toBe(root);
      expect(services).toEqual({});
    }
  });

  it('does nothing where the manifests stand', async () => {
    const world = await planningWorld();
    await close(world, 'planning');
    const before = await leftBehind(world);
    world.clock.advance(3600);
    await close(world, 'planning');
    expect(await leftBehind(world)).toEqual(before);
  });

  it('touches no case of a shard whose manifest stands, however late the repeat comes', async () => {
    const world = await planningWorld();
    await close(world, 'planning');
    const waiting = await submit(world, 'ani');
    await close(world, 'planning');
    expect(await world.case('ani')).toEqual(waiting);
  });

  it('leaves chains that verify', async () => {
    const world = await planningWorld();
    await close(world, 'planning');
    for (const { employeeId, chain: head } of await allCases(world)) {
      const records = await actsOf(world, employeeId);
      expect(verifyChain({ cycleId, employeeId, records, head }, testDigest)).toEqual({ ok: true });
    }
  });
});

describe('a close that is disturbed', () => {
  it('comes to the same end from a death at any commit', async () => {
    const undisturbed = await planningWorld();
    await close(undisturbed, 'planning');
    const expected = await leftBehind(undisturbed);
    // The record of each shard, everybody but one, and each shard's manifest.
    const count = 2 + evaluated.length - 1 + 2;
    for (let commit = 0; commit < count; commit++)
      for (const moment of ['before', 'after'] as const) {
        const store = crashingStore();
        const world = await planningWorld(store);
        store.crashAt(commit, moment);
        await expect(close(world, 'planning')).rejects.toThrow(CrashError);
        store.heal();
        await close(world, 'planning');
        expect(await leftBehind(world)).toEqual(expected);
      }
  });

  it('comes to the same end with two workers at once, each case settled once', async () => {
    const alone = await planningWorld();
    await close(alone, 'planning');
    const world = await planningWorld();
    await Promise.all([close(world, 'planning'), close(world, 'planning')]);
    expect(await leftBehind(world)).toEqual(await leftBehind(alone));
    expect(await actsOf(world, 'budi')).toHaveLength(2);
  });

  it('judges a case again that an accepted request changed in between', async () => {
    const inner = createMemoryStore();
    let interfere = false;
    const store: typeof inner = {
      ...inner,
      commit: async (writes) => {
        const onBudi = writes.some(({ key, kind }) => kind === 'replace' && key.sk === 'budi');
        if (interfere && onBudi) {
          interfere = false;
          await late();
        }
        await inner.commit(writes);
      },
    };
    const world = await planningWorld(store);
    const late = async () => {
      await world.act(
        'budi',
        (c) => ({ ...c, stage: 'planned', plan: { seq: 1, version: 1, basis: 'set' } }),
        'plan-set',
        { planSeq: 1 },
      );
    };
    interfere = true;
    await close(world, 'planning');
    const { data: budi } = await world.case('budi');
    expect(budi).toMatchObject({ stage: 'planned', plan: { basis: 'set' }, marks: [] });
    const manifests = await manifestsOf(world, 'planning');
    expect(manifests.reduce((n, m) => n + m.endStates.complete, 0)).toBe(2);
  });

  it('gives up by the name that the state machine retries where a case never stands still', async () => {
    const inner = createMemoryStore();
    const store: typeof inner = {
      ...inner,
      commit: async (writes) => {
        const settling = writes.find(({ key, kind }) => kind === 'replace' && key.sk === 'citra');
        if (settling !== undefined) throw new ConflictError(settling.key, null);
        await inner.commit(writes);
      },
    };
    const world = await planningWorld(store);
    await expect(close(world, 'planning')).rejects.toThrow(StoreBusyError);
    expect((await manifestsOf(world, 'planning')).length).toBeLessThan(2);
  });
});

describe('the close of execution and of the supervisor review', () => {
  it('looks at the realisation and the self-review that stand beside the case', async () => {
    const world = await createWorld();
    for (const id of ['ani', 'budi']) await world.planned(id);
    await realise(world, 'ani');
    await world.put(keys.selfReview(agencyId, cycleId, 'ani'), {
      schemaVersion: 1,
      achievements: 'Tuntas',
      obstacles: 'Tidak ada',
      behaviours: [],
      at: world.clock.now(),
    });
    await world.enterPhase('execution', { status: 'closing' });
    await close(world, 'execution');
    expect((await world.case('ani')).data.marks).toEqual([]);
    expect((await world.case('budi')).data.marks.map(({ missing }) => missing)).toEqual(['realisation', 'self-review']);
  });

  it('calls a missing review the appraiser’s, provisional where there is evidence and escalated where there is none', async () => {
    const world = await createWorld();
    await world.planned('ani');
    await realise(world, 'ani');
    await world.planned('budi');
    await world.reviewed('chief');
    await world.enterPhase('supervisor-review', { status: 'closing' });
    await close(world, 'supervisor-review');
    expect((await world.case('ani')).data.marks).toMatchObject([
      { missing: 'supervisor-review', owedBy: 'chief', rule: 'provisional-from-evidence' },
    ]);
    expect((await world.case('budi')).data.marks).toMatchObject([{ owedBy: 'chief', rule: 'not-assessable' }]);
    expect((await world.case('chief')).data.marks).toEqual([]);
  });
});
