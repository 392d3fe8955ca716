import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createProveAct } from '../../../functions/usecases/audit/prove-act.ts';
import { createSealLaterActs } from '../../../functions/usecases/schedules/seal-later-acts.ts';
import { actAsMachine } from '../../../functions/usecases/support/act-on-case.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { activity, erase, followUpWorld } from '../../support/erasures.ts';
import { exportWorld, sealNow, verifyWorld } from '../../support/exports.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const day = 86_400;
const run = (world: World) => createSealLaterActs(sharedTenants(world.deps))({ time: world.clock.now() });
const act = (world: World, employeeId: string) => world.act(employeeId, (c) => c, 'result-acknowledged', {});

const closedWorld = async (): Promise<World> => {
  const { world } = await followUpWorld();
  await sealNow(world, 'follow-up');
  await world.enterPhase('closed');
  world.clock.advance(day);
  return world;
};

describe('acts after the last phase', () => {
  it('are under a seal by the first run of the next day, an erasure among them, and can be proven', async () => {
    const world = await closedWorld();
    await run(world);
    await act(world, 'ani');
    await erase(world, activity);
    expect((await verifyWorld(await exportWorld(world))).totals.unsealed).toBe(2);
    world.clock.advance(day);
    expect((await run(world)).done).toBe(1);
    const report = await verifyWorld(await exportWorld(world));
    expect(report).toMatchObject({ findings: [], seals: 2, totals: { unsealed: 0 } });
    const { seq } = (await world.case('ani')).data.chain;
    const proof = await createProveAct(world.deps)(world.actor('ani'), { cycleId, employeeId: 'ani', seq });
    expect(proof).toMatchObject({ status: 'sealed', proof: { seal: { number: 2 } } });
  });

  it('leave a list of those who acted and of nobody else', async () => {
    const world = await closedWorld();
    await act(world, 'ani');
    await run(world);
    const lines = await exportWorld(world);
    const lists = lines.flatMap((line) => (line.type === 'shard' ? line.sealed : []));
    expect(lists.filter(({ number }) => number === 2).flatMap(({ leaves }) => leaves.map(([id]) => id))).toEqual([
      'ani',
    ]);
  });

  it('are looked for once a day, and a day without any leaves no seal', async () => {
    const world = await closedWorld();
    for (let days = 0; days < 3; days++) {
      expect((await run(world)).done).toBe(0);
      world.clock.advance(day);
    }
    await act(world, 'budi');
    expect((await run(world)).done).toBe(1);
    await act(world, 'dewi');
    expect((await run(world)).done).toBe(0);
    world.clock.advance(day);
    expect((await run(world)).done).toBe(1);
    expect((await verifyWorld(await exportWorld(world))).seals).toBe(3);
  });

  it('are sealed once by runs at the same moment, and none of them fails', async () => {
    const world = await closedWorld();
    await run(world);
    world.clock.advance(day);
    await act(world, 'ani');
    const reports = await Promise.all([run(world), run(world), run(world)]);
    expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
    expect(await verifyWorld(await exportWorld(world))).toMatchObject({
      findings: [],
      seals: 2,
      totals: { unsealed: 0 },
    });
  });

  it('are looked for again where the signing failed', async () => {
    const world = await closedWorld();
    await act(world, 'ani');
    const { sign } = world.deps.signer;
    const failing = { ...world.deps, signer: { ...world.deps.signer, sign: () => Promise.reject(new Error('away')) } };
    const report = await createSealLaterActs(sharedTenants(failing))({ time: world.clock.now() });
    expect(report.failures).toHaveLength(1);
    expect(sign).toBe(world.deps.signer.sign);
    await act(world, 'dewi');
    expect((await run(world)).done).toBe(1);
    expect(await verifyWorld(await exportWorld(world))).toMatchObject({ findings: [], totals: { unsealed: 1 } });
  });

  it('cannot be dated back behind the seal of a day that did not name the case', async () => {
    const world = await closedWorld();
    await act(world, 'ani');
    await run(world);
    const sealedAt = world.clock.now();
    world.clock.advance(day);
    world.clock.set(new Date(new Date(sealedAt).getTime() - 3_600_000).toISOString());
    await act(world, 'dewi');
    const { findings } = await verifyWorld(await exportWorld(world));
    expect(findings).toMatchObject([{ kind: 'backdated', place: 'act', employeeId: 'dewi' }]);
  });
});

/** As the machine closes it, and looked at as a whole once since. */
const settledWorld = async (): Promise<World> => {
  const { world } = await followUpWorld();
  await sealNow(world, 'follow-up');
  await world.enterPhase('closed', { closedAt: world.clock.now() });
  world.clock.advance(day);
  await run(world);
  world.clock.advance(day);
  return world;
};

/** The partitions that a run reads by the page, and how many cases by name. */
const watched = (world: World) => {
  const { store } = world.deps;
  const queried: string[] = [];
  let named = 0;
  const watching: World['deps'] = {
    ...world.deps,
    store: {
      ...store,
      query: (range, page) => {
        queried.push(range.pk);
        return store.query(range, page);
      },
      getMany: (wanted) => {
        named += wanted.filter(({ pk }) => isCases(pk)).length;
        return store.getMany(wanted);
      },
    },
  };
  return {
    run: () => createSealLaterActs(sharedTenants(watching))({ time: world.clock.now() }),
    casesRead: () => queried.filter(isCases).length,
    named: () => named,
  };
};
const isCases = (pk: string): boolean =>
  keys.cases(agencyId, cycleId, 0).pk === pk || keys.cases(agencyId, cycleId, 1).pk === pk;
const marks = async (world: World): Promise<string[]> => {
  const found: string[] = [];
  for await (const { data } of eachOf(world.deps, keys.laterActs(agencyId, cycleId)))
    found.push(`${data.employeeId} ${data.seq}`);
  return found;
};

describe('a closed cycle', () => {
  it('is read as a whole once, and after that nobody’s case in which nothing was done', async () => {
    const { world } = await followUpWorld();
    await sealNow(world, 'follow-up');
    await world.enterPhase('closed', { closedAt: world.clock.now() });
    world.clock.advance(day);
    const seen = watched(world);
    await seen.run();
    const whole = seen.casesRead();
    expect(whole).toBeGreaterThan(0);
    for (let days = 0; days < 5; days++) {
      world.clock.advance(day);
      await seen.run();
    }
    await act(world, 'ani');
    await act(world, 'ani');
    await erase(world, activity);
    await act(world, 'budi');
    world.clock.advance(day);
    expect((await seen.run()).done).toBe(1);
    expect([seen.casesRead(), seen.named()]).toEqual([whole, 2]);
    expect(await marks(world)).toEqual([]);
    expect(await verifyWorld(await exportWorld(world))).toMatchObject({
      findings: [],
      seals: 2,
      totals: { unsealed: 0 },
    });
  });

  it('of many acts is sealed once by runs at the same moment; what came between them stays marked', async () => {
    const world = await settledWorld();
    await act(world, 'ani');
    await act(world, 'dewi');
    const reports = await Promise.all([run(world), run(world), act(world, 'budi'), run(world)]);
    expect(reports.flatMap((one) => ('failures' in one ? one.failures : []))).toEqual([]);
    world.clock.advance(day);
    await run(world);
    expect(await marks(world)).toEqual([]);
    expect(await verifyWorld(await exportWorld(world))).toMatchObject({ findings: [], totals: { unsealed: 0 } });
  });

  it('keeps the marks of what was not sealed: a failed run, and an act after the lists of that run', async () => {
    const world = await settledWorld();
    await act(world, 'ani');
    const failing = { ...world.deps, signer: { ...world.deps.signer, sign: () => Promise.reject(new Error('away')) } };
    const report = await createSealLaterActs(sharedTenants(failing))({ time: world.clock.now() });
    expect(report.failures).toHaveLength(1);
    await act(world, 'dewi');
    expect(await marks(world)).toHaveLength(2);
    expect((await run(world)).done).toBe(1);
    expect(await marks(world)).toEqual([expect.stringContaining('dewi')]);
    world.clock.advance(day);
    expect((await run(world)).done).toBe(1);
    expect(await marks(world)).toEqual([]);
    expect(await verifyWorld(await exportWorld(world))).toMatchObject({ findings: [], totals: { unsealed: 0 } });
  });

  it('is not taken for settled while a request may still act on it as an open one', async () => {
    const { world } = await followUpWorld();
    await sealNow(world, 'follow-up');
    const open = await world.cycle();
    await world.enterPhase('closed', { closedAt: world.clock.now() });
    world.clock.advance(60);
    await run(world);
    const stored = await world.case('ani');
    const at = world.clock.now();
    const late = { next: stored.data, act: 'result-acknowledged', body: {}, at } as const;
    await actAsMachine(world.deps, agencyId, open, stored, late);
    expect(await marks(world)).toEqual([]);
    world.clock.advance(day);
    expect((await run(world)).done).toBe(1);
    expect(await verifyWorld(await exportWorld(world))).toMatchObject({ findings: [], totals: { unsealed: 0 } });
  });
});
