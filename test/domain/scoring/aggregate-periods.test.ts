import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../../functions/domain/planning/plan.ts';
import { aggregatePeriods } from '../../../functions/domain/scoring/aggregate-periods.ts';
import { coverWhole, type ShortCycle, shortCyclesWithin } from '../../../functions/domain/scoring/period-reports.ts';
import { suggestWorkResult } from '../../../functions/domain/scoring/suggest.ts';
import { indicator, nodesOf, planOf, realised, rules } from './scoring-fixtures.ts';

const drawn = (
  aggregation: NonNullable<Indicator['aggregation']>,
  values: (string | null)[],
  { covered = true, reported = null }: { covered?: boolean; reported?: string | null } = {},
) =>
  aggregatePeriods(
    indicator('i', { aggregation }),
    { covered, values: values.map((value, i) => ({ cycleId: `tw${i + 1}`, value })) },
    reported,
  )?.explanation;

describe('the values of four quarters', () => {
  it.each<[NonNullable<Indicator['aggregation']>, (string | null)[], string | null, string]>([
    ['sum', ['10', '20.5', '0', '9.5'], '40', 'from-periods'],
    ['mean', ['10', '20', '30', '41'], '25.25', 'from-periods'],
    ['mean', ['10', '20', '40'], '23.333333', 'from-periods'],
    ['last', ['3', '4', '2'], '2', 'from-periods'],
    ['sum', ['10', null, '20', '5'], null, 'period-missing'],
    ['mean', ['10', null, '20'], '15', 'period-missing'],
    ['last', ['10', '12', null], '12', 'period-missing'],
    ['sum', [null, null], null, 'not-reported'],
  ])('%s of %j is %s (%s): a missing one is never a zero', (kind, values, value, reason) => {
    expect(drawn(kind, values)).toMatchObject({ code: 'period-aggregate', value, reason });
  });

  it('have no sum where they are not the whole of the year', () => {
    expect(drawn('sum', ['10', '20'], { covered: false })).toMatchObject({ value: null, reason: 'period-uncovered' });
    expect(drawn('mean', ['10', '20'], { covered: false })).toMatchObject({ value: '15' });
  });

  it('are held against what the employee reported for the year', () => {
    expect(drawn('sum', ['10', '20'], { reported: '31' })).toMatchObject({
      value: '30',
      reason: 'differs-from-periods',
    });
    expect(drawn('sum', ['10', '20'], { reported: '30.0' })).not.toHaveProperty('reason');
  });

  it('are not drawn together where the indicator names no way', () => {
    expect(
      aggregatePeriods(indicator('i'), { covered: true, values: [{ cycleId: 'tw1', value: '1' }] }, null),
    ).toBeNull();
  });
});

describe('the score of a year', () => {
  const plan = planOf(['100', indicator('i', { target: '30', aggregation: 'mean' })]);
  const reports = {
    covered: true,
    reports: [
      { cycleId: 'tw1', realisation: realised({ i: '20' }) },
      { cycleId: 'tw2', realisation: realised({ i: '20' }) },
      { cycleId: 'tw3', realisation: realised({ i: '40' }) },
    ],
  };

  it('goes on with the exact mean, not with the figure that is shown', () => {
    const { score, explanation } = suggestWorkResult(plan, null, rules, [], reports);
    // 80/3 of 30 is 88.888..; from 26.666667 it would still be, so the tree has the quarters to work it out again.
    expect(score).toBe('88.89');
    expect(nodesOf(explanation, 'indicator-achievement')[0]).toMatchObject({ symbols: { R: '26.666667', T: '30' } });
    expect(nodesOf(explanation, 'period-value').map(({ subject, value }) => [subject, value])).toEqual([
      ['tw1', '20'],
      ['tw2', '20'],
      ['tw3', '40'],
    ]);
  });

  it('is the employee’s own report where there is one, with the difference in sight', () => {
    const { score, explanation } = suggestWorkResult(plan, realised({ i: '30' }), rules, [], reports);
    expect(score).toBe('100.00');
    expect(nodesOf(explanation, 'period-aggregate')[0]?.reason).toBe('differs-from-periods');
  });
});

describe('the cycles of a year', () => {
  const cycle = (
    id: string,
    kind: ShortCycle['kind'],
    from: string,
    to: string,
    openedAt = '2026-01-01',
  ): ShortCycle => ({
    id,
    kind,
    period: { from, to },
    openedAt,
  });
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const quarters = [
    cycle('q2', 'quarterly', '2026-04-01', '2026-06-30'),
    cycle('q1', 'quarterly', '2026-01-01', '2026-03-31'),
    cycle('q4', 'quarterly', '2026-10-01', '2026-12-31'),
    cycle('q3', 'quarterly', '2026-07-01', '2026-09-30'),
  ];
  const ids = (cycles: readonly ShortCycle[]) => shortCyclesWithin(year, cycles).map(({ id }) => id);

  it('are the quarters in order, and months only where there are none', () => {
    const month = cycle('m1', 'monthly', '2026-01-01', '2026-01-31');
    expect(ids([...quarters, month])).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(ids([month])).toEqual(['m1']);
  });

  it('leave out another year, and of two for the same days take the later opened', () => {
    const past = cycle('old', 'quarterly', '2025-10-01', '2025-12-31');
    const again = cycle('q1b', 'quarterly', '2026-01-01', '2026-03-31', '2026-02-01');
    expect(ids([past, ...quarters, again])).toEqual(['q1b', 'q2', 'q3', 'q4']);
  });

  it('cover the year only without a gap from its first day to its last', () => {
    const ordered = shortCyclesWithin(year, quarters);
    expect(coverWhole(year, ordered)).toBe(true);
    expect(coverWhole(year, ordered.slice(1))).toBe(false);
    expect(coverWhole(year, ordered.slice(0, 3))).toBe(false);
    expect(
      coverWhole(
        year,
        ordered.filter(({ id }) => id !== 'q2'),
      ),
    ).toBe(false);
    expect(coverWhole(year, [])).toBe(false);
  });
});
