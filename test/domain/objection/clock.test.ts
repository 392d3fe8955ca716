import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockState, dueWarning } from '../../../functions/domain/objection/clock.ts';
import { decisionDeadline } from '../../../functions/domain/objection/window.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { isWorkingDay } from '../../../functions/domain/time/calendar.ts';
import { zones } from '../../../functions/domain/time/instant.ts';
import { addDays, addSeconds, localDateOf, startOfDay } from '../../../functions/domain/time/zone.ts';

const zone = 'Asia/Jakarta';
const filedAt = '2026-07-01T02:00:00.000Z';
/** Midnight after Tuesday 21 July; five working days before that is the 14th, two the 17th. */
const decideBy = decisionDeadline(filedAt, zone, defaultRuleSet);
const clock = { decideBy, zone, rules: defaultRuleSet } as const;

describe('the warnings of a term', () => {
  it.each([
    ['the day before the first', '2026-07-13T16:59:59.999Z', [], null, 'running'],
    ['five working days before', '2026-07-13T17:00:00.000Z', [], 5, 'due-soon'],
    ['given already', '2026-07-14T02:00:00.000Z', [5], null, 'due-soon'],
    ['two working days before', '2026-07-16T17:00:00.000Z', [5], 2, 'due-soon'],
    ['the schedule did not run for days', '2026-07-17T02:00:00.000Z', [], 2, 'due-soon'],
    ['the last moment', '2026-07-21T16:59:59.999Z', [5, 2], null, 'due-soon'],
    ['the term has passed', '2026-07-21T17:00:00.000Z', [5, 2], 0, 'overdue'],
    ['and that was said', '2026-08-21T17:00:00.000Z', [5, 2, 0], null, 'overdue'],
  ] as const)('%s', (_, now, given, warning, state) => {
    expect(dueWarning(given, now, clock)).toBe(warning);
    expect(clockState(now, clock)).toBe(state);
  });

  it('are each given once and in order, however often the schedule runs', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.constantFrom(...zones), (seconds, where) => {
        const at = { ...clock, zone: where, decideBy: decisionDeadline(filedAt, where, defaultRuleSet) };
        const given: number[] = [];
        let now = filedAt;
        for (const step of seconds) {
          now = addSeconds(now, step);
          const warning = dueWarning(given, now, at);
          if (warning === null) continue;
          expect(given.every((earlier) => earlier > warning)).toBe(true);
          given.push(warning);
        }
        expect(given.includes(0)).toBe(now >= at.decideBy);
      }),
    );
  });
});

describe('the warnings of any term', () => {
  it('fall whole days before its end, as it counts them: leap days, holidays, both weeks, three zones', () => {
    const any = fc.record({
      filed: fc.integer({ min: 0, max: 1064 * 1440 }),
      where: fc.constantFrom(...zones),
      daysPerWeek: fc.constantFrom<5 | 6>(5, 6),
      dayKind: fc.constantFrom<'working' | 'calendar'>('working', 'calendar'),
      off: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(any, ({ filed, where, daysPerWeek, dayKind, off }) => {
        // Three years from 2026 on: the leap day of 2028 is among them.
        const at = addSeconds('2026-01-01T00:00:00.000Z', filed * 60);
        const day = localDateOf(at, where);
        const decreed = off.map((days) => ({ date: addDays(day, days), name: 'Libur' }));
        const { calendar, objection } = defaultRuleSet;
        const holidays = [...calendar.holidays, ...decreed];
        const rules = {
          ...defaultRuleSet,
          objection: { ...objection, dayKind },
          calendar: { ...calendar, daysPerWeek, holidays },
        };
        const end = decisionDeadline(at, where, rules);
        const counts = (date: string) => dayKind === 'calendar' || isWorkingDay(date, rules.calendar);
        for (const days of objection.warnDays) {
          let first = localDateOf(addSeconds(end, -1), where);
          for (let left = days; left > 0; ) {
            first = addDays(first, -1);
            if (counts(first)) left -= 1;
          }
          const from = startOfDay(first, where);
          const own = { decideBy: end, zone: where, rules };
          const given = objection.warnDays.filter((earlier) => earlier > days);
          expect(dueWarning(given, from, own)).toBe(days);
          expect(dueWarning(given, addSeconds(from, -1), own)).toBeNull();
          expect(clockState(addSeconds(end, -1), own)).toBe('due-soon');
          expect(clockState(end, own)).toBe('overdue');
        }
      }),
    );
  });
});
