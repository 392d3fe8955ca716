import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockState, dueWarning } from '../../../functions/domain/objection/clock.ts';
import { decisionDeadline } from '../../../functions/domain/objection/window.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { zones } from '../../../functions/domain/time/instant.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';

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
