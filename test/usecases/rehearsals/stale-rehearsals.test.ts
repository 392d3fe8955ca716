import { describe, expect, it } from 'vitest';
import { staleRehearsals } from '../../../functions/domain/closing/kept-rehearsals.ts';
import type { Rehearsal } from '../../../functions/domain/closing/rehearsal.ts';
import type { CloseHold } from '../../../functions/domain/cycle/cycle.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { knownRehearsals } from '../../../functions/usecases/rehearsals/known-rehearsals.ts';
import { removeStale } from '../../../functions/usecases/rehearsals/remove-stale.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';
import { linesOf, night, rehearse } from './rehearsal-world.ts';

const deadline = exampleCycle.deadlines.planning;
const hour = 3600;
const numbersOf = async (world: World) =>
  (await knownRehearsals(world.deps, agencyId, cycleId)).map(({ data }) => data.number);

const one = (number: number, over: Partial<Rehearsal> = {}) => ({
  ...{ number, phase: 'planning' as const, basis: 'deadline' as const, at: '2026-01-20T02:00:00.000Z' },
  ...{ status: 'done' as const, comparedWith: null },
  ...over,
});
const hold: CloseHold = {
  ...{ phase: 'planning', rehearsal: 3, comparedWith: 1, cases: 9, changed: 1, tolerance: '0', triggeredBy: null },
  ...{ at: deadline, until: deadline, outcome: null },
};
const stale = (known: Parameters<typeof staleRehearsals>[0], holds: CloseHold[] = []) =>
  staleRehearsals(known, { phase: 'planning', holds, zone: 'Asia/Jakarta', days: 14, now: '2026-01-25T02:00:00.000Z' });

describe('rehearsals that nothing needs any more', () => {
  it('are all of a day but the last, and those of days long past but the last of each phase and kind', () => {
    expect(stale([one(1), one(2), one(3)])).toEqual([1, 2]);
    expect(stale([one(1), one(2, { at: '2026-01-21T02:00:00.000Z' })])).toEqual([]);
    const old = '2026-01-02T02:00:00.000Z';
    expect(stale([one(1, { at: old }), one(2, { at: old }), one(3)])).toEqual([1, 2]);
    expect(stale([one(1, { at: old, phase: 'execution' }), one(2, { at: old }), one(3)])).toEqual([2]);
    const closed = { at: old, phase: 'execution' } as const;
    expect(stale([one(1, closed), one(2, closed), one(3)])).toEqual([]);
    expect(stale([one(1, { at: old, basis: 'close' }), one(2), one(3, { basis: 'chosen' })])).toEqual([]);
  });

  it('are never one that a close waited for, was compared with, or that is not finished; nor the last number', () => {
    expect(stale([one(1), one(2), one(3), one(4)], [hold])).toEqual([2]);
    expect(stale([one(1), one(2), one(3, { basis: 'close', comparedWith: 1 })])).toEqual([]);
    expect(stale([one(1), one(2), one(3), one(4, { basis: 'close', comparedWith: 1 })])).toEqual([2]);
    expect(stale([one(1, { status: 'running' }), one(2), one(3)])).toEqual([2]);
  });

  it('go with all their items, by the schedule that makes them, once a night', async () => {
    const world = await createWorld();
    world.clock.set(addSeconds(deadline, -30 * hour));
    for (let n = 0; n < 3; n++) await rehearse(world);
    expect(await numbersOf(world)).toEqual([1, 2, 3]);
    world.clock.set(addSeconds(deadline, -8 * hour));
    await Promise.all([night(world), night(world)]);
    // The third was the last of its day, and the fourth is compared with it.
    expect(await numbersOf(world)).toEqual([3, 4]);
    expect(await world.read(keys.rehearsedShard(agencyId, cycleId, 1, 0))).toBeNull();
    expect(await world.read(keys.rehearsedUnits(agencyId, cycleId, 1, 0))).toBeNull();
    expect((await linesOf(world, 3)).size).toBe((await linesOf(world)).size);
    expect((await rehearse(world)).number).toBe(5);
  });

  it('stay once their phase is being closed, whichever was first', async () => {
    const world = await createWorld();
    world.clock.set(addSeconds(deadline, -30 * hour));
    for (let n = 0; n < 3; n++) await rehearse(world);
    const now = addSeconds(deadline, -8 * hour);
    const open = await world.cycle();
    const closing = () => world.put(keys.cycle(agencyId, cycleId), { ...open, status: 'closing' });
    const { store } = world.deps;
    // The close comes between the look at what is stale and the removal.
    const racing: typeof store = {
      ...store,
      query: async (range, options) => {
        const page = await store.query(range, options);
        await closing();
        return page;
      },
    };
    await removeStale({ store: racing }, agencyId, open, now);
    expect(await numbersOf(world)).toEqual([1, 2, 3]);
    expect((await linesOf(world, 1)).size).toBe((await linesOf(world, 3)).size);
    expect(await removeStale(world.deps, agencyId, open, now)).toBe(0);
    await world.put(keys.cycle(agencyId, cycleId), open);
    await removeStale(world.deps, agencyId, open, now);
    expect(await numbersOf(world)).toEqual([3]);
  });
});
