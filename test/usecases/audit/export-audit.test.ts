import { describe, expect, it } from 'vitest';
import type { ActRecord } from '../../../functions/domain/case/act.ts';
import { keys } from '../../../functions/store/keys.ts';
import { sealCycle } from '../../../functions/usecases/audit/seal-cycle.ts';
import { exportWorld, sealNow, verifyWorld } from '../../support/exports.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated, forumWorld, publish, publishedWorld } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const sealedTwice = async (): Promise<World> => {
  const world = await forumWorld();
  await sealNow(world, 'scoring');
  await publish(world);
  await sealNow(world, 'final-decision');
  return world;
};

const acknowledge = (world: World): Promise<unknown> => world.act('ani', (c) => c, 'result-acknowledged', {});

describe('the audit export', () => {
  it.each(['digests', 'whole'] as const)(
    'with %s is whole by the page and verifies from the public key alone',
    async (documents) => {
      const world = await sealedTwice();
      world.clock.advance(3600);
      await acknowledge(world);
      const lines = await exportWorld(world, documents);
      const report = await verifyWorld(lines);
      expect(report.findings).toEqual([]);
      expect(report).toMatchObject({
        shards: 2,
        seals: 2,
        totals: { cases: evaluated.length, unsealed: 1, erased: 0 },
      });
      expect(lines.flatMap((line) => (line.type === 'case' ? [line.employeeId] : [])).sort()).toEqual(
        [...evaluated].sort(),
      );
    },
  );

  it('holds no document and no personal data unless asked for', async () => {
    const world = await sealedTwice();
    const text = JSON.stringify(await exportWorld(world));
    for (const told of ['Teliti', 'Lebih cepat', 'sangat-baik', '"baik"', '"meets"', 'DINKES'])
      expect(text).not.toContain(told);
    expect(JSON.stringify(await exportWorld(world, 'whole'))).toContain('Lebih cepat');
  });

  it('names a document that was changed in the table, whichever way it is exported', async () => {
    const world = await sealedTwice();
    const key = keys.act<object>(agencyId, cycleId, 'ani', 3);
    const record: ActRecord<object> | null = await world.read(key);
    if (record === null) throw new Error('no act');
    await world.put(key, { ...record, body: { forged: true } });
    for (const documents of ['digests', 'whole'] as const) {
      const { findings } = await verifyWorld(await exportWorld(world, documents));
      expect(findings).toMatchObject([{ kind: 'changed', place: 'document', employeeId: 'ani', seq: 3 }]);
    }
  });

  it('names a case that was changed beside its chain', async () => {
    const world = await sealedTwice();
    const { key, data } = await world.case('ani');
    await world.put({ pk: key.pk, sk: key.sk }, { ...data, unitCode: 'KOTA' });
    const { findings } = await verifyWorld(await exportWorld(world));
    expect(findings).toMatchObject([{ kind: 'changed', place: 'case', employeeId: 'ani' }]);
  });

  it('leaves out of all its pages what is sealed while they are read', async () => {
    const world = await sealedTwice();
    const before = await exportWorld(world);
    await sealNow(world, 'objection-window');
    const after = await exportWorld(world);
    expect((await verifyWorld(after)).seals).toBe(3);
    expect((await verifyWorld(before)).findings).toEqual([]);
    // A later log goes through the point that an earlier report wrote down; an earlier one does not reach a later point.
    const [early, late] = [await verifyWorld(before), await verifyWorld(after)];
    expect((await verifyWorld(after, early.checkpoint)).findings).toEqual([]);
    expect((await verifyWorld(before, late.checkpoint)).findings).toMatchObject([
      { kind: 'truncated', place: 'seal', seal: 3 },
    ]);
  });

  it('is for auditors and administrators, and not before there are cases', async () => {
    const world = await publishedWorld();
    expect((await exportWorld(world, 'digests', 'admin')).length).toBeGreaterThan(10);
    for (const other of ['secretary', 'member-1', 'ani'])
      expect((await refusalOf(exportWorld(world, 'digests', other))).code).toBe('forbidden');
    const early = await createWorld();
    await early.enterPhase('preparation', { shardCount: 0 });
    expect((await refusalOf(exportWorld(early))).code).toBe('not-due');
  });
});

describe('sealing', () => {
  it('seals an occasion once, however often and by however many at a time', async () => {
    const world = await publishedWorld();
    await Promise.all([
      sealNow(world, 'final-decision'),
      sealNow(world, 'final-decision'),
      sealNow(world, 'final-decision'),
    ]);
    await sealNow(world, 'final-decision');
    expect((await verifyWorld(await exportWorld(world))).seals).toBe(1);
  });

  it('puts seals of several cycles made at once into one log', async () => {
    const world = await publishedWorld();
    const cycle = await world.cycle();
    const others = ['a', 'b', 'c'].map((id) =>
      sealCycle(world.deps, agencyId, { ...cycle, id: `other-${id}` }, 'planning'),
    );
    await Promise.all([...others, sealNow(world, 'final-decision')]);
    const report = await verifyWorld(await exportWorld(world));
    expect(report).toMatchObject({ seals: 4, findings: [] });
  });

  it('goes on with the lists that an attempt left behind', async () => {
    const world = await publishedWorld();
    const { deps } = world;
    const failing = {
      ...deps,
      signer: { ...deps.signer, sign: async () => Promise.reject(new Error('the key service is away')) },
    };
    const cycle = await world.cycle();
    await expect(sealCycle(failing, agencyId, cycle, 'final-decision')).rejects.toThrow('the key service is away');
    await acknowledge(world);
    await sealNow(world, 'final-decision');
    const report = await verifyWorld(await exportWorld(world));
    expect(report.findings).toEqual([]);
    expect(report.totals.unsealed).toBe(1);
  });
});
