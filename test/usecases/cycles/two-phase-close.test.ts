import { describe, expect, it } from 'vitest';
import type { ClosingRules } from '../../../functions/domain/rules/closing-rules.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseByHand } from '../../../functions/usecases/cycles/close-by-hand.ts';
import { createConfirmClosure } from '../../../functions/usecases/cycles/confirm-closure.ts';
import { createExtendDeadline } from '../../../functions/usecases/cycles/extend-deadline.ts';
import { knownRehearsals } from '../../../functions/usecases/rehearsals/known-rehearsals.ts';
import { createSecondWord } from '../../../functions/usecases/reopenings/second-word.ts';
import { createCloseDuePhases } from '../../../functions/usecases/schedules/close-due-phases.ts';
import { createWatchCycles } from '../../../functions/usecases/watch/watch-cycles.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';
import { night, submit } from '../rehearsals/rehearsal-world.ts';

const deadline = exampleCycle.deadlines.planning;
const hour = 3600;

const worldWith = (closing: Partial<ClosingRules>): Promise<World> =>
  createWorld({ rules: { ...defaultRuleSet, closing: { graceSeconds: 60, ...closing } } });
const at = (world: World, seconds: number): void => world.clock.set(addSeconds(deadline, seconds));
const tick = (world: World) => createCloseDuePhases(sharedTenants(world.deps))({ time: world.clock.now() });
const byHand = (world: World, person = 'admin') =>
  createCloseByHand(world.deps)(world.command(person), { cycleId, phase: 'planning' });
const confirm = (world: World, person: string) =>
  createConfirmClosure(world.deps)(world.command(person), { cycleId, phase: 'planning', reason: 'Sudah diperiksa.' });

describe('a soft close', () => {
  it('settles nobody before the hours for corrections are over', async () => {
    const world = await worldWith({ corrections: { hours: 24, by: ['administrator'] } });
    at(world, 24 * hour + 59);
    await tick(world);
    expect((await world.cycle()).status).toBe('open');
    expect(await refusalOf(byHand(world))).toMatchObject({
      code: 'not-due',
      deadline: addSeconds(deadline, 24 * hour),
    });
    at(world, 24 * hour + 60);
    await tick(world);
    // Facts count by the deadline all the same.
    expect(await world.cycle()).toMatchObject({ status: 'closing', closures: { planning: { cutOff: deadline } } });
  });

  it('is none where the rules give no hours: the close comes after the grace, as ever', async () => {
    const world = await worldWith({});
    at(world, 60);
    await tick(world);
    expect((await world.cycle()).status).toBe('closing');
  });

  it('is no late close to whoever watches', async () => {
    const world = await worldWith({ corrections: { hours: 24, by: ['administrator'] } });
    const findings = async () =>
      (await createWatchCycles(sharedTenants(world.deps))({ time: world.clock.now() })).attention;
    at(world, 20 * hour);
    expect(await findings()).toEqual([]);
    at(world, 26 * hour);
    expect(await findings()).toMatchObject([{ findings: ['close-late'] }]);
  });
});

/** A world rehearsed in the last night, in which half of the people then hand in what was missing. */
const surprised = async (counts: 'every-change' | 'other-than-complete' = 'every-change'): Promise<World> => {
  const world = await worldWith({ tolerance: { share: '5', counts, confirmHours: 12 } });
  at(world, -20 * hour);
  await night(world);
  for (const id of ['ani', 'budi', 'citra', 'dewi']) await submit(world, id);
  at(world, 60);
  return world;
};

describe('a close that is another than rehearsed', () => {
  it('waits, and says by how many of how many, and until when', async () => {
    const world = await surprised();
    await tick(world);
    const { status, holds } = await world.cycle();
    expect(status).toBe('open');
    expect(holds).toEqual([
      {
        ...{
          phase: 'planning',
          rehearsal: 2,
          comparedWith: 1,
          cases: 13,
          changed: 4,
          tolerance: '5',
          triggeredBy: null,
        },
        ...{ at: addSeconds(deadline, 60), until: addSeconds(deadline, 60 + 12 * hour), outcome: null },
      },
    ]);
    await tick(world);
    expect((await world.cycle()).holds).toHaveLength(1);
    expect(await refusalOf(byHand(world))).toMatchObject({
      code: 'confirmation-required',
      extra: { changed: 4, cases: 13 },
    });
  });

  it('goes on when a second person has looked: an administrator or the chair', async () => {
    for (const person of ['admin', 'member-1']) {
      const world = await surprised();
      await tick(world);
      expect(await confirm(world, person)).toMatchObject({ closure: { trigger: 'schedule', by: null } });
      const outcome = { kind: 'confirmed', by: person, reason: 'Sudah diperiksa.', at: world.clock.now() };
      expect(await world.cycle()).toMatchObject({ status: 'closing', holds: [{ outcome }] });
      expect(await confirm(world, person)).toMatchObject({ closure: { trigger: 'schedule' } });
    }
  });

  it('is not confirmed by whoever wanted to close, nor by anybody else', async () => {
    const world = await surprised();
    expect(await refusalOf(byHand(world))).toMatchObject({ code: 'confirmation-required' });
    expect((await world.cycle()).holds).toMatchObject([{ triggeredBy: 'admin' }]);
    for (const person of ['admin', 'member-2', 'ani'])
      expect(await refusalOf(confirm(world, person))).toMatchObject({ code: 'forbidden' });
    expect(await confirm(world, 'member-1')).toMatchObject({ closure: { trigger: 'administrator', by: 'admin' } });
  });

  it('never hangs: unanswered, it closes by rule and the hold says that it lapsed', async () => {
    const world = await surprised();
    await tick(world);
    at(world, 12 * hour + 59);
    await tick(world);
    expect((await world.cycle()).status).toBe('open');
    at(world, 12 * hour + 60);
    await tick(world);
    expect(await world.cycle()).toMatchObject({ status: 'closing', holds: [{ outcome: { kind: 'lapsed' } }] });
  });

  it('passes where what changed is within the tolerance, or was only done', async () => {
    const within = await worldWith({ tolerance: { share: '50', counts: 'every-change', confirmHours: 12 } });
    at(within, -20 * hour);
    await night(within);
    await submit(within, 'ani');
    at(within, 60);
    await tick(within);
    expect(await within.cycle()).toMatchObject({ status: 'closing' });

    const done = await surprised('other-than-complete');
    at(done, -hour);
    for (const id of ['ani', 'budi', 'citra', 'dewi']) await done.planned(id);
    at(done, 60);
    await tick(done);
    expect((await done.cycle()).status).toBe('closing');
  });

  it('is not asked for where nothing was rehearsed, nor where the rules name no tolerance', async () => {
    const never = await worldWith({
      rehearsalDays: 0,
      tolerance: { share: '0', counts: 'every-change', confirmHours: 1 },
    });
    at(never, 60);
    await tick(never);
    expect((await never.cycle()).status).toBe('closing');
    expect((await knownRehearsals(never.deps, agencyId, cycleId)).map(({ data }) => data.basis)).toEqual(['close']);
  });

  it('is looked at anew where the deadline was moved meanwhile', async () => {
    const world = await surprised();
    await tick(world);
    const version = (await world.deps.store.get(keys.cycle(agencyId, cycleId)))?.version ?? 0;
    const to = '2026-02-03';
    const longer = { cycleId, phase: 'planning', deadline: to, reason: 'Gangguan.' } as const;
    await createExtendDeadline(world.deps)(world.command('admin', { version }), longer);
    const word = { cycleId, about: 'extension', number: 1, decision: 'approve', reason: 'Ya.' } as const;
    await createSecondWord(world.deps)(world.command('member-1'), word);
    await night(world);
    world.clock.set('2026-02-03T17:01:00.000Z');
    await tick(world);
    expect((await world.cycle()).status).toBe('closing');
  });

  it('has nothing to confirm before it waits', async () => {
    expect(await refusalOf(confirm(await surprised(), 'member-1'))).toMatchObject({ code: 'wrong-phase' });
  });
});
