import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../functions/domain/distribution/bounds.ts';
import { behaviours } from '../../../functions/domain/execution/feedback.ts';
import { compare, fromInteger, parseDecimal, sum } from '../../../functions/domain/number/fraction.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { collectiveLeave2026, nationalHolidays2026 } from '../../../functions/domain/rules/holidays-2026.ts';
import { organisationPredicates } from '../../../functions/domain/scoring/predicate.ts';
import { isWorkingDay } from '../../../functions/domain/time/calendar.ts';
import { isLocalDate } from '../../../functions/domain/time/zone.ts';

const rules = defaultRuleSet;

describe('the calendar of 2026', () => {
  const dates = rules.calendar.holidays.map(({ date }) => date);

  it('has the 17 national holidays and the 8 days of collective leave of the joint decree', () => {
    expect([nationalHolidays2026.length, collectiveLeave2026.length]).toEqual([17, 8]);
    expect(dates).toHaveLength(25);
    expect(new Set(dates).size).toBe(25);
    expect(dates.filter((date) => !isLocalDate(date) || !date.startsWith('2026-'))).toEqual([]);
    expect(dates.toSorted()).toEqual(dates);
  });

  it('puts collective leave on days that would be worked', () => {
    const others = { daysPerWeek: 5, holidays: nationalHolidays2026 } as const;
    expect(collectiveLeave2026.filter(({ date }) => !isWorkingDay(date, others))).toEqual([]);
  });

  // Weekdays as the decree prints them: a mistyped date falls on another day.
  it.each([
    ['2026-01-16', 5],
    ['2026-02-17', 2],
    ['2026-03-19', 4],
    ['2026-03-21', 6],
    ['2026-04-03', 5],
    ['2026-04-05', 0],
    ['2026-05-14', 4],
    ['2026-05-27', 3],
    ['2026-05-31', 0],
    ['2026-06-16', 2],
    ['2026-08-25', 2],
    ['2026-12-25', 5],
  ])('%s is a holiday on weekday %i', (date, weekday) => {
    expect(dates).toContain(date);
    expect(new Date(date).getUTCDay()).toBe(weekday);
  });
});

describe('the numbers', () => {
  it('weights of the sources sum to 100', () => {
    const weights = Object.values(rules.behaviour.weights).map(parseDecimal);
    expect(compare(sum(weights), fromInteger(100))).toBe(0);
  });

  it.each([
    ['work result', rules.workResult.meetsFrom, rules.workResult.aboveOver],
    ['behaviour', rules.behaviour.meetsFrom, rules.behaviour.aboveFrom],
    ['achievement', rules.achievement.floor, rules.achievement.cap],
  ])('%s: the thresholds are in order', (_, low, high) => {
    expect(compare(parseDecimal(low), parseDecimal(high))).toBe(-1);
  });

  it('every share lies between 0 and 100 percent, and every pattern is complete', () => {
    for (const organisation of organisationPredicates) {
      const pattern = rules.distribution.patterns[organisation];
      expect(boundsOf(pattern, 100, 'floor-ceiling').every(({ limit }) => limit >= 0 && limit <= 100)).toBe(true);
      expect(pattern.most !== null || pattern.atLeast.length > 0).toBe(true);
    }
  });

  it('a closure waits longer than a request lives (30 s at the edge)', () => {
    expect(rules.closing.graceSeconds).toBeGreaterThan(30);
  });
});

describe('follow-up rules', () => {
  it('have distinct ids that fit into a URL, a text in both languages and a legal basis', () => {
    const ids = rules.followUp.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, text, legalBasis } of rules.followUp) {
      expect(id).toMatch(/^[a-z][a-z-]{0,40}$/);
      expect([text.id, text.en, legalBasis].every((words) => words.length > 0)).toBe(true);
    }
  });

  it('name weak values that exist', () => {
    const named = rules.followUp.flatMap(({ when }) => (when.weakBehaviour === undefined ? [] : [when.weakBehaviour]));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !behaviours.some((behaviour) => behaviour === name))).toEqual([]);
  });

  it('rest on no repealed law', () => {
    expect(JSON.stringify(rules)).not.toContain('53/2010');
  });
});
