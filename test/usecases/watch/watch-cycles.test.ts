import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { createScheduleHandler } from '../../../functions/schedules/schedule.ts';
import { watchCycles } from '../../../functions/schedules/watch-cycles.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createWatchCycles } from '../../../functions/usecases/watch/watch-cycles.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { lambdaContext } from '../../../infra/local/step-functions/lambda-context.ts';
import { agencyId, createWorld, cycleId, exampleCycle } from '../../support/world.ts';

const deadline = exampleCycle.deadlines.planning;
/** The first quarter of an hour, in which duties are counted. */
const hourBefore = addSeconds(deadline, -3600);
const watch = (world: Awaited<ReturnType<typeof createWorld>>, time: string) =>
  createWatchCycles(sharedTenants(world.deps))({ time });

describe('watching the cycles', () => {
  it('counts who has no plan when the deadline is near, by the hour and not more often', async () => {
    const world = await createWorld();
    const { standing, done, attention } = await watch(world, hourBefore);
    expect([standing.open, done, attention]).toEqual([1, 0, []]);
    const people = standing.dutiesNearDeadline;
    expect(people).toBeGreaterThan(2);
    await world.planned('ani');
    expect((await watch(world, hourBefore)).standing.dutiesNearDeadline).toBe(people - 1);
    expect((await watch(world, addSeconds(hourBefore, 900))).standing.dutiesNearDeadline).toBe(0);
    expect((await watch(world, addSeconds(deadline, -172_800 - 3600))).standing.dutiesNearDeadline).toBe(0);
  });

  it('names the cycle that needs a person, and changes nothing', async () => {
    const world = await createWorld();
    const before = await world.cycle();
    const signal = {
      schemaVersion: 1,
      kind: 'start',
      phase: 'planning',
      run: 1,
      at: addSeconds(deadline, -7200),
    } as const;
    await world.put(keys.pendingSignal(agencyId, cycleId), signal);
    const report = await watch(world, addSeconds(deadline, 3600));
    expect(report.attention).toEqual([{ agencyId, cycleId, findings: ['close-late', 'signal-waiting'] }]);
    expect(report.standing).toMatchObject({ open: 1, 'close-late': 1, 'signal-waiting': 1, failed: 0, stuck: 0 });
    expect(await world.cycle()).toEqual(before);
    expect(await world.read(keys.pendingSignal(agencyId, cycleId))).toEqual(signal);
    await world.put(keys.pendingSignal(agencyId, cycleId), { ...signal, kind: 'delivered' });
    expect((await watch(world, addSeconds(deadline, 3600))).standing['signal-waiting']).toBe(0);
  });

  it('counts reviews while they are due, and objections that fall due', async () => {
    const world = await createWorld();
    await world.planned('ani');
    await world.enterPhase('supervisor-review');
    expect((await watch(world, '2026-01-05T03:00:00Z')).standing.reviewsOpen).toBe(1);
    await world.enterPhase('objection-window');
    await world.put(keys.cycle(agencyId, cycleId), {
      ...(await world.cycle()),
      publishedAt: '2026-04-01T00:00:00.000Z',
    });
    for (const [employeeId, decideBy, open] of [
      ['ani', '2026-04-20T00:00:00.000Z', true],
      ['budi', '2026-04-20T00:00:00.000Z', false],
      ['citra', '2026-04-28T00:00:00.000Z', true],
    ] as const)
      await world.put(keys.objectionEntry(agencyId, cycleId, employeeId), {
        schemaVersion: 1,
        employeeId,
        deciderId: 'x',
        filedAt: '2026-04-02T00:00:00.000Z',
        decideBy,
        warned: [],
        open,
      });
    expect((await watch(world, '2026-04-19T03:00:00Z')).standing.objectionsDue).toBe(1);
    expect((await watch(world, '2026-04-27T03:00:00Z')).standing.objectionsDue).toBe(2);
  });

  it('is told as metrics, and by a line for each cycle that needs a person', async () => {
    const world = await createWorld();
    const counted: [string, number][] = [];
    const lines: unknown[] = [];
    const handler = createScheduleHandler(
      {
        tenants: sharedTenants(world.deps),
        logger: { info: () => undefined, error: (event, fields) => void lines.push([event, fields]) },
        metrics: {
          addMetric: (name, _, value) => counted.push([name, value]),
          publishStoredMetrics: () => counted.push(['published', 0]),
          singleMetric: () => ({ addDimension: () => undefined, addMetric: () => undefined }),
        },
      },
      watchCycles,
    );
    await handler({ time: addSeconds(deadline, 3600) }, lambdaContext('watch-cycles'));
    expect(Object.fromEntries(counted)).toMatchObject({
      CyclesOpen: 1,
      ClosuresLate: 1,
      CyclesFailed: 0,
      published: 0,
    });
    expect(counted.at(-1)?.[0]).toBe('published');
    expect(lines).toEqual([
      ['cycle needs attention', { schedule: 'watch-cycles', agencyId, cycleId, findings: ['close-late'] }],
    ]);
  });
});
