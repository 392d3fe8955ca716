import { describe, expect, it } from 'vitest';
import type { ShardManifest } from '../../../functions/domain/closing/manifest.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetCycle } from '../../../functions/usecases/cycles/get-cycle.ts';
import { type CaseItem, createListCases } from '../../../functions/usecases/cycles/list-cases.ts';
import { createListCycles } from '../../../functions/usecases/cycles/list-cycles.ts';
import { createListManifests } from '../../../functions/usecases/cycles/list-manifests.ts';
import { people } from '../../support/people.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

const evaluated = people.filter((p) => p.kind !== 'official').map((p) => p.id);

const allCases = async (world: World, limit: number, shard: number | null = null): Promise<CaseItem[]> => {
  const list = createListCases(world.deps);
  const items: CaseItem[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(world.actor('admin'), { cycleId, shard, cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
};

describe('the cases of a cycle', () => {
  it.each([1, 2, 5, 200])('are all there once, by pages of %i', async (limit) => {
    const world = await createWorld();
    const ids = (await allCases(world, limit)).map((c) => c.employeeId);
    expect(ids.toSorted()).toEqual(evaluated.toSorted());
  });

  it('of one shard are those of no other', async () => {
    const world = await createWorld();
    const [first, second] = [await allCases(world, 3, 0), await allCases(world, 3, 1)];
    expect(first.length).toBeGreaterThan(0);
    expect(second.length).toBeGreaterThan(0);
    expect(first.length + second.length).toBe(evaluated.length);
    expect(await allCases(world, 3, 2)).toEqual([]);
  });

  it('come with stage and version and without the chain', async () => {
    const world = await createWorld();
    await world.planned('ani');
    const ani = (await allCases(world, 200)).find((c) => c.employeeId === 'ani');
    expect(ani).toMatchObject({ stage: 'planned', version: 3, appraiserId: 'chief' });
    expect(ani).not.toHaveProperty('chain');
  });

  it('are for those who oversee the cycle', async () => {
    const world = await createWorld();
    const list = createListCases(world.deps);
    const input = { cycleId, shard: null, cursor: null, limit: 10 };
    for (const person of ['admin', 'auditor', 'member-2', 'secretary'])
      expect((await list(world.actor(person), input)).items.length).toBeGreaterThan(0);
    for (const person of ['ani', 'chief', 'health-head'])
      await expect(list(world.actor(person), input)).rejects.toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it.each(['', 'x', '%%%', 'eyJhIjoxfQ'])('refuse the invented cursor "%s"', async (cursor) => {
    const world = await createWorld();
    const list = createListCases(world.deps)(world.actor('admin'), { cycleId, shard: null, cursor, limit: 10 });
    await expect(list).rejects.toMatchObject({
      refusal: { code: 'invalid-parameter', fields: [{ pointer: 'query:cursor' }] },
    });
  });
});

describe('the cycles of an agency', () => {
  it('are seen by all its people, without what requests left behind', async () => {
    const world = await createWorld();
    const { items } = await createListCycles(world.deps)(world.actor('ani'));
    expect(items.map((c) => [c.id, c.version])).toEqual([[cycleId, 1]]);
    expect(JSON.stringify(items)).not.toContain('digest-of-open');
    expect(await createGetCycle(world.deps)(world.actor('ani'), { cycleId })).toEqual({
      ...items[0],
      uncoveredYears: [],
      close: { softAt: exampleCycle.deadlines.planning, hardAt: exampleCycle.deadlines.planning },
    });
  });

  it('of another agency answer like absent ones', async () => {
    const world = await createWorld();
    const stranger = { ...world.actor('admin'), agencyId: 'kabupaten' };
    expect(await createListCycles(world.deps)(stranger)).toEqual({ items: [] });
    await expect(createGetCycle(world.deps)(stranger, { cycleId })).rejects.toMatchObject({
      refusal: { code: 'not-found' },
    });
  });
});

describe('the manifests of a step', () => {
  const manifest = (step: ShardManifest['step'], shard: number): ShardManifest => ({
    schemaVersion: 1,
    step,
    shard,
    cases: 5,
    endStates: { complete: 5, carried: 0, provisional: 0, escalated: 0, exempt: 0 },
    rules: { 'nothing-missing': 5 },
    services: {},
    root: `root-${shard}`,
  });

  it('are listed in order of their shards, page by page, and no other step with them', async () => {
    const world = await createWorld();
    for (const shard of [0, 1, 2])
      await world.put(keys.manifest(agencyId, cycleId, 'planning', shard), manifest('planning', shard));
    await world.put(keys.manifest(agencyId, cycleId, 'execution', 0), manifest('execution', 0));
    const list = createListManifests(world.deps);
    const input = { cycleId, step: 'planning' as const, limit: 2 };
    const first = await list(world.actor('auditor'), { ...input, cursor: null });
    const rest = await list(world.actor('auditor'), { ...input, cursor: first.next });
    expect([...first.items, ...rest.items].map((m) => m.root)).toEqual(['root-0', 'root-1', 'root-2']);
    expect(rest.next).toBeNull();
    await expect(list(world.actor('ani'), { ...input, cursor: null })).rejects.toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });
});
