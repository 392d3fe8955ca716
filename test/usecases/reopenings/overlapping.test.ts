import { describe, expect, it } from 'vitest';
import { changeReopening } from '../../../functions/domain/cycle/reopening-rules.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { closeReopening } from '../../../functions/usecases/reopenings/close-reopening.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { evaluated, realise } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { closePhase, closeWindow, persons, reopen, scoreAll } from './reopening-world.ts';

const [early, late] = ['2026-04-14T05:00:00.000Z', '2026-04-14T17:00:00.000Z'];

/** Everybody did everything, but nobody reviewed budi. */
const scored = async (): Promise<World> => {
  const world = await createWorld();
  for (const id of evaluated) await world.planned(id);
  await world.enterPhase('execution');
  for (const id of evaluated) {
    await realise(world, id);
    await world.put(keys.selfReview(agencyId, cycleId, id), {
      ...{ schemaVersion: 1, achievements: 'Ada', obstacles: '', behaviours: [], at: world.clock.now() },
    });
  }
  await closePhase(world, 'execution');
  await world.enterPhase('supervisor-review');
  await closePhase(world, 'supervisor-review');
  await scoreAll(world);
  return world;
};
const review = async (world: World) => {
  const { version, data } = await world.case('budi');
  const words = { strengths: 'Teliti', improvements: 'Lebih cepat', reason: 'Bukti lengkap.' };
  await createSubmitReview(world.deps)(world.command(data.appraiserId ?? '', { version }), {
    ...{ cycleId, employeeId: 'budi', workResult: 'above', behaviour: 'meets', ...words },
  });
};
const standing = async (world: World) => {
  const { data } = await world.case('budi');
  if (data.stage !== 'scored') throw new Error('not scored');
  return { version: data.result.version, basis: data.result.basis, marks: data.marks.length, waits: data.reopened?.of };
};
const open = async (world: World, execution: string, reviews: string) => {
  const scope = persons('budi');
  await reopen(world, { phase: 'execution', scope, deadline: execution });
  await reopen(world, { phase: 'supervisor-review', scope, deadline: reviews });
};

describe('two phases that stand open again for one person at once', () => {
  it('lose nothing: a review waits for the close of its own window while the other one closes', async () => {
    const world = await scored();
    await open(world, early, late);
    await review(world);
    await closeWindow(world, early);
    expect(await standing(world)).toEqual({ version: 1, basis: 'provisional', marks: 1, waits: 2 });
    await closeWindow(world, late);
    expect(await standing(world)).toEqual({ version: 2, basis: 'reviewed', marks: 0, waits: undefined });
  });

  it('nor where the other one closed before the review was given', async () => {
    const world = await scored();
    await open(world, early, late);
    await closeWindow(world, early);
    world.clock.set(addSeconds(late, -3600));
    await review(world);
    expect(await standing(world)).toEqual({ version: 1, basis: 'provisional', marks: 1, waits: 2 });
    await closeWindow(world, late);
    expect(await standing(world)).toEqual({ version: 2, basis: 'reviewed', marks: 0, waits: undefined });
  });

  it('nor where the window of the review closes first', async () => {
    const world = await scored();
    await open(world, late, early);
    await review(world);
    await closeWindow(world, early);
    expect(await standing(world)).toEqual({ version: 2, basis: 'reviewed', marks: 0, waits: undefined });
    await closeWindow(world, late);
    expect(await standing(world)).toEqual({ version: 2, basis: 'reviewed', marks: 0, waits: undefined });
  });

  it('are closed one after the other', async () => {
    const world = await scored();
    await open(world, early, early);
    const now = addSeconds(early, 60);
    const closing = changeReopening(await world.cycle(), 1, { status: 'closing' });
    await world.put(keys.cycle(agencyId, cycleId), closing);
    world.clock.set(now);
    const close = (number: number) => closeReopening(world.deps, { agencyId, cycleId, number }, now);
    expect(await close(2)).toBe(false);
    expect(await close(1)).toBe(true);
    expect(await close(2)).toBe(true);
  });
});
