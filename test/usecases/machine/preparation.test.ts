import { describe, expect, it } from 'vitest';
import type { Assignment, Employee } from '../../../functions/domain/directory/employee.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCountEmployees } from '../../../functions/usecases/machine/count-employees.ts';
import { createPrepareCases } from '../../../functions/usecases/machine/prepare-cases.ts';
import { caseKey, eachOf, employeeKey } from '../../../functions/usecases/support/load.ts';
import { people } from '../../support/people.ts';
import { agencyId, createWorld, exampleCycle, type World } from '../../support/world.ts';

const cycleId = 'tw2-2026';
const run = { agencyId, cycleId, run: 1 };
const cycle = { ...exampleCycle, id: cycleId, phase: 'preparation', status: 'running', shardCount: 0 } as const;

/** A city whose new cycle was opened and not prepared. */
const fresh = async (): Promise<World> => {
  const world = await createWorld();
  await world.put(keys.cycle(agencyId, cycleId), cycle);
  return world;
};
const prepare = async (world: World): Promise<number> => {
  const { shardCount } = await createCountEmployees(world.deps)(run).then(() => read(world));
  expect(shardCount).toBeGreaterThan(0);
  return (await createPrepareCases(world.deps)({ agencyId, cycleId, from: 0, to: 16 })).opened;
};
const read = async (world: World) => (await world.read(keys.cycle(agencyId, cycleId))) ?? cycle;
const caseOf = async (world: World, id: string) => world.read(caseKey(agencyId, await read(world), id));
const base = people.find((p) => p.id === 'ani');
const person = (id: string, assignments: Partial<Assignment>[], kind: Employee['kind'] = 'PNS'): Employee => {
  const [first] = base?.assignments ?? [];
  if (base === undefined || first === undefined) throw new Error('the world has no ani');
  return { ...base, id, kind, assignments: assignments.map((a) => ({ ...first, ...a })) };
};

describe('counting', () => {
  it('fixes the number of shards and makes the secret of the feedback', async () => {
    const world = await fresh();
    const position = await createCountEmployees(world.deps)(run);
    expect(position).toMatchObject({ ...run, position: 'preparation.running', ranges: [{ from: 0, to: 1 }] });
    expect((await read(world)).shardCount).toBe(1);
    expect(await world.read(keys.feedbackSecret(agencyId, cycleId))).toMatchObject({ secret: 'secret-id-000001' });
  });

  it('counts those who are evaluated, five hundred to a shard', async () => {
    const world = await fresh();
    for (let i = 0; i < 500; i++) await world.put(employeeKey(agencyId, `p-${i}`), person(`p-${i}`, [{}]));
    for (let i = 0; i < 500; i++) await world.put(employeeKey(agencyId, `o-${i}`), person(`o-${i}`, [{}], 'official'));
    expect((await createCountEmployees(world.deps)(run)).ranges).toHaveLength(2);
  });

  it('again keeps the number, whoever came meanwhile: keys of cases depend on it', async () => {
    const world = await fresh();
    const first = await createCountEmployees(world.deps)(run);
    for (let i = 0; i < 600; i++) await world.put(employeeKey(agencyId, `p-${i}`), person(`p-${i}`, [{}]));
    expect(await createCountEmployees(world.deps)(run)).toEqual(first);
    expect(await world.read(keys.feedbackSecret(agencyId, cycleId))).toMatchObject({ secret: 'secret-id-000001' });
  });

  it('is not for an execution that another one has replaced', async () => {
    const world = await fresh();
    await world.put(keys.cycle(agencyId, cycleId), { ...cycle, run: 2 });
    await expect(createCountEmployees(world.deps)(run)).rejects.toMatchObject({ name: 'StaleRunError' });
  });
});

describe('preparing the cases', () => {
  it('opens one for everybody but officials, with appraiser, superior, unit and service', async () => {
    const world = await fresh();
    expect(await prepare(world)).toBe(people.length - 1);
    expect(await caseOf(world, 'ani')).toMatchObject({
      employeeId: 'ani',
      unitCode: 'DINKES.1',
      serviceCode: 'DINKES',
      appraiserId: 'chief',
      superiorId: 'health-head',
      stage: 'unplanned',
      plan: null,
      marks: [],
      chain: { seq: 0 },
    });
    expect(await caseOf(world, 'health-head')).toMatchObject({ appraiserId: 'mayor', superiorId: null });
    expect(await caseOf(world, 'mayor')).toBeNull();
  });

  it('leaves cases alone that are there, and opens what is missing', async () => {
    const world = await fresh();
    await prepare(world);
    const before = await caseOf(world, 'ani');
    if (before === null) throw new Error('no case');
    const key = caseKey(agencyId, await read(world), 'ani');
    await world.put(key, { ...before, marks: [], unitCode: 'CHANGED' });
    await world.put(employeeKey(agencyId, 'newcomer'), person('newcomer', [{}]));
    expect(await prepare(world)).toBe(1);
    expect(await caseOf(world, 'ani')).toMatchObject({ unitCode: 'CHANGED' });
  });

  it('may run twice at once: every case is opened once', async () => {
    const world = await fresh();
    await createCountEmployees(world.deps)(run);
    const work = () => createPrepareCases(world.deps)({ agencyId, cycleId, from: 0, to: 16 });
    const [a, b] = await Promise.all([work(), work()]);
    expect(a.opened + b.opened).toBe(people.length - 1);
  });

  it('of all ranges of the directory together opens everybody', async () => {
    const world = await fresh();
    const { directory } = await createCountEmployees(world.deps)(run);
    let opened = 0;
    for (const range of directory)
      opened += (await createPrepareCases(world.deps)({ agencyId, cycleId, ...range })).opened;
    expect(opened).toBe(people.length - 1);
    let stored = 0;
    for await (const item of eachOf(world.deps, keys.cases(agencyId, cycleId, 0))) stored += item.version;
    expect(stored).toBe(opened);
  });

  it('knows no case of a person who holds no post in the period', async () => {
    const world = await fresh();
    await world.put(employeeKey(agencyId, 'retired'), person('retired', [{ to: '2025-12-31' }]));
    await world.put(employeeKey(agencyId, 'later'), person('later', [{ from: '2026-04-01' }]));
    expect(await prepare(world)).toBe(people.length - 1);
    expect(await caseOf(world, 'retired')).toBeNull();
  });
});
