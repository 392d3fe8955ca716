import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseByHand } from '../../../functions/usecases/cycles/close-by-hand.ts';
import { createResumeCycle } from '../../../functions/usecases/cycles/resume-cycle.ts';
import { agencyId, createWorld, cycleId, exampleCycle } from '../../support/world.ts';

const failure = { phase: 'planning', error: 'TypeError', at: '2026-01-20T02:00:00.000Z' } as const;
const input = { cycleId, reason: 'The fault is mended.' };

describe('an administrator who closes by hand', () => {
  it('hears when the phase is due', async () => {
    const world = await createWorld();
    const close = createCloseByHand(world.deps)(world.command('admin'), { cycleId, phase: 'execution' });
    await expect(close).rejects.toMatchObject({ refusal: { code: 'wrong-phase' } });
    await world.enterPhase('execution');
    const early = createCloseByHand(world.deps)(world.command('admin'), { cycleId, phase: 'execution' });
    await expect(early).rejects.toMatchObject({
      refusal: { code: 'not-due', deadline: exampleCycle.deadlines.execution },
    });
  });

  it('hears what is still owed', async () => {
    const world = await createWorld();
    const close = createCloseByHand(world.deps)(world.command('admin'), { cycleId, phase: 'planning' });
    await expect(close).rejects.toMatchObject({ refusal: { code: 'open-duties', extra: { duty: 'plan' } } });
  });

  it('gets the closure, and the same one when asking again', async () => {
    const world = await createWorld();
    world.clock.set('2026-02-01T02:00:00.000Z');
    const close = createCloseByHand(world.deps);
    const first = await close(world.command('admin'), { cycleId, phase: 'planning' });
    expect(first).toMatchObject({ cycleId, phase: 'planning', closure: { trigger: 'administrator', by: 'admin' } });
    world.clock.advance(5);
    expect(await close(world.command('admin'), { cycleId, phase: 'planning' })).toEqual(first);
  });

  it('gets the closure though the workflow is silent: the message is left to the schedule', async () => {
    const world = await createWorld();
    world.clock.set('2026-02-01T02:00:00.000Z');
    const token = { schemaVersion: 1, phase: 'planning', run: 1, token: 'token-1' } as const;
    await world.put(keys.taskToken(agencyId, cycleId), token);
    world.workflow.answer('throw');
    const close = createCloseByHand(world.deps);
    const first = await close(world.command('admin'), { cycleId, phase: 'planning' });
    expect(await close(world.command('admin'), { cycleId, phase: 'planning' })).toEqual(first);
    expect(await world.read(keys.pendingSignal(agencyId, cycleId))).toMatchObject({ kind: 'phase-closed' });
  });

  it('must be one', async () => {
    const world = await createWorld();
    world.clock.set('2026-02-01T02:00:00.000Z');
    const close = createCloseByHand(world.deps)(world.command('secretary'), { cycleId, phase: 'planning' });
    await expect(close).rejects.toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await world.cycle()).toMatchObject({ status: 'open' });
  });
});

describe('an administrator who resumes', () => {
  it('starts the next run at the stored phase, with the reason kept and the old token void', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { failure });
    await world.put(keys.taskToken(agencyId, cycleId), {
      schemaVersion: 1,
      phase: 'planning',
      run: 1,
      token: 'token-1',
    });
    const view = await createResumeCycle(world.deps)(world.command('admin'), input);
    expect(view).toMatchObject({ phase: 'planning', run: 2, failure: null });
    expect(view.resumptions).toEqual([{ run: 2, reason: input.reason, by: 'admin', at: world.clock.now() }]);
    expect(world.workflow.started).toEqual([{ agencyId, cycleId, run: 2 }]);
    expect(await world.read(keys.taskToken(agencyId, cycleId))).toBeNull();
  });

  it('hears of the next run though the workflow is silent: the start is left to the schedule', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { failure });
    world.workflow.answer('throw');
    expect(await createResumeCycle(world.deps)(world.command('admin'), input)).toMatchObject({ run: 2, failure: null });
    expect(await world.read(keys.pendingSignal(agencyId, cycleId))).toMatchObject({ kind: 'start', run: 2 });
  });

  it('twice by the same request starts one run', async () => {
    const world = await createWorld();
    const command = world.command('admin', { key: 'resume-1', digest: 'same' });
    const resume = createResumeCycle(world.deps);
    const first = await resume(command, input);
    expect(await resume(command, input)).toEqual(first);
    const [a, b] = await Promise.all([resume(command, input), resume(command, input)]);
    expect(a).toEqual(b);
    expect(world.workflow.started).toHaveLength(1);
  });

  it('with a used key and another body is refused', async () => {
    const world = await createWorld();
    const resume = createResumeCycle(world.deps);
    await resume(world.command('admin', { key: 'resume-1', digest: 'one' }), input);
    const other = resume(world.command('admin', { key: 'resume-1', digest: 'two' }), input);
    await expect(other).rejects.toMatchObject({ refusal: { code: 'idempotency-key-reused' } });
  });

  it('cannot open a closed cycle again, and must be one', async () => {
    const world = await createWorld();
    const resume = createResumeCycle(world.deps);
    await expect(resume(world.command('auditor'), input)).rejects.toMatchObject({ refusal: { code: 'forbidden' } });
    await world.enterPhase('closed');
    await expect(resume(world.command('admin'), input)).rejects.toMatchObject({ refusal: { code: 'wrong-phase' } });
    expect(world.workflow.started).toEqual([]);
  });
});
