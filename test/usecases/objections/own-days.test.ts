import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { zones } from '../../../functions/domain/time/instant.ts';
import { addDays, addSeconds, localDateOf } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createClosePhase } from '../../../functions/usecases/cycles/close-phase.ts';
import { createFileObjection } from '../../../functions/usecases/objections/file-objection.ts';
import { createGetWindow } from '../../../functions/usecases/objections/get-window.ts';
import { loadTerms, windowOf } from '../../../functions/usecases/objections/terms.ts';
import { createWatchCycles } from '../../../functions/usecases/watch/watch-cycles.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { objectionText } from '../../support/objections.ts';
import { publishedWorld } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

type Window = 'objection-window' | 'follow-up';
const ani = { cycleId, employeeId: 'ani' };

const close = async (world: World, phase: Window, by: string | null, now: string) => {
  const trigger = by === null ? 'schedule' : 'administrator';
  return createClosePhase(world.deps)({ agencyId, cycleId, phase, trigger, by, now });
};
const file = async (world: World) => {
  const { version } = await world.case('ani');
  return createFileObjection(world.deps)(world.command('ani', { version }), { ...ani, ...objectionText });
};

/** A later version of the rules with more holidays, in force from now on. */
const decree = async (world: World, days: readonly string[]): Promise<void> => {
  const { calendar } = world.rules;
  const holidays = [...calendar.holidays, ...days.map((date) => ({ date, name: 'Cuti bersama tambahan' }))];
  await world.put(keys.ruleSet(agencyId, '2026.2'), {
    ...world.rules,
    version: '2026.2',
    calendar: { ...calendar, holidays },
  });
  const agency = await world.read(keys.agency(agencyId));
  if (agency === null) throw new Error('no agency');
  await world.put(keys.agency(agencyId), { ...agency, ruleSetVersion: '2026.2' });
};

/** Published, and some of the last days made holidays since: everybody's own time ends later than the cycle's window. */
const decreed = async () => {
  const world = await publishedWorld();
  const own = () => createGetWindow(world.deps)(world.actor('ani'), ani);
  const before = await own();
  const cycle = await world.cycle();
  const last = localDateOf(addSeconds(before.deadline, -1), cycle.zone);
  const days = Array.from({ length: 6 }, (_, back) => addDays(last, -back));
  await world.put(keys.cycle(agencyId, cycleId), {
    ...cycle,
    deadlines: { ...cycle.deadlines, 'objection-window': before.deadline },
  });
  await decree(world, days);
  return { world, before, after: await own() };
};

describe('the close of a phase', () => {
  it('leaves everybody their own days: the window waits for the last of them', async () => {
    const { world, before, after } = await decreed();
    expect(after.deadline > before.deadline).toBe(true);
    const now = addSeconds(before.deadline, 3600);
    world.clock.set(now);
    expect(await close(world, 'objection-window', null, now)).toEqual({ outcome: 'not-due', deadline: after.deadline });
    expect(await close(world, 'objection-window', 'admin', now)).toMatchObject({ outcome: 'not-due' });
    const watched = await createWatchCycles(sharedTenants(world.deps))({ time: now });
    expect(watched.attention.flatMap(({ findings }) => findings)).not.toContain('close-late');
    world.clock.set(addSeconds(after.deadline, -1));
    expect((await file(world)).act).toBe('objection-filed');
    const later = addSeconds(after.deadline, 3600);
    world.clock.set(later);
    expect(await close(world, 'objection-window', null, later)).toMatchObject({
      outcome: 'closing',
      closure: { cutOff: after.deadline },
    });
  });

  it('does not end the follow-up over a time that a later decree opened again, though nobody owes anything', async () => {
    const { world, before, after } = await decreed();
    await world.enterPhase('follow-up');
    const now = addSeconds(before.deadline, 3600);
    world.clock.set(now);
    expect(await close(world, 'follow-up', 'admin', now)).toEqual({ outcome: 'not-due', deadline: after.deadline });
    expect((await file(world)).act).toBe('objection-filed');
    const later = addSeconds(after.deadline, 3600);
    world.clock.set(later);
    expect(await close(world, 'follow-up', 'admin', later)).toEqual({
      outcome: 'open-duties',
      duty: 'objection-decision',
    });
  });
});

const day = 86_400;
const anyRules = fc.record({
  dayKind: fc.constantFrom('working' as const, 'calendar' as const),
  receipt: fc.constantFrom('publication' as const, 'acknowledgement' as const),
  daysPerWeek: fc.constantFrom(5 as const, 6 as const),
  holidays: fc.array(fc.integer({ min: -10, max: 45 }), { maxLength: 8 }),
});

describe('nobody’s own fourteen days', () => {
  it('are cut by a close, over leap days, holidays, both weeks, three zones and any receipt', async () => {
    const cases = fc.record({
      rules: anyRules,
      zone: fc.constantFrom(...zones),
      // The end of February of a leap year is among them, with Nyepi and Idulfitri.
      published: fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }),
      acknowledged: fc.option(fc.integer({ min: 0, max: 60 * 24 * 60 }), { nil: null }),
      decreed: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
      phase: fc.constantFrom('objection-window' as const, 'follow-up' as const),
      by: fc.constantFrom(null, 'admin'),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ rules: over, zone, published, acknowledged, decreed: days, phase, by }) => {
        const publishedAt = addSeconds('2026-01-15T00:00:00.000Z', published * 60);
        const today = localDateOf(publishedAt, zone);
        const dated = (offsets: readonly number[]) =>
          offsets.map((offset) => ({ date: addDays(today, offset), name: 'Libur' }));
        const { objection, calendar } = defaultRuleSet;
        const rules: RuleSet = {
          ...defaultRuleSet,
          objection: { ...objection, dayKind: over.dayKind, receipt: over.receipt },
          calendar: {
            ...calendar,
            daysPerWeek: over.daysPerWeek,
            holidays: [...calendar.holidays, ...dated(over.holidays)],
          },
        };
        const world = await createWorld({ rules });
        const { deadlines } = await world.cycle();
        const soon = addSeconds(publishedAt, 10 * day);
        await world.enterPhase(phase, {
          ...{ publishedAt, zone },
          deadlines: { ...deadlines, 'objection-window': soon, 'follow-up': soon },
        });
        await decree(
          world,
          dated(days).map(({ date }) => date),
        );
        const cycle = await world.cycle();
        const acknowledgedAt = acknowledged === null ? null : addSeconds(publishedAt, acknowledged * 60);
        const terms = await loadTerms(world.deps, agencyId, rules);
        const own = windowOf(cycle, { publishedAt, acknowledgedAt }, terms);
        const lastMoment = addSeconds(own.deadline, rules.closing.graceSeconds - 1);
        const early = await close(world, phase, by, lastMoment);
        expect(early).toMatchObject({ outcome: 'not-due' });
        // And not for ever: sixty days hold every window that these rules make.
        const after = await close(world, phase, by, addSeconds(publishedAt, 90 * day));
        expect(['closing', 'open-duties']).toContain(after.outcome);
      }),
      { numRuns: 120 },
    );
  });
});
