import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, parseDecimal, roundHalfUp } from '../../../functions/domain/number/fraction.ts';
import type { PlanShare, Polarisation } from '../../../functions/domain/planning/plan.ts';
import { achievementOf } from '../../../functions/domain/scoring/achievement.ts';
import { valuesGiving } from '../../../functions/domain/scoring/values-giving.ts';
import { decimal, indicator, polarisation, rules } from './scoring-fixtures.ts';

const quarter: PlanShare = { part: 3, whole: 12, unit: 'month' };
const range: Polarisation = { kind: 'range', low: '40', high: '80', formula: 'complement' };
const overrun: Polarisation = { kind: 'lower', formula: 'overrun' };
const inPart = (target: string, direction: Polarisation, share: PlanShare) =>
  indicator('i', { target, polarisation: direction, aggregation: 'sum', share });

describe('the achievement of an annual target in a part of the year', () => {
  it.each<[string, Polarisation, string, PlanShare, string, string]>([
    ['a quarter of 100 is 25', { kind: 'higher' }, '100', quarter, '25', '100.00'],
    ['more than the part', { kind: 'higher' }, '100', quarter, '27.5', '110.00'],
    ['a third of 100 is exact', { kind: 'higher' }, '100', { part: 4, whole: 12, unit: 'month' }, '30', '90.00'],
    ['less is better: of 12 complaints a quarter is 3', overrun, '12', quarter, '3', '100.00'],
    ['less is better: one more', overrun, '12', quarter, '4', '66.67'],
    ['inside both bounds of a range', range, '0', quarter, '15', '100.00'],
    ['below the lower one', range, '0', quarter, '9', '90.00'],
    ['days', { kind: 'higher' }, '365', { part: 46, whole: 365, unit: 'day' }, '23', '50.00'],
  ])('%s', (_, direction, target, share, value, percent) => {
    const { exact } = achievementOf(inPart(target, direction, share), { value, evidence: [] }, rules);
    expect(exact === null ? null : roundHalfUp(exact, 2)).toBe(percent);
  });

  it('says how the target came about', () => {
    const { explanation } = achievementOf(
      inPart('100', { kind: 'higher' }, { part: 4, whole: 12, unit: 'month' }),
      { value: '30', evidence: [] },
      rules,
    );
    expect(explanation).toMatchObject({
      value: '90',
      symbols: { R: '30', T: '33.333333' },
      inputs: [
        {
          code: 'period-target',
          subject: 'i',
          value: '33.333333',
          rounding: 'shown: 6',
          formula: 'T × m / M',
          symbols: { T: '100', m: '4', M: '12' },
          source: 'SKP',
        },
      ],
    });
  });

  it('says so for both bounds of a range, and where nothing was reported', () => {
    const { explanation } = achievementOf(inPart('0', range, quarter), null, rules);
    expect(explanation).toMatchObject({ value: null, reason: 'not-reported', symbols: { L: '10', H: '20' } });
    expect(explanation.inputs?.map(({ formula, value }) => [formula, value])).toEqual([
      ['L × m / M', '10'],
      ['H × m / M', '20'],
    ]);
  });

  it('is reached by the values that what-would-change names', () => {
    const share = fc.record({ part: fc.integer({ min: 1, max: 11 }), whole: fc.constant(12) });
    fc.assert(
      fc.property(
        polarisation,
        decimal(1, 500),
        share,
        fc.integer({ min: 1, max: 120 }),
        (direction, target, of, percent) => {
          const one = inPart(target, direction, { ...of, unit: 'month' });
          const values = valuesGiving(one, parseDecimal(String(percent)), rules);
          if (values.decision !== 'within') return;
          for (const value of [values.atLeast, values.atMost]) {
            if (value === null) continue;
            const { exact } = achievementOf(one, { value, evidence: [] }, rules);
            expect(exact !== null && compare(exact, parseDecimal(String(percent))) >= 0).toBe(true);
          }
        },
      ),
    );
  });
});
