import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Duty,
  decideClosure,
  dueState,
  duties,
  endRules,
} from '../../../functions/domain/cycle/decide-closure.ts';
import { type HumanPhase, humanPhases } from '../../../functions/domain/cycle/phase.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';

const deadline = '2026-01-31T17:00:00.000Z';
const grace = 120;

describe('the state of a deadline', () => {
  it.each([
    [-1, 'early'],
    [0, 'grace'],
    [119, 'grace'],
    [120, 'due'],
    [86_400, 'due'],
  ] as const)('%i seconds after it is %s', (seconds, state) => {
    expect(dueState(deadline, addSeconds(deadline, seconds), grace)).toBe(state);
  });

  it('is the same for every time with a longer grace, or less due', () => {
    const order = ['early', 'grace', 'due'];
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(1e5), fc.nat(1e5), (seconds, a, b) => {
        const now = addSeconds(deadline, seconds);
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        const [first, second] = [dueState(deadline, now, long), dueState(deadline, now, short)];
        expect(order.indexOf(first)).toBeLessThanOrEqual(order.indexOf(second));
      }),
    );
  });
});

const decide = (phase: HumanPhase, trigger: 'schedule' | 'administrator', seconds: number, duty: Duty | null) => {
  const now = addSeconds(deadline, seconds);
  return { now, ...decideClosure({ phase, trigger, due: dueState(deadline, now, grace), deadline, now, duty }) };
};
const anyPhase = fc.constantFrom(...humanPhases);
const anyTrigger = fc.constantFrom('schedule' as const, 'administrator' as const);
const anyDuty = fc.constantFrom(null, ...duties);

describe('the end of a phase', () => {
  it('never comes within the grace', () => {
    fc.assert(
      fc.property(anyPhase, anyTrigger, anyDuty, fc.integer({ min: 0, max: grace - 1 }), (phase, trigger, duty, s) => {
        expect(decide(phase, trigger, s, duty)).toMatchObject({ decision: 'not-due', deadline });
      }),
    );
  });

  it('never comes early by the schedule', () => {
    fc.assert(
      fc.property(anyPhase, anyDuty, fc.integer({ min: -1e7, max: -1 }), (phase, duty, s) => {
        expect(decide(phase, 'schedule', s, duty).decision).toBe('not-due');
      }),
    );
  });

  it('comes early only where nobody owes anything, with the cut-off of that moment', () => {
    fc.assert(
      fc.property(anyPhase, anyDuty, fc.integer({ min: -1e7, max: -1 }), (phase, duty, s) => {
        const { now, ...verdict } = decide(phase, 'administrator', s, duty);
        const early = endRules[phase].early;
        const expected = duty === null ? { decision: 'close', basis: 'duties-done', cutOff: now } : { duty };
        expect(verdict).toMatchObject(early ? expected : { decision: 'not-due', deadline });
      }),
    );
  });

  it('comes with the deadline whoever asks, with the cut-off at it', () => {
    fc.assert(
      fc.property(anyTrigger, fc.integer({ min: grace, max: 1e7 }), (trigger, s) => {
        for (const phase of humanPhases.filter((p) => endRules[p].heldBy === null))
          expect(decide(phase, trigger, s, null)).toMatchObject({
            decision: 'close',
            basis: 'deadline',
            cutOff: deadline,
          });
      }),
    );
  });

  it.each([
    ['final-decision', 'final-decision'],
    ['follow-up', 'objection-decision'],
  ] as const)('of %s waits for %s however late it is', (phase, duty) => {
    for (const trigger of ['schedule', 'administrator'] as const)
      expect(decide(phase, trigger, 1e7, duty)).toMatchObject({ decision: 'open-duties', duty });
    expect(decide(phase, 'schedule', 1e7, null)).toMatchObject({ decision: 'close', basis: 'deadline' });
  });

  it('is held by nothing else', () => {
    for (const phase of humanPhases)
      for (const duty of duties.filter((d) => d !== endRules[phase].heldBy))
        expect(decide(phase, 'schedule', 1e7, duty).decision).toBe('close');
  });
});
