import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warningText } from '../../../functions/contracts/impact-texts.ts';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';
import { type Dimension, dimensions, sidesOf } from '../../../functions/domain/impact/dimensions.ts';
import { type GroupFacts, groupFactsOf, shiftMonths } from '../../../functions/domain/impact/group-facts.ts';
import { defaultImpact } from '../../../functions/domain/impact/impact-rules.ts';
import { measureImpact, type Watched, warnOf } from '../../../functions/domain/impact/measure-impact.ts';
import type { Predicate } from '../../../functions/domain/scoring/predicate.ts';

const plain: GroupFacts = { newcomer: false, leaver: false, partTime: null, sex: null, age: null, kind: null };
const crowd = (n: number, predicate: Predicate, facts: Partial<GroupFacts> = {}, name = 'x'): Watched[] =>
  Array.from({ length: n }, (_, i) => ({ id: `${name}${predicate}${i}`, predicate, facts: { ...plain, ...facts } }));
const shown = (people: Watched[], dimension: Dimension) =>
  measureImpact(people, defaultImpact).dimensions.find((one) => one.dimension === dimension);

describe('what the directory says of a person', () => {
  const post = (unitCode: string, from: string, to: string | null, partTime?: boolean): Assignment => ({
    unitCode,
    postTitle: 'Pranata',
    postFamily: 'JA',
    postLevel: 'pelaksana',
    appraiserId: 'a',
    headsUnit: false,
    capacity: 'definitive',
    decree: null,
    from,
    to,
    ...(partTime === undefined ? {} : { partTime }),
  });
  const facts = (assignments: Assignment[], nip = '199003152015032001') =>
    groupFactsOf({ nip, kind: 'PNS', assignments }, '2026-12-31', (unit) => unit.startsWith('A'), defaultImpact);

  it.each([
    ['joined on the first day of the last twelve months', [post('A', '2026-01-01', null)], true],
    ['joined the day before', [post('A', '2025-12-31', null)], false],
    ['came from another service', [post('B', '2020-01-01', '2026-02-28'), post('A', '2026-03-01', null)], true],
    ['only changed units', [post('A.1', '2020-01-01', '2026-02-28'), post('A.2', '2026-03-01', null)], false],
  ])('newcomer: %s', (_, assignments, newcomer) => {
    expect(facts(assignments).newcomer).toBe(newcomer);
  });

  it.each([
    ['stays', [post('A', '2020-01-01', null)], false],
    ['leaves within six months', [post('A', '2020-01-01', '2027-06-30')], true],
    ['leaves later', [post('A', '2020-01-01', '2027-07-01')], false],
    ['is in another service now', [post('A', '2020-01-01', '2026-08-31'), post('B', '2026-09-01', null)], true],
  ])('leaver: %s', (_, assignments, leaver) => {
    expect(facts(assignments).leaver).toBe(leaver);
  });

  it('sex and age by the number, and unknown where the number or the list is silent', () => {
    expect(facts([post('A', '2020-01-01', null)])).toMatchObject({ sex: 'woman', age: 36, partTime: null });
    expect(facts([post('A', '2020-01-01', null, true)], '198912312015011001')).toMatchObject({
      sex: 'man',
      age: 37,
      partTime: true,
    });
    expect(facts([], 'PEJABAT-X')).toMatchObject({ sex: null, age: null });
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -12, '2025-01-15'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(shiftMonths(date, months)).toBe(expected);
  });
});

describe('a group', () => {
  it('is compared with all others by the exact test', () => {
    const people = [
      ...crowd(6, 'kurang', { newcomer: true }),
      ...crowd(2, 'baik', { newcomer: true }),
      ...crowd(2, 'kurang'),
      ...crowd(30, 'baik'),
    ];
    const [newcomers] = shown(people, 'newcomer')?.sides ?? [];
    // 6 of 8 against 2 of 32.
    expect(newcomers).toMatchObject({ side: 'newcomer', people: 8, others: 32 });
    expect(newcomers?.lowest).toMatchObject({ hits: 6, others: 2, striking: true });
    expect(newcomers?.lowest.p).toBeCloseTo(14_145 / 76_904_685, 12);
    expect(newcomers?.best).toMatchObject({ hits: 0, others: 0, p: 1, striking: false });
  });

  it('is not shown under the threshold, nor where all others would be', () => {
    expect(shown([...crowd(4, 'baik', { newcomer: true }), ...crowd(30, 'baik')], 'newcomer')?.state).toBe('too-small');
    expect(shown([...crowd(30, 'baik', { newcomer: true }), ...crowd(4, 'baik')], 'newcomer')?.state).toBe('too-small');
    expect(shown([...crowd(5, 'baik', { newcomer: true }), ...crowd(5, 'baik')], 'newcomer')?.state).toBe('shown');
  });

  it('is not shown where a few unknown ones would follow from the total', () => {
    const known = [...crowd(8, 'baik', { sex: 'woman' }), ...crowd(8, 'baik', { sex: 'man' })];
    expect(shown([...known, ...crowd(1, 'kurang')], 'sex')).toEqual({
      dimension: 'sex',
      state: 'too-small',
      sides: [],
    });
    expect(shown([...known, ...crowd(5, 'kurang')], 'sex')?.state).toBe('shown');
    expect(shown(crowd(9, 'kurang'), 'sex')?.state).toBe('unknown');
  });

  it('of an age with too few people is joined with the next one', () => {
    const aged = (n: number, age: number) => crowd(n, 'baik', { age }, `a${age}-`);
    const names = (people: Watched[]) => shown(people, 'age')?.sides.map(({ side }) => side);
    expect(names([...aged(5, 25), ...aged(5, 35), ...aged(5, 45), ...aged(5, 55)])).toEqual([
      'under-30',
      '30-39',
      '40-49',
      '50-and-over',
    ]);
    expect(names([...aged(2, 25), ...aged(5, 35), ...aged(9, 45), ...aged(1, 55)])).toEqual([
      'under-40',
      '40-and-over',
    ]);
    expect(names([...aged(2, 25), ...aged(5, 35)])).toEqual([]);
  });
});

describe('no number that is shown, and no difference of two, is about fewer people than the threshold', () => {
  const facts: fc.Arbitrary<GroupFacts> = fc.record({
    newcomer: fc.boolean(),
    leaver: fc.boolean(),
    partTime: fc.option(fc.boolean()),
    sex: fc.option(fc.constantFrom('man', 'woman')),
    age: fc.option(fc.integer({ min: 19, max: 65 })),
    kind: fc.option(fc.constantFrom('PNS', 'PPPK')),
  });
  it('whoever works in the service', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), fc.constantFrom(...dimensions), (everybody, dimension) => {
        const { sides } = sidesOf(dimension, everybody, defaultImpact);
        const sizes = sides.map(({ has }) => everybody.filter(has).length);
        const rest = everybody.length - sizes.reduce((a, b) => a + b, 0);
        for (const size of sizes) expect(size).toBeGreaterThanOrEqual(defaultImpact.minimumGroup);
        if (sides.length > 0) expect(rest === 0 || rest >= defaultImpact.minimumGroup).toBe(true);
      }),
    );
  });
});

describe('a move', () => {
  const before = [
    ...crowd(2, 'kurang', { newcomer: true }),
    ...crowd(6, 'baik', { newcomer: true }, 'n'),
    ...crowd(1, 'kurang', {}, 'o'),
    ...crowd(31, 'baik', {}, 'o'),
  ];
  const with_ = (id: string): Watched[] => before.map((one) => (one.id === id ? { ...one, predicate: 'kurang' } : one));

  it('that puts three newcomers among the four lowest is warned about, in both languages', () => {
    const warnings = warnOf(before, with_('nbaik0'), defaultImpact);
    expect(warnings).toEqual([
      {
        dimension: 'newcomer',
        side: 'newcomer',
        hits: 3,
        lowest: 4,
        people: 8,
        of: 40,
        chance: expect.closeTo(0.020374, 6),
      },
    ]);
    const [warning] = warnings;
    if (warning === undefined) throw new Error('no warning');
    expect(warningText(warning)).toEqual({
      id: '3 dari 4 pegawai dengan predikat terendah adalah pegawai baru, padahal mereka 8 dari 40 pegawai.',
      en: '3 of the 4 people with the lowest predicates would be newcomers, who are 8 of 40.',
    });
  });

  it('of somebody else is not, nor one that changes nothing', () => {
    expect(warnOf(before, with_('obaik0'), defaultImpact)).toEqual([]);
    expect(warnOf(before, before, defaultImpact)).toEqual([]);
    expect(warnOf(with_('nbaik0'), with_('nbaik0'), defaultImpact)).toEqual([]);
  });

  it('says nothing of a group that is too small to be shown', () => {
    const few = before.filter(({ id }) => !['nbaik1', 'nbaik2', 'nbaik3', 'nbaik4'].includes(id));
    const after = few.map((one): Watched => (one.id === 'nbaik0' ? { ...one, predicate: 'kurang' } : one));
    expect(warnOf(few, after, defaultImpact)).toEqual([]);
  });
});
