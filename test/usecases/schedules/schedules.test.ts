import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { closeDuePhases } from '../../../functions/schedules/close-due-phases.ts';
import { createScheduleHandler } from '../../../functions/schedules/schedule.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseDuePhases } from '../../../functions/usecases/schedules/close-due-phases.ts';
import { createResendSignals } from '../../../functions/usecases/schedules/resend-signals.ts';
import { createResumeOpenCycles } from '../../../functions/usecases/schedules/resume-open-cycles.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { lambdaContext } from '../../../infra/local/step-functions/lambda-context.ts';
import { createTicker } from '../../../infra/local/ticker.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

const deadline = exampleCycle.deadlines.planning;
const due = { time: addSeconds(deadline, 3600) };
const other = 'kabupaten';

/** A second agency with a cycle of its own; `broken` keeps its rules from being found. */
const withSecondAgency = async (world: World, options: { broken: boolean }): Promise<void> => {
  await world.put(keys.agencyEntry(other), { schemaVersion: 1, agencyId: other });
  await world.put(keys.cycle(other, 'tw1'), { ...exampleCycle, id: 'tw1', ruleSetVersion: world.rules.version });
  if (!options.broken) await world.put(keys.ruleSet(other, world.rules.version), world.rules);
};
const statusOf = async (world: World, agency: string, id: string) => (await world.read(keys.cycle(agency, id)))?.status;

const quiet = { info: () => undefined, error: () => undefined };

describe('the closing schedule', () => {
  it('closes what is due in every agency', async () => {
    const world = await createWorld();
    await withSecondAgency(world, { broken: false });
    expect(await createCloseDuePhases(sharedTenants(world.deps))(due)).toEqual({ done: 2, failures: [] });
    expect([await statusOf(world, agencyId, cycleId), await statusOf(world, other, 'tw1')]).toEqual([
      'closing',
      'closing',
    ]);
  });

  it('goes by the time of its event and not by the clock', async () => {
    const world = await createWorld();
    world.clock.set('2026-12-31T00:00:00.000Z');
    const run = createCloseDuePhases(sharedTenants(world.deps));
    expect(await run({ time: addSeconds(deadline, -1) })).toEqual({ done: 0, failures: [] });
    expect(await run({ time: '2026-02-01T01:00:00+07:00' })).toEqual({ done: 1, failures: [] });
  });

  it('does nothing the second time, nor to phases of the machine and closed cycles', async () => {
    const world = await createWorld();
    const run = createCloseDuePhases(sharedTenants(world.deps));
    await run(due);
    expect(await run(due)).toEqual({ done: 0, failures: [] });
    await world.enterPhase('scoring');
    expect(await run(due)).toEqual({ done: 0, failures: [] });
    await world.enterPhase('closed');
    expect(await run(due)).toEqual({ done: 0, failures: [] });
  });

  it.each(['aaa', 'zzz'])('is not stopped by a broken agency, sorted %s', async (prefix) => {
    const world = await createWorld();
    const broken = `${prefix}-broken`;
    await world.put(keys.agencyEntry(broken), { schemaVersion: 1, agencyId: broken });
    await world.put(keys.cycle(broken, 'tw1'), { ...exampleCycle, id: 'tw1' });
    const report = await createCloseDuePhases(sharedTenants(world.deps))(due);
    expect(report).toEqual({ done: 1, failures: [{ agencyId: broken, cycleId: 'tw1', error: 'RefusedError' }] });
    expect(await statusOf(world, agencyId, cycleId)).toBe('closing');
  });

  it('fails at its end where a cycle failed, so that an alarm can see it', async () => {
    const world = await createWorld();
    await withSecondAgency(world, { broken: true });
    const handler = createScheduleHandler(
      { tenants: sharedTenants(world.deps), logger: quiet, metrics: null },
      closeDuePhases,
    );
    const run = handler(due, lambdaContext('close-due-phases'));
    await expect(run).rejects.toMatchObject({ name: 'ScheduleIncompleteError' });
    expect(await statusOf(world, agencyId, cycleId)).toBe('closing');
  });

  it('refuses an event without a time', async () => {
    const world = await createWorld();
    const handler = createScheduleHandler(
      { tenants: sharedTenants(world.deps), logger: quiet, metrics: null },
      closeDuePhases,
    );
    await expect(handler({}, lambdaContext('close-due-phases'))).rejects.toMatchObject({ name: 'ZodError' });
  });
});

describe('the resending schedule', () => {
  it('delivers what is pending and leaves the rest', async () => {
    const world = await createWorld();
    await withSecondAgency(world, { broken: false });
    const at = world.clock.now();
    const start = { schemaVersion: 1, kind: 'start', phase: 'planning', run: 1, at } as const;
    await world.put(keys.pendingSignal(other, 'tw1'), start);
    expect(await createResendSignals(sharedTenants(world.deps))(due)).toEqual({ done: 1, failures: [] });
    expect(world.workflow.started).toEqual([{ agencyId: other, cycleId: 'tw1', run: 1 }]);
    expect(await createResendSignals(sharedTenants(world.deps))(due)).toEqual({ done: 0, failures: [] });
  });
});

describe('resuming after a restart', () => {
  it('hands every open cycle to a fresh run, but for failed and closed ones', async () => {
    const world = await createWorld();
    await withSecondAgency(world, { broken: false });
    const failure = { phase: 'planning', error: 'TypeError', at: world.clock.now() } as const;
    await world.put(keys.cycle(agencyId, 'failed'), { ...exampleCycle, id: 'failed', failure });
    await world.put(keys.cycle(agencyId, 'closed'), { ...exampleCycle, id: 'closed', phase: 'closed' });
    expect(await createResumeOpenCycles(sharedTenants(world.deps))()).toEqual({ done: 2, failures: [] });
    expect(world.workflow.started.map((s) => `${s.agencyId}.${s.cycleId}.${s.run}`).toSorted()).toEqual([
      `${other}.tw1.2`,
      `${agencyId}.${cycleId}.2`,
    ]);
  });
});

describe('the ticker', () => {
  it('sends the clock of the system as the time of the event', async () => {
    const world = await createWorld();
    const ticker = createTicker({ deps: world.deps, logger: quiet });
    await ticker.tick();
    expect((await world.cycle()).status).toBe('open');
    world.clock.set(due.time);
    await ticker.tick();
    expect((await world.cycle()).closures.planning).toMatchObject({ trigger: 'schedule', at: due.time });
  });

  it('runs the other schedules where one fails, and says which failed', async () => {
    const world = await createWorld();
    await withSecondAgency(world, { broken: true });
    const at = world.clock.now();
    const start = { schemaVersion: 1, kind: 'start', phase: 'planning', run: 3, at } as const;
    await world.put(keys.pendingSignal(other, 'tw1'), start);
    world.clock.set(due.time);
    const ticker = createTicker({ deps: world.deps, logger: quiet });
    await expect(ticker.tick()).rejects.toThrow('close-due-phases');
    expect(world.workflow.started).toEqual([{ agencyId: other, cycleId: 'tw1', run: 3 }]);
  });

  it('never runs two rounds at once', async () => {
    const world = await createWorld();
    world.clock.set(due.time);
    const ticker = createTicker({ deps: world.deps, logger: quiet });
    await world.put(keys.taskToken(agencyId, cycleId), {
      schemaVersion: 1,
      phase: 'planning',
      run: 1,
      token: 'token-1',
    });
    await Promise.all([ticker.tick(), ticker.tick(), ticker.tick()]);
    await ticker.stop();
    expect(world.workflow.signalled).toHaveLength(1);
  });
});
