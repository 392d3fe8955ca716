import { describe, expect, it } from 'vitest';
import { createExtendDeadline, type ExtendDeadlineInput } from '../../../functions/usecases/cycles/extend-deadline.ts';
import { createSecondWord } from '../../../functions/usecases/reopenings/second-word.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, exampleCycle, type World, withoutSecondPerson } from '../../support/world.ts';

const input: ExtendDeadlineInput = { cycleId, phase: 'planning', deadline: '2026-02-05', reason: 'Banjir.' };
const version = async (world: World): Promise<number> => {
  const found = await world.deps.store.query({ pk: 'kota#cycles', sk: { kind: 'all' } }, { limit: 1, after: null });
  return found.items[0]?.version ?? 0;
};
const extend = async (world: World, over: Partial<ExtendDeadlineInput> = {}, person = 'admin') =>
  createExtendDeadline(world.deps)(world.command(person, { version: await version(world) }), { ...input, ...over });

describe('extending a deadline', () => {
  it('moves it and keeps from when to when, why and by whom', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const view = await extend(world);
    expect(view.deadlines.planning).toBe('2026-02-05T17:00:00.000Z');
    expect(view.extensions).toEqual([
      {
        phase: 'planning',
        from: exampleCycle.deadlines.planning,
        to: '2026-02-05T17:00:00.000Z',
        reason: 'Banjir.',
        by: 'admin',
        at: world.clock.now(),
      },
    ]);
    expect(view.version).toBe(await version(world));
  });

  it('opens a phase again whose deadline has passed and that is not closed', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    world.clock.set('2026-02-01T02:00:00.000Z');
    expect((await extend(world)).deadlines.planning > world.clock.now()).toBe(true);
  });

  it('is possible for a later phase', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const view = await extend(world, { phase: 'committee-forum', deadline: '2026-04-22T12:00:00+07:00' });
    expect(view.deadlines['committee-forum']).toBe('2026-04-22T05:00:00.000Z');
  });

  it.each<[string, Partial<ExtendDeadlineInput>, string[]]>([
    ['an earlier day', { deadline: '2026-01-25' }, ['not-later']],
    ['the same day', { deadline: '2026-01-31' }, ['not-later']],
    ['a day in the past', { deadline: '2026-01-10' }, ['not-later', 'in-the-past']],
    ['a day after the next deadline', { deadline: '2026-04-06' }, ['deadline-order']],
  ])('refuses %s', async (_, over, codes) => {
    const world = await createWorld({ rules: withoutSecondPerson });
    await expect(extend(world, over)).rejects.toMatchObject({
      refusal: { code: 'invalid-body', fields: codes.map((code) => ({ pointer: '/deadline', code })) },
    });
    expect(await world.cycle()).toMatchObject({ deadlines: exampleCycle.deadlines, extensions: [] });
  });

  it('comes too late for a phase that is closing or past', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    await world.enterPhase('planning', { status: 'closing' });
    await expect(extend(world)).rejects.toMatchObject({ refusal: { code: 'wrong-phase' } });
    await world.enterPhase('execution');
    await expect(extend(world)).rejects.toMatchObject({ refusal: { code: 'wrong-phase' } });
  });

  it('of the objection window waits for publication, which it is counted from', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const window = { phase: 'objection-window' as const, deadline: '2026-05-20' };
    await expect(extend(world, window)).rejects.toMatchObject({ refusal: { code: 'wrong-phase' } });
    await world.enterPhase('objection-window', { publishedAt: '2026-04-27T03:00:00.000Z' });
    expect((await extend(world, window)).deadlines['objection-window']).toBe('2026-05-20T17:00:00.000Z');
  });

  it('belongs to administrators', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    await expect(extend(world, {}, 'secretary')).rejects.toMatchObject({ refusal: { code: 'forbidden' } });
  });
});

describe('an extension by one who read an older cycle', () => {
  it('is refused', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const run = createExtendDeadline(world.deps);
    await expect(run(world.command('admin', { version: 7 }), input)).rejects.toMatchObject({
      refusal: { code: 'precondition-failed', extra: { currentVersion: 1 } },
    });
    await expect(run(world.command('admin'), input)).rejects.toMatchObject({
      refusal: { code: 'precondition-required' },
    });
  });

  it('of two at once lets one through', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const results = await Promise.allSettled([extend(world), extend(world, { deadline: '2026-02-06' })]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await world.cycle()).extensions).toHaveLength(1);
  });
});

describe('the same extension again', () => {
  it('gets the cycle and extends nothing twice', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const run = createExtendDeadline(world.deps);
    const command = world.command('admin', { key: 'extend-1', digest: 'same', version: 1 });
    const first = await run(command, input);
    expect(await run(command, input)).toEqual(first);
    expect((await world.cycle()).extensions).toHaveLength(1);
  });

  it('is refused with another body', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const run = createExtendDeadline(world.deps);
    await run(world.command('admin', { key: 'extend-1', digest: 'one', version: 1 }), input);
    const other = world.command('admin', { key: 'extend-1', digest: 'two', version: 2 });
    await expect(run(other, input)).rejects.toMatchObject({ refusal: { code: 'idempotency-key-reused' } });
  });
});

describe('a later end for everybody or a unit', () => {
  const word = (world: World, by: string, decision: 'approve' | 'refuse' = 'approve', number = 1) =>
    createSecondWord(world.deps)(world.command(by), {
      ...{ cycleId, about: 'extension', number, decision, reason: 'Sudah dilihat.' },
    });

  it('waits for a second person, by name and with a reason', async () => {
    const world = await createWorld();
    expect(await extend(world)).toMatchObject({
      ...{ extensions: [], deadlines: exampleCycle.deadlines },
      askedExtensions: [{ number: 1, by: 'admin', reason: 'Banjir.', decision: null }],
    });
    expect(await refusalOf(word(world, 'admin'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(word(world, 'ani'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(word(world, 'secretary', 'approve', 2))).toMatchObject({ code: 'not-found' });
    expect(await word(world, 'secretary')).toMatchObject({ decision: { kind: 'approve', by: 'secretary' } });
    expect(await world.cycle()).toMatchObject({
      deadlines: { planning: '2026-02-05T17:00:00.000Z' },
      extensions: [{ by: 'admin', from: exampleCycle.deadlines.planning, approval: { by: 'secretary' } }],
    });
    expect(await word(world, 'secretary')).toMatchObject({ decision: { by: 'secretary' } });
    expect(await refusalOf(word(world, 'member-1'))).toMatchObject({ code: 'already-decided' });
    expect((await world.cycle()).extensions).toHaveLength(1);
  });

  it('counts nothing where it is refused, and is judged by the cycle as it stands when it is approved', async () => {
    const world = await createWorld();
    await extend(world);
    await word(world, 'member-1', 'refuse');
    expect(await world.cycle()).toMatchObject({ deadlines: exampleCycle.deadlines, extensions: [] });
    await extend(world, { unitCode: 'DINKES' });
    world.clock.set('2026-02-06T00:00:00.000Z');
    expect(await refusalOf(word(world, 'member-1', 'approve', 2))).toMatchObject({ code: 'invalid-body' });
    await extend(world, { deadline: '2026-02-20' });
    await world.enterPhase('planning', { status: 'closing' });
    expect(await refusalOf(word(world, 'member-1', 'approve', 3))).toMatchObject({ code: 'wrong-phase' });
  });
});
