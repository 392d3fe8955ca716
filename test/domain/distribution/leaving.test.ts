import { describe, expect, it } from 'vitest';
import { benchesOf, boundariesOf, type Placed, scoreOf } from '../../../functions/domain/distribution/evidence.ts';
import { judgeCounts, judgeDistribution } from '../../../functions/domain/distribution/judge-distribution.ts';
import { feasibleLevel, type LevelGroup } from '../../../functions/domain/distribution/judge-levels.ts';
import { leaversOf } from '../../../functions/domain/distribution/leaving.ts';
import { planMoves } from '../../../functions/domain/distribution/plan-moves.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { type OrganisationPredicate, type Predicate, predicates } from '../../../functions/domain/scoring/predicate.ts';
import { counts } from '../../support/splits.ts';

const rules = defaultRuleSet;
const placed = (predicate: Predicate, scores: Record<string, string | null>): Placed[] =>
  Object.entries(scores).map(([id, score]) => ({ id, predicate, score }));
/** Boundaries at 100, 90, 70 and 50. */
const bench = (scores: Record<string, string | null>) => {
  const found = benchesOf(placed('baik', scores), ['100', '90', '70', '50'])[1];
  if (found === undefined) throw new Error('no bench');
  return found;
};
const line = ({ employeeId, gap, equals }: { employeeId: string; gap: string | null; equals: number }) =>
  `${employeeId} ${gap ?? '-'} ${equals}`;
const leaving = (scores: Record<string, string | null>, down: number, up: number) => {
  const leavers = leaversOf(bench(scores), { down, up });
  return [leavers.down.map(line), leavers.up.map(line)];
};

describe('the boundaries between predicates', () => {
  it('are those of the regime', () => {
    const { from } = rules.numeric;
    const lower = [from['butuh-perbaikan'], from.kurang];
    expect(boundariesOf({ ...rules, regime: 'numeric' })).toEqual([from['sangat-baik'], from.baik, ...lower]);
    const { aboveOver, meetsFrom } = rules.workResult;
    expect(boundariesOf({ ...rules, regime: 'matrix' })).toEqual([aboveOver, meetsFrom, ...lower]);
  });

  it('are crossed by scores as they were written', () => {
    expect([scoreOf(95_500_000), scoreOf(-1), scoreOf(0)]).toEqual(['95.5', '-0.000001', '0']);
  });
});

describe('a bench', () => {
  it('is in order of score, ties by id, and those without a score last', () => {
    const { people, scored, sums, lowerHalf } = bench({
      z: '95',
      c: null,
      b: '91',
      y: '95',
      x: '95',
      a: null,
      d: '99',
    });
    expect(people.map(({ id }) => id)).toEqual(['b', 'x', 'y', 'z', 'd', 'a', 'c']);
    expect(scored).toBe(5);
    expect([...sums].map((sum) => sum / 1e6)).toEqual([0, 91, 186, 281, 376, 475]);
    // Of 90 to 100 the lower half ends below 95.
    expect(lowerHalf).toBe(1);
  });
});

describe('who leaves a predicate', () => {
  const scores = { a: '91', b: '92', c: '96', d: '98', e: null, f: null };
  it.each<[string, number, number, [string[], string[]]]>([
    ['nobody', 0, 0, [[], []]],
    ['the lowest goes down', 1, 0, [['a 1 0'], []]],
    ['the farther out first', 2, 0, [['b 2 0', 'a 1 0'], []]],
    ['the highest goes up', 0, 1, [[], ['d 2 0']]],
    ['both ways', 1, 2, [['a 1 0'], ['c 4 0', 'd 2 0']]],
    [
      'all who have a score, to the nearer boundary',
      2,
      2,
      [
        ['b 2 0', 'a 1 0'],
        ['c 4 0', 'd 2 0'],
      ],
    ],
    ['one without, who goes first', 5, 0, [['e - 1', 'd 8 0', 'c 6 0', 'b 2 0', 'a 1 0'], []]],
    [
      'some without both ways',
      3,
      3,
      [
        ['e - 0', 'b 2 0', 'a 1 0'],
        ['f - 0', 'c 4 0', 'd 2 0'],
      ],
    ],
    ['mostly up', 0, 5, [[], ['e - 1', 'a 9 0', 'b 8 0', 'c 4 0', 'd 2 0']]],
    ['all but one up', 1, 4, [['a 1 0'], ['e - 1', 'b 8 0', 'c 4 0', 'd 2 0']]],
  ])('%s', (_, down, up, expected) => {
    expect(leaving(scores, down, up)).toEqual(expected);
  });

  it('names how many of the same score stay', () => {
    const alike = { a: '92', b: '92', c: '92', d: '98', e: '98' };
    expect(leaving(alike, 1, 0)).toEqual([['a 2 2'], []]);
    expect(leaving(alike, 2, 1)).toEqual([['b 2 1', 'a 2 1'], ['e 2 1']]);
    expect(leaving(alike, 3, 0)).toEqual([['c 2 0', 'b 2 0', 'a 2 0'], []]);
    expect(leaving(alike, 0, 3)).toEqual([[], ['c 8 2', 'd 2 0', 'e 2 0']]);
  });

  it('crosses a boundary that the score lies beyond by a negative gap', () => {
    expect(leaving({ a: '85', b: '104' }, 1, 1)).toEqual([['a -5 0'], ['b -4 0']]);
  });

  it('who left first arrives first, over several predicates', () => {
    const people = [...placed('sangat-baik', { a: '101', b: '105' }), ...placed('baik', { c: '91', d: '95' })];
    const moves = planMoves([0, 2, 2, 0, 0], benchesOf(people, ['100', '90', '70', '50']));
    expect(moves.map(({ employeeId, from, to, gap }) => [employeeId, from, to, gap])).toEqual([
      // Two move instead of four, each past a predicate.
      ['b', 'sangat-baik', 'butuh-perbaikan', '5'],
      ['a', 'sangat-baik', 'butuh-perbaikan', '1'],
    ]);
    const rising = planMoves(
      [0, 0, 0, 0, 1],
      benchesOf(placed('sangat-kurang', { z: '10' }), ['100', '90', '70', '50']),
    );
    expect(rising).toEqual([]);
    const up = planMoves([1, 0, 0, 0, 0], benchesOf(placed('sangat-kurang', { z: '40' }), ['100', '90', '70', '50']));
    expect(up.map(({ from, to, gap }) => [from, to, gap])).toEqual([['sangat-kurang', 'sangat-baik', '10']]);
  });
});

describe('a group of which only the numbers are at hand', () => {
  it.each<[OrganisationPredicate | null, Parameters<typeof counts>]>([
    ['baik', [10, 0, 0, 0, 0]],
    ['baik', [2, 7, 1, 0, 0]],
    ['kurang', [1, 1, 0, 0, 0]],
    ['sangat-kurang', [3, 3, 3, 0, 1]],
    [null, [1, 2, 3, 4, 5]],
  ])('of %s, %j, is as far from lawful as with its people', (organisation, split) => {
    const group = counts(...split);
    const people = Object.entries(group).flatMap(([predicate, number]) =>
      Array.from({ length: number }, (_, i): Placed[] =>
        predicates.filter((one) => one === predicate).map((one) => ({ id: `${one}${i}`, predicate: one, score: null })),
      ).flat(),
    );
    const { proposal: _, ...expected } = judgeDistribution(people, organisation, rules);
    expect(judgeCounts(group, organisation, rules.distribution)).toEqual(expected);
  });

  it('is 0, some or no way from lawful', () => {
    const distances = [counts(2, 7, 1, 0, 0), counts(3, 7, 0, 0, 0), counts(1, 1, 0, 0, 0)].map(
      (group) => judgeCounts(group, 'baik', rules.distribution).distance,
    );
    expect(distances).toEqual([0, 1, null]);
    const off = { ...rules.distribution, enforcement: 'off' } as const;
    expect(judgeCounts(counts(3, 7, 0, 0, 0), 'baik', off)).toMatchObject({ verdict: 'not-checked', distance: null });
    expect(judgeCounts(counts(3, 7, 0, 0, 0), null, rules.distribution).distance).toBeNull();
  });
});

describe('the level at which a pattern can be kept', () => {
  const level = (
    unitCode: string,
    split: Parameters<typeof counts>,
    organisation: OrganisationPredicate | null = null,
  ): LevelGroup => ({
    ...{ unitCode, name: `Unit ${unitCode}`, organisation },
    counts: counts(...split),
  });
  const [small, lawful, unlawful] = [
    level('small', [1, 0, 0, 0, 0]),
    level('all', [2, 7, 1, 0, 0]),
    level('city', [9, 0, 0, 0, 1]),
  ];
  const found = (...above: LevelGroup[]) => feasibleLevel(above, 'baik', rules.distribution);

  it('is the nearest with enough people', () => {
    expect(found(small, lawful, unlawful)).toEqual({
      ...judgeCounts(lawful.counts, 'baik', rules.distribution),
      ...{ unitCode: 'all', name: 'Unit all', organisation: 'baik', ownPredicate: false },
    });
    expect(found(unlawful, lawful)).toMatchObject({ unitCode: 'city', verdict: 'unlawful' });
    expect([found(small), found()]).toEqual([null, null]);
  });

  it('goes by the predicate of the nearest that has one', () => {
    const told = found(level('two', [0, 1, 1, 0, 0], 'kurang'), level('ten', [1, 2, 1, 6, 0]));
    expect(told).toMatchObject({ unitCode: 'ten', verdict: 'lawful', organisation: 'kurang', ownPredicate: false });
    expect(found(level('ten', [1, 2, 1, 6, 0], 'kurang'))).toMatchObject({
      organisation: 'kurang',
      ownPredicate: true,
    });
  });
});
