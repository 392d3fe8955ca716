import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryRole } from '../../functions/domain/directory/employee.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { knownForMs } from '../../functions/usecases/directory/known-persons.ts';
import { employeeKey, findEmployee } from '../../functions/usecases/support/load.ts';
import { createEdge, type Edge } from '../bench/edge.ts';
import { refusalOf } from '../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../support/world.ts';

const seconds = knownForMs / 1000;
const employees = { method: 'GET', template: '/v1/directory/employees' } as const;
const importing = { method: 'POST', template: '/v1/directory/units/import' } as const;
const journal = { method: 'GET', template: '/v1/cycles/{cycleId}/employees/{employeeId}/activities' } as const;
const agency = agencyId;
const unit = { code: 'KOTA.9', name: 'Bagian Umum', kind: 'unit', parentCode: 'KOTA', headNip: null };
const ofAni = { agency, places: { cycleId, employeeId: 'ani' }, query: { month: '2026-01' } };

let world: World;
let edge: Edge;
let directoryReads: string[];

/** As another instance would write it: nothing of it passes through the one that is asked. */
const giveRoles = async (personId: string, roles: DirectoryRole[]): Promise<void> => {
  const found = await findEmployee(world.deps, agencyId, personId);
  if (found === null) throw new Error(`no ${personId}`);
  await world.put(employeeKey(agencyId, personId), { ...found.data, roles });
};
const look = (): Promise<number> => edge.send('admin', employees, { agency });
const act = (): Promise<number> => edge.send('admin', importing, { agency, body: { rows: [unit] } });

beforeEach(async () => {
  const inner = createMemoryStore();
  directoryReads = [];
  const store: typeof inner = {
    ...inner,
    get: (key, reading) => {
      if (key.pk.includes('#directory#')) directoryReads.push(key.sk);
      return inner.get(key, reading);
    },
  };
  world = await createWorld({ store });
  edge = createEdge(world.deps);
  directoryReads = [];
});

describe('how old what is known of the caller may be', () => {
  it('shows nothing more 30 seconds after a role was taken away elsewhere', async () => {
    expect(seconds).toBe(30);
    await look();
    await giveRoles('admin', []);
    world.clock.advance(seconds - 1);
    await look();
    world.clock.advance(1);
    expect((await refusalOf(look())).code).toBe('forbidden');
  });

  it('does not grow older by being used', async () => {
    await look();
    await giveRoles('admin', []);
    for (let n = 0; n < 2; n++) {
      world.clock.advance(seconds / 2 - 1);
      await look();
    }
    world.clock.advance(2);
    expect((await refusalOf(look())).code).toBe('forbidden');
  });

  it('is nothing for an act: the role is gone with the next one', async () => {
    await look();
    await giveRoles('admin', []);
    expect((await refusalOf(act())).code).toBe('forbidden');
  });

  it('is nothing after an act through the same instance', async () => {
    await look();
    await act();
    await giveRoles('admin', []);
    expect((await refusalOf(look())).code).toBe('forbidden');
  });

  it('is nothing where the clock went back', async () => {
    await look();
    await giveRoles('admin', []);
    world.clock.set('2026-01-19T02:00:00.000Z');
    expect((await refusalOf(look())).code).toBe('forbidden');
  });

  it('is of one person and of one instance', async () => {
    await look();
    await giveRoles('admin', []);
    expect((await refusalOf(createEdge(world.deps).send('admin', employees, { agency }))).code).toBe('forbidden');
    expect((await refusalOf(edge.send('ani', employees, { agency }))).code).toBe('forbidden');
    expect((await refusalOf(edge.send('nobody', employees, { agency }))).code).toBe('unauthenticated');
  });

  it('saves the reading of the directory', async () => {
    for (let n = 0; n < 3; n++) await look();
    expect(directoryReads).toEqual(['admin']);
  });
});

describe("one's own month", () => {
  it('is read by the token alone, and only by the person whom the token names', async () => {
    await world.enterPhase('execution');
    await edge.send('ani', journal, ofAni);
    expect(directoryReads).toEqual([]);
    await edge.send('chief', journal, ofAni);
    expect(directoryReads).toEqual(['chief']);
    expect((await refusalOf(edge.send('dewi', journal, ofAni))).code).toBe('not-found');
    expect((await refusalOf(edge.send('nobody', journal, ofAni))).code).toBe('unauthenticated');
  });
});
