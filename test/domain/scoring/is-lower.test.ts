import { describe, expect, it } from 'vitest';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import { isLower } from '../../../functions/domain/scoring/is-lower.ts';
import { behaviourLadder } from '../../../functions/domain/scoring/levels.ts';
import { coverWhole, type ShortCycle, shortCyclesWithin } from '../../../functions/domain/scoring/period-reports.ts';

type Outcome = Parameters<typeof isLower>[0];
const outcome = (over: Partial<Outcome> = {}): Outcome => ({
  ...{ workResult: 'meets', behaviour: 'meets', predicate: 'baik', score: '95.00' },
  ...over,
});

describe('a result is lower than another', () => {
  it.each<[string, Partial<Outcome>, boolean]>([
    ['the same', {}, false],
    ['by its predicate', { predicate: 'butuh-perbaikan' }, true],
    ['not by a better one', { predicate: 'sangat-baik' }, false],
    ['by its work', { workResult: 'below' }, true],
    ['not by better work', { workResult: 'above' }, false],
    ['by its behaviour', { behaviour: 'below' }, true],
    ['not by better behaviour', { behaviour: 'above' }, false],
    ['by its achievement', { score: '94.99' }, true],
    ['not by a higher one', { score: '95.01' }, false],
    ['not by the same, written otherwise', { score: '95' }, false],
    ['not by one of more figures', { score: '100.00' }, false],
    ['not by one that could not be calculated', { score: null }, false],
    ['by its behaviour, whatever is better', { behaviour: 'below', workResult: 'above', score: '110.00' }, true],
  ])('%s', (_, over, lower) => {
    expect(isLower(outcome(over), outcome())).toBe(lower);
  });

  it('where the other could not be calculated, not by achievement', () => {
    expect(isLower(outcome({ score: '1.00' }), outcome({ score: null }))).toBe(false);
    expect(isLower(outcome({ score: null }), outcome({ score: null }))).toBe(false);
  });
});

describe('what a level of behaviour would come to', () => {
  it('goes by the work, and is open where that is', () => {
    const [below, meets, above] = behaviourLadder('above', rules);
    expect([below, meets, above].map((level) => [level?.rating, level?.predicate, level?.asks])).toEqual([
      ['below', 'kurang', null],
      ['meets', 'baik', null],
      ['above', 'sangat-baik', null],
    ]);
    expect(below?.least).toBeNull();
    expect(meets?.least).not.toBeNull();
    expect(behaviourLadder(null, rules).map(({ rating, predicate }) => [rating, predicate])).toEqual([
      ['below', null],
      ['meets', null],
      ['above', null],
    ]);
  });
});

describe('the shorter cycles within a year', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const of = (id: string, from: string, to: string, over: Partial<ShortCycle> = {}): ShortCycle => ({
    ...{ id, kind: 'quarterly', period: { from, to }, openedAt: '2026-01-01T00:00:00.000Z' },
    ...over,
  });
  const quarters = [
    of('q1', '2026-01-01', '2026-03-31'),
    of('q2', '2026-04-01', '2026-06-30'),
    of('q3', '2026-07-01', '2026-09-30'),
    of('q4', '2026-10-01', '2026-12-31'),
  ];
  const ids = (...cycles: ShortCycle[]): string[] => shortCyclesWithin(year, cycles).map(({ id }) => id);

  it('are its quarters in their order', () => {
    expect(ids(...quarters.toReversed())).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(ids()).toEqual([]);
  });

  it('are its months where there are no quarters', () => {
    const [january, february] = [
      of('m1', '2026-01-01', '2026-01-31', { kind: 'monthly' }),
      of('m2', '2026-02-01', '2026-02-28', { kind: 'monthly' }),
    ];
    expect(ids(february, january)).toEqual(['m1', 'm2']);
    expect(ids(february, january, ...quarters.slice(3))).toEqual(['q4']);
  });

  it('lie within it, and where two cover the same days the later one counts', () => {
    const outside = [of('a', '2025-12-31', '2026-03-31'), of('b', '2026-10-01', '2027-01-01')];
    expect(ids(...outside, ...quarters)).toEqual(['q1', 'q2', 'q3', 'q4']);
    const again = of('q2b', '2026-04-01', '2026-06-30', { openedAt: '2026-07-01T00:00:00.000Z' });
    expect(ids(...quarters, again)).toEqual(['q1', 'q2b', 'q3', 'q4']);
    const edge = of('e', '2026-03-31', '2026-03-31', { openedAt: '2026-07-01T00:00:00.000Z' });
    expect(ids(...quarters, edge)).toEqual(['e', 'q2', 'q3', 'q4']);
    const first = of('f', '2026-04-01', '2026-04-01', { openedAt: '2026-07-01T00:00:00.000Z' });
    expect(ids(...quarters, first)).toEqual(['q1', 'f', 'q3', 'q4']);
  });

  it('cover it where they follow each other day by day', () => {
    expect(coverWhole(year, quarters)).toBe(true);
    expect(coverWhole(year, quarters.slice(1))).toBe(false);
    expect(coverWhole(year, quarters.slice(0, 3))).toBe(false);
    expect(coverWhole(year, quarters.toSpliced(1, 1))).toBe(false);
    expect(coverWhole(year, [])).toBe(false);
  });
});
