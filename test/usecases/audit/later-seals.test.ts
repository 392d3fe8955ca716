import { describe, expect, it } from 'vitest';
import { createProveAct } from '../../../functions/usecases/audit/prove-act.ts';
import { createSealLaterActs } from '../../../functions/usecases/schedules/seal-later-acts.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { activity, erase, followUpWorld } from '../../support/erasures.ts';
import { exportWorld, sealNow, verifyWorld } from '../../support/exports.ts';
import { cycleId, type World } from '../../support/world.ts';

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
