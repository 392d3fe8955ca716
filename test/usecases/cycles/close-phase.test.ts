import { describe, expect, it } from 'vitest';
import type { HumanPhase } from '../../../functions/domain/cycle/phase.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createClosePhase } from '../../../functions/usecases/cycles/close-phase.ts';
import { deliverSignal } from '../../../functions/usecases/cycles/deliver-signal.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

const tokenKey = keys.taskToken(agencyId, cycleId);
const signalKey = keys.pendingSignal(agencyId, cycleId);

/** A world whose machine waits in a phase behind the token `token-1`. */
const waitingIn = async (phase: HumanPhase): Promise<World> => {
  const world = await createWorld();
  await world.enterPhase(phase);
  await world.put(tokenKey, { schemaVersion: 1, phase, run: 1, token: 'token-1' });
  return world;
};

const close = (world: World, phase: HumanPhase, over: { at?: string; by?: string } = {}) =>
  createClosePhase(world.deps)({
    agencyId,
    cycleId,
    phase,
    trigger: over.by === undefined ? 'schedule' : 'administrator',
    by: over.by ?? null,
    now: over.at ?? addSeconds(exampleCycle.deadlines[phase], 3600),
  });

describe('closing a phase that is due', () => {
  it('freezes the cut-off at the deadline, signals the machine and forgets token and signal', async () => {
    const world = await waitingIn('planning');
    const result = await close(world, 'planning');
    const closure = {
      trigger: 'schedule',
      basis: 'deadline',
      by: null,
      cutOff: exampleCycle.deadlines.planning,
      at: world.clock.now(),
    };
    expect(result).toEqual({ outcome: 'closing', closure });
    expect(await world.cycle()).toMatchObject({
      phase: 'planning',
      status: 'closing',
      closures: { planning: closure },
    });
    expect(world.workflow.signalled).toEqual([{ token: 'token-1', signal: { outcome: 'closed' } }]);
    expect(await world.read(tokenKey)).toBeNull();
    expect(await world.read(signalKey)).toMatchObject({ kind: 'delivered' });
  });

  it('says who closed it where an administrator did', async () => {
    const world = await waitingIn('planning');
    const result = await close(world, 'planning', { by: 'admin' });
    expect(result).toMatchObject({ closure: { trigger: 'administrator', basis: 'deadline', by: 'admin' } });
  });

  it('answers a second closer with the first closure and signals once', async () => {
    const world = await waitingIn('planning');
    const first = await close(world, 'planning');
    world.clock.advance(60);
    expect(await close(world, 'planning', { by: 'admin' })).toEqual(first);
    await world.enterPhase('execution', { closures: (await world.cycle()).closures });
    expect(await close(world, 'planning')).toEqual(first);
    expect(world.workflow.signalled).toHaveLength(1);
  });

  it('of two at once lets one close, and both get its closure', async () => {
    const world = await waitingIn('planning');
    const results = await Promise.all([close(world, 'planning'), close(world, 'planning', { by: 'admin' })]);
    const { closures } = await world.cycle();
    expect(closures.planning).toBeDefined();
    for (const result of results) expect(result).toEqual({ outcome: 'closing', closure: closures.planning });
    // Both may send; the workflow takes the first and calls the second gone.
    expect(new Set(world.workflow.signalled.map((s) => s.token))).toEqual(new Set(['token-1']));
    expect(await world.read(signalKey)).toMatchObject({ kind: 'delivered' });
  });

  it('decides anew where the cycle changed between reading and writing', async () => {
    const world = await waitingIn('planning');
    const { commit } = world.deps.store;
    let changed = false;
    const store = {
      ...world.deps.store,
      commit: async (writes: Parameters<typeof commit>[0]) => {
        if (!changed) {
          changed = true;
          const later = addSeconds(exampleCycle.deadlines.planning, 86_400);
          const cycle = await world.cycle();
          await world.put(keys.cycle(agencyId, cycleId), {
            ...cycle,
            deadlines: { ...cycle.deadlines, planning: later },
          });
        }
        return commit(writes);
      },
    };
    const result = await close({ ...world, deps: { ...world.deps, store } }, 'planning');
    expect(result).toMatchObject({ outcome: 'not-due' });
    expect(await world.cycle()).toMatchObject({ status: 'open', closures: {} });
    expect(await world.read(signalKey)).toBeNull();
  });
});

describe('a signal', () => {
  it('that got lost stays pending with the phase closed, and is delivered by the next attempt', async () => {
    const world = await waitingIn('planning');
    world.workflow.answer('throw');
    expect(await close(world, 'planning')).toMatchObject({ outcome: 'closing', closure: { trigger: 'schedule' } });
    expect(await world.cycle()).toMatchObject({ status: 'closing' });
    expect(await world.read(signalKey)).toMatchObject({ kind: 'phase-closed', phase: 'planning' });
    world.workflow.answer('delivered');
    expect(await deliverSignal(world.deps, agencyId, cycleId)).toBe('delivered');
    expect(await deliverSignal(world.deps, agencyId, cycleId)).toBe('nothing');
    expect(world.workflow.signalled).toHaveLength(1);
  });

  it('for a wait that has ended counts as delivered: the phase is closed already', async () => {
    const world = await waitingIn('planning');
    world.workflow.answer('gone');
    expect(await close(world, 'planning')).toMatchObject({ outcome: 'closing' });
    expect(await world.read(signalKey)).toMatchObject({ kind: 'delivered' });
    expect(await world.read(tokenKey)).toBeNull();
  });

  it('waits where the machine has not opened the phase again yet', async () => {
    const world = await createWorld();
    expect(await close(world, 'planning')).toMatchObject({ outcome: 'closing' });
    expect(await deliverSignal(world.deps, agencyId, cycleId)).toBe('waiting');
    expect(await world.read(signalKey)).toMatchObject({ phase: 'planning' });
    expect(world.workflow.signalled).toEqual([]);
  });

  it('never goes to the token of another phase', async () => {
    const world = await waitingIn('planning');
    await world.put(tokenKey, { schemaVersion: 1, phase: 'execution', run: 1, token: 'token-2' });
    await close(world, 'planning');
    expect(world.workflow.signalled).toEqual([]);
    expect(await world.read(tokenKey)).toMatchObject({ token: 'token-2' });
  });

  it('does not push out a start that was not delivered yet', async () => {
    const world = await createWorld();
    const at = world.clock.now();
    await world.put(signalKey, { schemaVersion: 1, kind: 'start', phase: 'planning', run: 1, at });
    await close(world, 'planning');
    expect(world.workflow.started).toEqual([{ agencyId, cycleId, run: 1 }]);
    expect(await world.read(signalKey)).toMatchObject({ kind: 'phase-closed' });
  });
});

describe('a start that cannot be delivered', () => {
  it('is not pushed out: the close is refused as long as the workflow is silent, and nothing of it stored', async () => {
    const world = await createWorld();
    const at = world.clock.now();
    await world.put(signalKey, { schemaVersion: 1, kind: 'start', phase: 'planning', run: 1, at });
    world.workflow.answer('throw');
    await expect(close(world, 'planning')).rejects.toMatchObject({ refusal: { code: 'busy' } });
    expect(await world.cycle()).toMatchObject({ status: 'open', closures: {} });
    expect(await world.read(signalKey)).toMatchObject({ kind: 'start' });
  });
});

describe('closing a phase that is not due', () => {
  it.each(['schedule', 'administrator'])('is refused to the %s within the grace, whatever is done', async (trigger) => {
    const world = await waitingIn('planning');
    const at = addSeconds(exampleCycle.deadlines.planning, world.rules.closing.graceSeconds - 1);
    const by = trigger === 'administrator' ? { by: 'admin' } : {};
    const deadline = exampleCycle.deadlines.planning;
    expect(await close(world, 'planning', { at, ...by })).toEqual({ outcome: 'not-due', deadline });
    const due = addSeconds(at, 1);
    expect(await close(world, 'planning', { at: due, ...by })).toMatchObject({ outcome: 'closing' });
  });

  it('is refused before the deadline while a plan is missing, and allowed once all are set', async () => {
    const world = await waitingIn('planning');
    const before = { at: world.clock.now(), by: 'admin' };
    expect(await close(world, 'planning', before)).toEqual({ outcome: 'open-duties', duty: 'plan' });
    for (const id of ['secretary', 'admin', 'auditor', 'member-1', 'member-2', 'member-3', 'health-head', 'chief'])
      await world.planned(id);
    for (const id of ['ani', 'budi', 'citra', 'school-head']) await world.planned(id);
    expect(await close(world, 'planning', before)).toEqual({ outcome: 'open-duties', duty: 'plan' });
    await world.planned('dewi');
    const result = await close(world, 'planning', before);
    expect(result).toMatchObject({ closure: { basis: 'duties-done', cutOff: world.clock.now(), by: 'admin' } });
  });

  it.each<HumanPhase>(['execution', 'objection-window'])('is never done for %s', async (phase) => {
    const world = await waitingIn(phase);
    const result = await close(world, phase, { at: world.clock.now(), by: 'admin' });
    expect(result).toEqual({ outcome: 'not-due', deadline: exampleCycle.deadlines[phase] });
  });

  it('is refused by name where the cycle has not reached the phase', async () => {
    const world = await waitingIn('planning');
    await expect(close(world, 'execution')).rejects.toMatchObject({ refusal: { code: 'wrong-phase' } });
  });
});
