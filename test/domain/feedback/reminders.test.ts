import { describe, expect, it } from 'vitest';
import { monthsBetween, reminderDue } from '../../../functions/domain/feedback/reminders.ts';
import { exampleCycle } from '../../support/world.ts';

describe('when those who were asked are reminded', () => {
  // Feedback is taken until Monday 6 April 2026, the day before the deadline; the 3rd is a holiday here.
  const cycle = { ...exampleCycle, deadlines: { ...exampleCycle.deadlines, execution: '2026-04-06T17:00:00.000Z' } };
  const calendar = { daysPerWeek: 5, holidays: [{ date: '2026-04-03', name: 'Wafat', kind: 'national' }] } as const;
  const due = (today: string, remindWorkingDays = [1, 3]) =>
    reminderDue(today, cycle, { remindWorkingDays }, { ...calendar, holidays: [...calendar.holidays] });

  it.each([
    ['2026-03-30', null],
    ['2026-03-31', '2026-03-31'],
    ['2026-04-01', '2026-03-31'],
    ['2026-04-02', '2026-04-02'],
    ['2026-04-06', '2026-04-02'],
  ])('on %s: %s', (today, day) => {
    expect(due(today)).toBe(day);
    expect(due(today, [3, 1])).toBe(day);
    expect(due(today, [])).toBeNull();
  });
});

describe('the months of a period', () => {
  it.each([
    ['2026-01-15', '2026-01-31', '2026-01'],
    ['2026-01-31', '2026-03-01', '2026-01 2026-02 2026-03'],
    ['2025-11-01', '2026-02-28', '2025-11 2025-12 2026-01 2026-02'],
    ['2026-12-01', '2027-01-01', '2026-12 2027-01'],
    ['2026-03-01', '2026-02-28', ''],
  ])('from %s to %s: %s', (from, to, months) => {
    expect(monthsBetween(from, to).join(' ')).toBe(months);
  });
});
