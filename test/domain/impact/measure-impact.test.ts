import { describe, expect, it } from 'vitest';
import type { GroupFacts } from '../../../functions/domain/impact/group-facts.ts';
import { defaultImpact } from '../../../functions/domain/impact/impact-rules.ts';
import { measureImpact, type Watched, warnOf } from '../../../functions/domain/impact/measure-impact.ts';
import type { Predicate } from '../../../functions/domain/scoring/predicate.ts';

const plain: GroupFacts = { newcomer: false, leaver: false, partTime: null, sex: null, age: null, kind: null };
const crowd = (n: number, predicate: Predicate, facts: Partial<GroupFacts> = {}): Watched[] =>
  Array.from({ length: n }, (_, i) => ({ id: `${predicate}${i}`, predicate, facts: { ...plain, ...facts } }));
/** So many newcomers of so many, and others of so many, have a lowest predicate. */
const service = (hits: number, newcomers: number, otherHits: number, others: number): Watched[] => [
  ...crowd(hits, 'kurang', { newcomer: true }),
  ...crowd(newcomers - hits, 'baik', { newcomer: true }),
  ...crowd(otherHits, 'kurang'),
  ...crowd(others - otherHits, 'baik'),
];
const newcomers = (people: Watched[], significance = '0.05') =>
  measureImpact(people, { ...defaultImpact, significance }).dimensions[0]?.sides[0];

describe('a comparison', () => {
  it('is one of as many as were made, and each must be the more striking for it', () => {
    const people = service(3, 8, 1, 32);
    expect(measureImpact(people, defaultImpact)).toMatchObject({ people: 40, comparisons: 4 });
    const p = newcomers(people)?.lowest.p ?? 0;
    expect(p).toBeCloseTo(0.020374, 6);
    expect(newcomers(people)?.lowest.striking).toBe(false);
    expect(newcomers(people, String(4 * p))?.lowest.striking).toBe(true);
    expect(newcomers(people, String(3.99 * p))?.lowest.striking).toBe(false);
  });

  it('is made of the best as of the lowest', () => {
    const people = [
      ...crowd(2, 'sangat-baik', { newcomer: true }),
      ...crowd(4, 'baik', { newcomer: true }),
      ...crowd(7, 'sangat-baik'),
      ...crowd(1, 'baik'),
    ];
    expect(newcomers(people)).toMatchObject({ best: { hits: 2, others: 7 }, lowest: { hits: 0, others: 0, p: 1 } });
    expect(newcomers(people)?.best.p).toBeLessThan(0.2);
  });

  it.each(['butuh-perbaikan', 'kurang', 'sangat-kurang'] as const)('counts %s among the lowest', (predicate) => {
    const people = [...crowd(5, predicate, { newcomer: true }), ...crowd(5, 'baik')];
    expect(newcomers(people)?.lowest).toMatchObject({ hits: 5, others: 0 });
  });

  it('is with those of whom the same is known', () => {
    const people = [...crowd(6, 'baik', { sex: 'woman' }), ...crowd(7, 'baik', { sex: 'man' }), ...crowd(9, 'baik')];
    const sex = measureImpact(people, defaultImpact).dimensions.find(({ dimension }) => dimension === 'sex');
    expect(sex?.sides.map(({ side, people: own, others }) => [side, own, others])).toEqual([
      ['woman', 6, 7],
      ['man', 7, 6],
    ]);
  });
});

describe('a move is warned about', () => {
  const warned = (before: Watched[], after: Watched[], warnAt = '0.05') =>
    warnOf(before, after, { ...defaultImpact, warnAt }).map(({ side, hits, lowest }) => `${side} ${hits}/${lowest}`);

  it.each([
    ['two newcomers of two, out of one of one', service(1, 5, 0, 35), service(2, 5, 0, 35), ['newcomer 2/2']],
    ['one alone is chance', service(0, 5, 0, 195), service(1, 5, 0, 195), []],
    ['three of four, out of three of three, is less than it was', service(3, 8, 0, 32), service(3, 8, 1, 32), []],
    ['three of four, out of three of five', service(3, 8, 2, 32), service(3, 8, 1, 32), ['newcomer 3/4']],
    ['three of four, out of two of four', service(2, 8, 2, 32), service(3, 8, 1, 32), ['newcomer 3/4']],
    ['three of four, out of three of four', service(3, 8, 1, 32), service(3, 8, 1, 32), []],
    ['three of ten is what chance may do', service(2, 8, 8, 32), service(3, 8, 7, 32), []],
  ])('%s', (_, before, after, said) => {
    expect(warned(before, after)).toEqual(said);
  });

  it('at the chance of the rule set, and not beyond it', () => {
    const [before, after] = [service(2, 8, 1, 32), service(3, 8, 1, 32)];
    const chance = warnOf(before, after, defaultImpact)[0]?.chance ?? 0;
    expect(warned(before, after, String(chance))).toEqual(['newcomer 3/4']);
    expect(warned(before, after, String(chance * 0.999))).toEqual([]);
  });
});
