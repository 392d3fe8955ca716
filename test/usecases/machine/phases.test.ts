import { describe, expect, it } from 'vitest';
import type { HumanPhase } from '../../../functions/domain/cycle/phase.ts';
import { humanPhases, phases } from '../../../functions/domain/cycle/phase.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createClosePhase } from '../../../functions/usecases/cycles/close-phase.ts';
import { createContinueCycle } from '../../../functions/usecases/machine/continue-cycle.ts';
import { createEnterPhase } from '../../../functions/usecases/machine/enter-phase.ts';
import { createFindPosition } from '../../../functions/usecases/machine/find-position.ts';
import { createOpenPhase } from '../../../functions/usecases/machine/open-phase.ts';
import { createRecordFailure } from '../../../functions/usecases/machine/record-failure.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const run = { agencyId, cycleId, run: 1 };
const tokenKey = keys.taskToken(agencyId, cycleId);
const signalKey = keys.pendingSignal(agencyId, cycleId);
const open = (world: World, phase: HumanPhase, taskToken = 'token-1', over = {}) =>
  createOpenPhase(world.deps)({ ...run, phase, taskToken, ...over });

describe('finding the position', () => {
  it.each([
    ['planning', 'open', 'planning.open'],
    ['supervisor-review', 'closing', 'supervisor-review.closing'],
    ['scoring', 'running', 'scoring.running'],
  ] as const)('%s and %s is %s', async (phase, status, position) => {
    const world = await createWorld();
    await world.enterPhase(phase, { status });
    const found = await createFindPosition(world.deps)(run);
    expect(found).toMatchObject({
      ...run,
      position,
      ranges: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ],
    });
    expect(found.directory).toHaveLength(16);
  });

  it('tells an execution that another one has taken over', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { run: 2 });
    expect((await createFindPosition(world.deps)(run)).position).toBe('superseded');
    expect((await createFindPosition(world.deps)({ ...run, run: 2 })).position).toBe('planning.open');
  });

  it('hands out at most eighty ranges that cover every shard once', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { shardCount: 600 });
    const { ranges } = await createFindPosition(world.deps)(run);
    expect(ranges).toHaveLength(80);
    expect([ranges[0]?.from, ranges.at(-1)?.to]).toEqual([0, 600]);
    for (const [i, range] of ranges.entries()) expect(range.from).toBe(ranges[i - 1]?.to ?? 0);
  });
});

describe('opening a phase', () => {
  it.each(humanPhases.map((phase) => [phase]))('%s: only from the one before it', async (phase) => {
    const before = phases[phases.indexOf(phase) - 1] ?? 'preparation';
    const human: readonly string[] = humanPhases;
    const world = await createWorld();
    await world.enterPhase(before, { status: human.includes(before) ? 'closing' : 'running' });
    await open(world, phase);
    expect(await world.cycle()).toMatchObject({ phase, status: 'open' });
    expect(await world.read(tokenKey)).toEqual({ schemaVersion: 1, phase, run: 1, token: 'token-1' });
  });

  it('keeps the tokens of all attempts at one wait, and the signal tries each', async () => {
    const world = await createWorld();
    const tried: string[] = [];
    world.deps.workflow = {
      ...world.deps.workflow,
      signal: async (token) => {
        tried.push(token);
        return token === 'later' ? 'delivered' : 'gone';
      },
    };
    await world.enterPhase('planning');
    await open(world, 'planning', 'later');
    // The attempt that the machine had given up comes through after the one that it waits for.
    await open(world, 'planning', 'given-up');
    expect(await world.read(tokenKey)).toMatchObject({ token: 'given-up', others: ['later'] });
    const now = '2026-01-31T17:01:00.000Z';
    await createClosePhase(world.deps)({ agencyId, cycleId, phase: 'planning', trigger: 'schedule', by: null, now });
    expect(tried).toEqual(['given-up', 'later']);
    expect(await world.read(tokenKey)).toBeNull();
  });

  it('forgets the tokens of an execution that was replaced', async () => {
    const world = await createWorld();
    await world.enterPhase('planning');
    await open(world, 'planning', 'first');
    await world.enterPhase('planning', { run: 2 });
    await open(world, 'planning', 'second', { run: 2 });
    expect(await world.read(tokenKey)).toEqual({ schemaVersion: 1, phase: 'planning', run: 2, token: 'second' });
  });

  it.each([
    ['a phase that people still work in', 'planning', 'open', 'execution'],
    ['two phases back', 'planning', 'closing', 'supervisor-review'],
    ['a later phase', 'follow-up', 'open', 'planning'],
  ] as const)('is refused from %s, and nothing is stored', async (_, phase, status, next) => {
    const world = await createWorld();
    await world.enterPhase(phase, { status });
    await expect(open(world, next)).rejects.toMatchObject({ name: 'PhaseOrderError' });
    expect(await world.cycle()).toMatchObject({ phase, status });
    expect(await world.read(tokenKey)).toBeNull();
  });

  it('again, as the retry of the machine does, replaces the token and nothing else', async () => {
    const world = await createWorld();
    await open(world, 'planning');
    const before = await world.cycle();
    await open(world, 'planning', 'token-2');
    expect(await world.read(tokenKey)).toMatchObject({ token: 'token-2' });
    expect(await world.cycle()).toEqual(before);
    expect(world.workflow.signalled).toEqual([]);
  });

  it('that is being closed already ends its wait at once', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { status: 'closing' });
    await open(world, 'planning', 'token-2');
    expect(world.workflow.signalled).toEqual([{ token: 'token-2', signal: { outcome: 'closed' } }]);
    expect(await world.read(tokenKey)).toBeNull();
    expect(await world.read(signalKey)).toMatchObject({ kind: 'delivered' });
  });

  it('that is being closed keeps the signal for the schedule where it cannot be sent', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { status: 'closing' });
    world.workflow.answer('throw');
    await expect(open(world, 'planning', 'token-2')).rejects.toThrow('connection');
    expect(await world.read(signalKey)).toMatchObject({ kind: 'phase-closed', phase: 'planning' });
    expect(await world.read(tokenKey)).toMatchObject({ token: 'token-2' });
  });

  it('meets a closure at the same moment: the wait ends, whoever was first', async () => {
    const world = await createWorld();
    world.clock.set('2026-02-01T02:00:00.000Z');
    const now = world.clock.now();
    const close = { agencyId, cycleId, phase: 'planning', trigger: 'schedule', by: null, now } as const;
    await Promise.all([open(world, 'planning', 'token-2'), createClosePhase(world.deps)(close)]);
    expect(await world.cycle()).toMatchObject({ phase: 'planning', status: 'closing' });
    expect(world.workflow.signalled.map((s) => s.token)).toContain('token-2');
    expect(await world.read(signalKey)).toMatchObject({ kind: 'delivered' });
  });

  it('is not for an execution that another one has replaced', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { run: 2 });
    await expect(open(world, 'planning')).rejects.toMatchObject({ name: 'StaleRunError' });
    expect(await world.read(tokenKey)).toBeNull();
  });
});

describe('entering a phase of the machine', () => {
  const enter = (world: World, phase: 'scoring' | 'publication' | 'closed', over = {}) =>
    createEnterPhase(world.deps)({ ...run, phase, ...over });

  it('scoring deletes the secret of the feedback: nobody can link it to its authors any more', async () => {
    const world = await createWorld();
    await world.enterPhase('supervisor-review', { status: 'closing' });
    expect(await world.read(keys.feedbackSecret(agencyId, cycleId))).not.toBeNull();
    await enter(world, 'scoring');
    expect(await world.cycle()).toMatchObject({ phase: 'scoring', status: 'running' });
    expect(await world.read(keys.feedbackSecret(agencyId, cycleId))).toBeNull();
  });

  it('publication counts the objection window from its moment, once', async () => {
    const world = await createWorld();
    await world.enterPhase('final-decision', { status: 'closing' });
    world.clock.set('2026-04-27T03:00:00.000Z');
    await enter(world, 'publication');
    const published = await world.cycle();
    expect(published.publishedAt).toBe('2026-04-27T03:00:00.000Z');
    // Who takes no note has received it 5 working days after Monday 27 April 2026 in Jakarta, on 5 May, and then has 14:
    // 14, 15, 27 and 28 May are free.
    expect(published.deadlines['objection-window']).toBe('2026-05-29T17:00:00.000Z');
    world.clock.advance(86_400);
    await enter(world, 'publication');
    expect(await world.cycle()).toEqual(published);
  });

  it('the end leaves no token and no signal behind', async () => {
    const world = await createWorld();
    await world.enterPhase('follow-up', { status: 'closing' });
    await world.put(tokenKey, { schemaVersion: 1, phase: 'follow-up', run: 1, token: 'token-1' });
    await enter(world, 'closed');
    expect(await world.cycle()).toMatchObject({ phase: 'closed', closedAt: world.clock.now() });
    expect(await world.read(tokenKey)).toBeNull();
  });

  it('keeps the order and the run', async () => {
    const world = await createWorld();
    await expect(enter(world, 'scoring')).rejects.toMatchObject({ name: 'PhaseOrderError' });
    await world.enterPhase('supervisor-review', { status: 'closing', run: 2 });
    await expect(enter(world, 'scoring')).rejects.toMatchObject({ name: 'StaleRunError' });
    expect(await world.cycle()).toMatchObject({ phase: 'supervisor-review' });
  });
});

describe('handing over', () => {
  it('starts the next run with the old token void', async () => {
    const world = await createWorld();
    await open(world, 'planning');
    await createContinueCycle(world.deps)(run);
    expect(await world.cycle()).toMatchObject({ phase: 'planning', status: 'open', run: 2 });
    expect(world.workflow.started).toEqual([{ agencyId, cycleId, run: 2 }]);
    expect(await world.read(tokenKey)).toBeNull();
    expect(await world.read(signalKey)).toMatchObject({ kind: 'delivered' });
  });

  it('twice by the same execution starts one run', async () => {
    const world = await createWorld();
    await createContinueCycle(world.deps)(run);
    await Promise.all([createContinueCycle(world.deps)(run), createContinueCycle(world.deps)(run)]);
    expect(await world.cycle()).toMatchObject({ run: 2 });
    expect(new Set(world.workflow.started.map((s) => s.run))).toEqual(new Set([2]));
  });
});

describe('a failure of the machine', () => {
  const fail = (world: World, over = {}) => createRecordFailure(world.deps)({ ...run, error: 'TypeError', ...over });

  it('stands on the cycle with its phase, the first one only', async () => {
    const world = await createWorld();
    await fail(world);
    const failure = { phase: 'planning', error: 'TypeError', at: world.clock.now() };
    await fail(world, { error: 'RangeError' });
    expect((await world.cycle()).failure).toEqual(failure);
  });

  it('of an outdated execution, or after the end, is not the failure of the cycle', async () => {
    const world = await createWorld();
    await world.enterPhase('planning', { run: 2 });
    await fail(world);
    expect((await world.cycle()).failure).toBeNull();
    await world.enterPhase('closed');
    await fail(world, { run: 2 });
    expect((await world.cycle()).failure).toBeNull();
  });
});
