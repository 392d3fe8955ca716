import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSchedule,
  deadlineOf,
  type PlannedPhase,
  plannedPhases,
} from '../../../functions/domain/cycle/check-schedule.ts';
import type { Instant } from '../../../functions/domain/time/instant.ts';
import { addSeconds, endOfDay } from '../../../functions/domain/time/zone.ts';

const now = '2026-01-02T01:00:00.000Z';
const zone = 'Asia/Makassar';
const period = { from: '2026-01-01', to: '2026-03-31' };
const last = endOfDay(period.to, zone);

/** Planning at the end of January, then each phase so many days after the end of the period. */
const schedule = (over: Partial<Record<PlannedPhase, Instant>> = {}): Record<PlannedPhase, Instant> => ({
  planning: '2026-01-31T16:00:00.000Z',
  execution: addSeconds(last, 5 * 86_400),
  'supervisor-review': addSeconds(last, 12 * 86_400),
  'organisation-predicate': addSeconds(last, 15 * 86_400),
  'committee-forum': addSeconds(last, 20 * 86_400),
  'final-decision': addSeconds(last, 24 * 86_400),
  'follow-up': addSeconds(last, 73 * 86_400),
  ...over,
});
const check = (over: Partial<Record<PlannedPhase, Instant>> = {}, days = period) =>
  checkSchedule({ period: days, deadlines: schedule(over) }, zone, now).map((p) => `${p.pointer} ${p.code}`);

describe('a deadline', () => {
  it.each([
    ['2026-01-31', 'Asia/Jakarta', '2026-01-31T17:00:00.000Z'],
    ['2026-01-31', 'Asia/Makassar', '2026-01-31T16:00:00.000Z'],
    ['2026-01-31', 'Asia/Jayapura', '2026-01-31T15:00:00.000Z'],
    ['2026-01-31T12:00:00+07:00', 'Asia/Jayapura', '2026-01-31T05:00:00.000Z'],
    ['2026-01-31T12:00:00Z', 'Asia/Jakarta', '2026-01-31T12:00:00.000Z'],
  ] as const)('%s in %s is %s', (given, where, instant) => {
    expect(deadlineOf(given, where)).toBe(instant);
  });
});

describe('the schedule of a cycle', () => {
  it('may end the execution with the period, not before', () => {
    expect(check()).toEqual([]);
    expect(check({ execution: last })).toEqual([]);
    expect(check({ execution: addSeconds(last, -1) })).toEqual(['/deadlines/execution before-period-end']);
  });

  it('takes a period of one day and none that runs backwards', () => {
    expect(check({}, { from: '2026-03-31', to: '2026-03-31' })).toEqual([]);
    expect(check({}, { from: '2026-04-01', to: '2026-03-31' })).toEqual(['/period/to period-order']);
  });

  it.each(plannedPhases.slice(1).map((p) => [p]))('refuses %s at the same time as the phase before', (phase) => {
    const before = plannedPhases[plannedPhases.indexOf(phase) - 1] ?? 'planning';
    expect(check({ [phase]: schedule()[before] })).toContain(`/deadlines/${phase} deadline-order`);
  });

  it('refuses now as a deadline, and takes the next millisecond', () => {
    expect(check({ planning: now })).toEqual(['/deadlines/planning in-the-past']);
    expect(check({ planning: '2026-01-02T01:00:00.001Z' })).toEqual([]);
  });

  it('is in order exactly where no problem of order is found', () => {
    const days = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(days, (offsets) => {
        const times = plannedPhases.map((p, i) => [p, addSeconds(now, (offsets[i] ?? 0) * 86_400)] as const);
        const found = check(Object.fromEntries(times)).filter((p) => p.endsWith('deadline-order'));
        const broken = offsets.filter((o, i) => i > 0 && o <= (offsets[i - 1] ?? 0));
        expect(found).toHaveLength(broken.length);
      }),
    );
  });
});
