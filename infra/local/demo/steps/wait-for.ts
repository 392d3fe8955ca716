import { setTimeout as pause } from 'node:timers/promises';
import { stopwatch } from '../../../../functions/runtime/clock.ts';
import { anything, type CycleAnswer } from '../answers.ts';
import type { World } from '../world.ts';
import { rehearseClose } from './rehearsal.ts';

/** Longest that the machine may work on one step in real time before the demo gives up. */
const patience = 600_000;

/** Asks for the cycle until it stands in the phase; the machine works meanwhile. */
export const waitForPhase = async (world: World, phase: string): Promise<CycleAnswer> => {
  const status = phase === 'closed' ? null : 'open';
  const until = stopwatch() + patience;
  for (let wait = 10; stopwatch() < until; wait = Math.min(100, wait * 1.3)) {
    const { data } = await world.client.cycle(world.offices.administrator, world.cycleId);
    if (data.failure !== null) throw new Error(`the cycle failed: ${JSON.stringify(data.failure)}`);
    if (data.phase === phase && (status === null || data.status === status)) return data;
    await pause(wait);
  }
  throw new Error(`the cycle did not come to phase ${phase}`);
};

/** Moves the clock past the deadline and its grace, lets the schedule close the phase, and waits for the next one. */
export const closeBySchedule = async (world: World, phase: string, next: string): Promise<CycleAnswer> => {
  const { data } = await world.client.cycle(world.offices.administrator, world.cycleId);
  const deadline = data.deadlines[phase];
  if (data.phase !== phase || deadline === undefined) throw new Error(`the cycle is in ${data.phase}, not in ${phase}`);
  await rehearseClose(world, phase);
  world.clock.moveTo(new Date(Date.parse(deadline) + 61_000).toISOString());
  const bar = world.progress.start(`closure of ${phase}`, 1);
  // Schedules deliver at least once: the second event of the same minute must do no harm.
  await Promise.all([world.tick(), world.tick()]);
  const reached = await waitForPhase(world, next);
  bar.tick();
  bar.done('by schedule');
  return reached;
};

/** The administrator ends a phase in which nobody owes anything any more. */
export const closeByHand = async (world: World, phase: string, next: string): Promise<CycleAnswer> => {
  const path = `/v1/cycles/${world.cycleId}/closures`;
  const bar = world.progress.start(`closure of ${phase}`, 1);
  const { administrator } = world.offices;
  await world.client.post(administrator, path, `closure-${phase}`, { phase }, 202, anything);
  const reached = await waitForPhase(world, next);
  bar.tick();
  bar.done('by hand, nobody owes anything');
  return reached;
};
