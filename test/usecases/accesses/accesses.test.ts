import { describe, expect, it } from 'vitest';
import type { Write } from '../../../functions/ports/store.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createListAccesses } from '../../../functions/usecases/accesses/list-accesses.ts';
import { createRecordAccess, type Told } from '../../../functions/usecases/accesses/record-access.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

const about = (kind: 'record' | 'plan' | 'work' | 'rating', employeeId = 'ani'): Told => ({
  about: 'person',
  employeeId,
  kind,
});
const list = (world: World, by: string, employeeId = 'ani', query = {}) =>
  createListAccesses(world.deps)(world.actor(by), employeeId, { from: null, to: null, ...query });

const counting = async () => {
  const inner = createMemoryStore();
  const writes: Write[] = [];
  const store: typeof inner = {
    ...inner,
    commit: async (some) => {
      writes.push(...some);
      await inner.commit(some);
    },
  };
  const world = await createWorld({ store });
  writes.length = 0;
  return { world, writes };
};

describe('recording a read', () => {
  it('costs one write for each kind on a day, whoever asks how often', async () => {
    const { world, writes } = await counting();
    for (const _ of [1, 2, 3]) {
      // Another instance of the function knows nothing of what the first one wrote.
      const record = createRecordAccess(world.deps);
      for (const kind of ['plan', 'work', 'plan'] as const) await record(world.actor('chief'), about(kind));
    }
    expect(writes).toHaveLength(2);
    world.clock.advance(86_400);
    await createRecordAccess(world.deps)(world.actor('chief'), about('plan'));
    expect(writes).toHaveLength(3);
    expect(writes.map((write) => ('expiresAt' in write ? write.expiresAt : null))).toEqual([
      '2031-01-20T02:00:00.000Z',
      '2031-01-20T02:00:00.000Z',
      '2031-01-21T02:00:00.000Z',
    ]);
  });

  it('loses nothing where two instances record at once', async () => {
    const { world } = await counting();
    const kinds = ['record', 'plan', 'work', 'rating'] as const;
    await Promise.all(kinds.map((kind) => createRecordAccess(world.deps)(world.actor('chief'), about(kind))));
    const { items } = await list(world, 'ani');
    expect(items).toHaveLength(1);
    expect(items[0]?.seen.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
  });
});

describe('the answer to who read my data', () => {
  it('is one call: own pages and every list that the person is on, by anybody but themselves', async () => {
    const world = await createWorld();
    const record = createRecordAccess(world.deps);
    const { data } = await world.case('ani');
    await record(world.actor('chief'), about('work'));
    await record(world.actor('ani'), about('work'));
    await record(world.actor('chief'), about('work', 'budi'));
    await record(world.actor('auditor'), { about: 'list', scope: 'cycle', id: cycleId, kinds: ['record'] });
    await record(world.actor('auditor'), { about: 'list', scope: 'cycle', id: 'another', kinds: ['record'] });
    await record(world.actor('admin'), { about: 'list', scope: 'agency', id: 'all', kinds: ['record'] });
    await record(world.actor('admin'), { about: 'list', scope: 'unit', id: data.serviceCode, kinds: ['plan'] });
    const appraiserId = data.appraiserId ?? '';
    await record(world.actor(appraiserId), { about: 'list', scope: 'team', id: appraiserId, kinds: ['rating'] });
    const { items } = await list(world, 'ani');
    expect(items.map(({ about: what, readerId }) => `${what} ${readerId}`).sort()).toEqual(
      ['person chief', 'cycle auditor', 'agency admin', 'unit admin', `team ${appraiserId}`].sort(),
    );
    expect(items.every(({ readerName }) => readerName !== null)).toBe(true);
  });

  it('can be asked for some days only', async () => {
    const world = await createWorld();
    const record = createRecordAccess(world.deps);
    for (let day = 0; day < 3; day++) {
      await record(world.actor('chief'), about('work'));
      world.clock.advance(86_400);
    }
    expect((await list(world, 'ani')).items.map(({ date }) => date)).toEqual([
      '2026-01-22',
      '2026-01-21',
      '2026-01-20',
    ]);
    const { items } = await list(world, 'ani', 'ani', { from: '2026-01-21', to: '2026-01-21' });
    expect(items.map(({ date }) => date)).toEqual(['2026-01-21']);
  });

  it('is for the person, for administrators and for auditors', async () => {
    const world = await createWorld();
    for (const reader of ['auditor', 'admin']) expect((await list(world, reader)).items).toEqual([]);
    for (const other of ['chief', 'budi']) expect((await refusalOf(list(world, other))).code).toBe('forbidden');
    expect((await refusalOf(list(world, 'admin', 'nobody'))).code).toBe('not-found');
  });
});
