import { describe, expect, it } from 'vitest';
import { humanPhases } from '../../functions/domain/cycle/phase.ts';
import { keys } from '../../functions/store/keys.ts';
import { createResumeCycle } from '../../functions/usecases/cycles/resume-cycle.ts';
import { createResendSignals } from '../../functions/usecases/schedules/resend-signals.ts';
import { createResumeOpenCycles } from '../../functions/usecases/schedules/resume-open-cycles.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { agencyId } from '../support/world.ts';
import { liveCycle, liveCycleId } from './live-cycle.ts';

const nameOfRun = (run: number): string => `${agencyId}.${liveCycleId}.${run}`;
const tokenKey = keys.taskToken(agencyId, liveCycleId);
const signalKey = keys.pendingSignal(agencyId, liveCycleId);
const event = { time: '2026-02-01T00:00:00.000Z' };

describe('a cycle from its opening to its end', () => {
  it('passes every phase, each closed by the schedule at its deadline', async () => {
    const cycle = await liveCycle();
    const planning = cycle.next('open-phase:planning');
    const opened = await cycle.open();
    await planning;
    expect(opened).toMatchObject({ phase: 'preparation', run: 1 });

    for (const [i, phase] of humanPhases.entries()) {
      expect(await cycle.read()).toMatchObject({ phase, status: 'open' });
      const after = humanPhases[i + 1];
      const next = cycle.next(after === undefined ? 'enter-phase:closed' : `open-phase:${after}`);
      expect(await cycle.closeDue(phase)).toEqual({ done: 1, failures: [] });
      await next;
    }

    const run = await cycle.machine().ended(nameOfRun(1));
    const closed = await cycle.read();
    expect(run.status).toBe('SUCCEEDED');
    expect(closed).toMatchObject({ phase: 'closed', status: 'running', run: 1, failure: null });
    expect(Object.keys(closed.closures)).toEqual([...humanPhases]);
    expect(closed.closures.planning).toMatchObject({ trigger: 'schedule', basis: 'deadline', by: null });
    expect(closed.closures.planning?.cutOff).toBe(closed.deadlines.planning);
    expect(closed.publishedAt).not.toBeNull();
    expect(closed.closedAt).not.toBeNull();
    expect(await cycle.deps.store.get(tokenKey)).toBeNull();
    expect(await cycle.deps.store.get(signalKey)).toBeNull();
    expect(await cycle.deps.store.get(keys.feedbackSecret(agencyId, liveCycleId))).toBeNull();
  });

  it('opens a case for everybody who is evaluated, before planning begins', async () => {
    const cycle = await liveCycle();
    const planning = cycle.next('open-phase:planning');
    await cycle.open();
    await planning;
    const { shardCount } = await cycle.read();
    const cases = await cycle.deps.store.query(keys.cases(agencyId, liveCycleId, 0), { limit: 100, after: null });
    expect(shardCount).toBe(1);
    expect(cases.items).toHaveLength(13);
    expect(cases.items.map((c) => c.data.employeeId)).not.toContain('mayor');
  });

  it('keeps the token of a wait out of every log line', async () => {
    const cycle = await liveCycle();
    const planning = cycle.next('open-phase:planning');
    await cycle.open();
    await planning;
    const token = (await cycle.deps.store.get(tokenKey))?.data.token ?? '';
    expect(token.length).toBeGreaterThan(40);
    expect(cycle.log.length).toBeGreaterThan(4);
    expect(cycle.log.join('\n')).not.toContain(token);
  });
});

describe('what gets lost on the way', () => {
  it('a start that was not sent is sent by the schedule', async () => {
    const cycle = await liveCycle();
    cycle.disconnect();
    await cycle.open();
    expect(await cycle.deps.store.get(signalKey)).toMatchObject({ data: { kind: 'start', run: 1 } });
    cycle.reconnect();
    const planning = cycle.next('open-phase:planning');
    expect(await createResendSignals(sharedTenants(cycle.deps))(event)).toEqual({ done: 1, failures: [] });
    await planning;
    expect(await cycle.deps.store.get(signalKey)).toMatchObject({ data: { kind: 'delivered' } });
  });

  it('a closure that was not signalled is closed all the same, and the signal is resent', async () => {
    const cycle = await liveCycle();
    const planning = cycle.next('open-phase:planning');
    await cycle.open();
    await planning;
    cycle.disconnect();
    expect((await cycle.closeDue('planning')).failures).toEqual([]);
    const resend = createResendSignals(sharedTenants(cycle.deps));
    expect((await resend(event)).failures).toEqual([{ agencyId, cycleId: liveCycleId, error: 'Error' }]);
    expect(await cycle.read()).toMatchObject({ phase: 'planning', status: 'closing' });
    cycle.reconnect();
    const execution = cycle.next('open-phase:execution');
    await resend(event);
    await execution;
    expect(await cycle.read()).toMatchObject({ phase: 'execution', status: 'open' });
  });
});

describe('a fresh execution', () => {
  it('goes on in the open phase after the process was restarted', async () => {
    const cycle = await liveCycle();
    const planning = cycle.next('open-phase:planning');
    await cycle.open();
    await planning;
    const before = await cycle.deps.store.get(tokenKey);
    await cycle.restart();
    const again = cycle.next('open-phase:planning');
    expect((await createResumeOpenCycles(sharedTenants(cycle.deps))()).failures).toEqual([]);
    await again;
    const after = await cycle.deps.store.get(tokenKey);
    expect(await cycle.read()).toMatchObject({ phase: 'planning', status: 'open', run: 2 });
    expect(after?.data.token).not.toBe(before?.data.token);
    const execution = cycle.next('open-phase:execution');
    await cycle.closeDue('planning');
    await execution;
    expect(await cycle.read()).toMatchObject({ phase: 'execution', status: 'open', run: 2 });
  });

  it('takes up a phase that was closed while nothing ran', async () => {
    const cycle = await liveCycle();
    const planning = cycle.next('open-phase:planning');
    await cycle.open();
    await planning;
    await cycle.restart();
    await cycle.closeDue('planning');
    expect(await cycle.read()).toMatchObject({ phase: 'planning', status: 'closing', run: 1 });
    const execution = cycle.next('open-phase:execution');
    await createResumeOpenCycles(sharedTenants(cycle.deps))();
    await execution;
    expect(await cycle.machine().describe(nameOfRun(2))).toMatchObject({ status: 'RUNNING' });
    expect(await cycle.read()).toMatchObject({ phase: 'execution', run: 2 });
  });

  it('takes over when the safety net of a wait fires; the deadline has not moved', async () => {
    let fired = false;
    const cycle = await liveCycle((step) => {
      if (step !== 'open-phase:planning' || fired) return null;
      fired = true;
      return 'States.Timeout';
    });
    const handedOver = cycle.next('continue-cycle');
    await cycle.open();
    const { deadlines } = await cycle.read();
    const again = cycle.next('open-phase:planning');
    await handedOver;
    await again;
    expect(await cycle.machine().ended(nameOfRun(1))).toMatchObject({ status: 'SUCCEEDED' });
    expect(await cycle.read()).toMatchObject({ phase: 'planning', status: 'open', run: 2, deadlines });
  });

  it('is started by an administrator after a failure, and goes on where the failed one stood', async () => {
    let broken = true;
    const cycle = await liveCycle((step) => (step === 'close-shards:planning' && broken ? 'TypeError' : null));
    const planning = cycle.next('open-phase:planning');
    await cycle.open();
    await planning;
    const failed = cycle.next('record-failure');
    await cycle.closeDue('planning');
    await failed;
    expect(await cycle.machine().ended(nameOfRun(1))).toMatchObject({ status: 'FAILED', error: 'CycleFailed' });
    expect(await cycle.read()).toMatchObject({ failure: { phase: 'planning', error: 'TypeError' } });
    expect(await createResumeOpenCycles(sharedTenants(cycle.deps))()).toEqual({ done: 0, failures: [] });

    broken = false;
    const execution = cycle.next('open-phase:execution');
    const command = cycle.world.command('admin');
    await createResumeCycle(cycle.deps)(command, { cycleId: liveCycleId, reason: 'The fault is mended.' });
    await execution;
    expect(await cycle.read()).toMatchObject({ phase: 'execution', status: 'open', run: 2, failure: null });
  });
});
