import { describe, expect, it } from 'vitest';
import { judgeRecomputation } from '../../../functions/domain/rules/recompute-verdict.ts';
import { byUnit, changeOf, type Outcome } from '../../../functions/domain/rules/replay.ts';

const meets: Outcome = {
  workResult: 'meets',
  behaviour: 'meets',
  predicate: 'baik',
  basis: 'reviewed',
  score: '98.50',
};
const above: Outcome = { ...meets, workResult: 'above' };
const below: Outcome = { ...meets, workResult: 'below', predicate: 'butuh-perbaikan' };

describe('what other rules change for a person', () => {
  it.each([
    ['nothing', meets, { ...meets }, null],
    ['the predicate', meets, below, 'predicate'],
    ['a rating under the same predicate', meets, above, 'rating'],
    ['the number alone', meets, { ...meets, score: '98.49' }, 'score'],
    ['a number where there was none', { ...meets, score: null }, meets, 'score'],
    ['a result where there was none', null, meets, 'predicate'],
    ['no result any more', meets, null, 'predicate'],
    ['nothing where there was and is no result', null, null, null],
  ])('%s', (_, before, after, expected) => {
    expect(changeOf({ before, after })).toBe(expected);
  });

  it('is listed by unit, and those who do not change are counted', () => {
    const one = (employeeId: string, unitCode: string, after: Outcome | null) => ({
      ...{ employeeId, unitCode, before: meets, after },
    });
    const people = [one('c', 'B', below), one('b', 'A', above), one('a', 'B', null), one('d', 'B', meets)];
    const units = byUnit(people);
    expect(units.map(({ unitCode, people: n, otherPredicate }) => [unitCode, n, otherPredicate])).toEqual([
      ['A', 1, 0],
      ['B', 3, 2],
    ]);
    expect(units.map(({ changes }) => changes.map((c) => `${c.employeeId} ${c.kind}`))).toEqual([
      ['b rating'],
      ['a predicate', 'c predicate'],
    ]);
  });
});

describe('a recomputation', () => {
  const stored = { engine: 'e-1', inputs: 'i', bytes: 'b' };
  it.each([
    ['same', stored, 'b'],
    ['stored-text-changed', stored, 'vouched for another text'],
    ['engine-changed', { engine: 'e-2', inputs: 'j', bytes: 'c' }, 'b'],
    ['inputs-changed', { ...stored, inputs: 'j', bytes: 'c' }, 'b'],
    ['different', { ...stored, bytes: 'c' }, 'b'],
  ])('is judged %s', (verdict, recomputed, vouched) => {
    expect(judgeRecomputation(stored, recomputed, vouched)).toBe(verdict);
  });
});
