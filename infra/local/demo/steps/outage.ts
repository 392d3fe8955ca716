import { stopwatch } from '../../../../functions/runtime/clock.ts';
import { activity } from '../answers.ts';
import { casePath } from '../client.ts';
import type { ActivityRecord } from '../ledger.ts';
import { eachOf, type World } from '../world.ts';

/** Resolves when `count` pieces of work have been acknowledged. */
const createCountdown = (count: number) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  return {
    reached: promise,
    hit: (): void => {
      left -= 1;
      if (left === 0) resolve();
    },
  };
};

/**
 * Kills the engine with SIGKILL while the work is under way, starts it again on the same data, lets the clients repeat what
 * was not acknowledged (same Idempotency-Key), and then reads back everything that was.
 *
 * @param work calls `onAcknowledged` after each piece; the engine dies when a third of the people have been through
 */
export const killEngineDuring = async (
  world: World,
  during: string,
  work: (onAcknowledged: () => void) => Promise<void>,
): Promise<void> => {
  const third = createCountdown(Math.ceil(world.people.length / 3));
  const repeatedBefore = world.statistics.repeated;
  const working = work(third.hit);
  await Promise.race([third.reached, working]);
  const started = stopwatch();
  world.setOutage(true);
  await world.engine.kill9();
  await world.engine.restart();
  const awayMs = Math.round(stopwatch() - started);
  await working;
  world.setOutage(false);
  const repeated = world.statistics.repeated - repeatedBefore;
  world.progress.line(
    `engine killed with SIGKILL amid the reports, away for ${awayMs} ms, ${repeated} requests repeated`,
  );
  world.ledger.outage = { during, awayMs, repeated, ...(await compareActivities(world)) };
};

/** Reads everybody's journal and compares it with what was acknowledged: nothing lost, nothing twice, nothing else. */
export const compareActivities = async (
  world: World,
): Promise<{ checked: number; lost: string[]; doubled: string[] }> => {
  const lost: string[] = [];
  const doubled: string[] = [];
  let checked = 0;
  await eachOf(world, 'journals read back', [...world.ledger.activities], async ([employeeId, expected]) => {
    const found: ActivityRecord[] = [];
    for await (const item of world.client.pages(
      employeeId,
      casePath(world.cycleId, employeeId, 'activities'),
      {},
      activity,
    ))
      found.push(item);
    checked += expected.length;
    const texts = found.map((a) => `${a.date} ${a.workResultId} ${a.text}`);
    for (const a of expected)
      if (!texts.includes(`${a.date} ${a.workResultId} ${a.text}`)) lost.push(`${employeeId} ${a.date}`);
    if (found.length > expected.length) doubled.push(employeeId);
  });
  return { checked, lost, doubled };
};
