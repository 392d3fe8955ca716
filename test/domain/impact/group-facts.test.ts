import { describe, expect, it } from 'vitest';
import type { Assignment, Employee } from '../../../functions/domain/directory/employee.ts';
import { dimensions, sidesOf } from '../../../functions/domain/impact/dimensions.ts';
import { type GroupFacts, groupFactsOf, shiftMonths } from '../../../functions/domain/impact/group-facts.ts';
import { defaultImpact } from '../../../functions/domain/impact/impact-rules.ts';
import { people } from '../../support/people.ts';

const periodEnd = '2026-12-31';
const facts = (over: Partial<Employee>): GroupFacts => {
  const [somebody] = people;
  if (somebody === undefined) throw new Error('nobody');
  return groupFactsOf({ ...somebody, ...over }, periodEnd, (unit) => unit.startsWith('A'), defaultImpact);
};
const post = (unitCode: string, from: string, to: string | null, partTime?: boolean): Assignment => {
  const [like] = people.flatMap(({ assignments }) => assignments);
  if (like === undefined) throw new Error('no post');
  return { ...like, unitCode, from, to, ...(partTime === undefined ? {} : { partTime }) };
};

describe('what the number of a person says', () => {
  it.each([
    ['a woman', '199003152015032001', { sex: 'woman', age: 36 }],
    ['a man, born on the last day of the year', '199012312015011001', { sex: 'man', age: 36 }],
    ['no third sex that the number knows', '199003152015033001', { sex: null, age: 36 }],
    ['a number too short', '19900315201503201', { sex: null, age: null }],
    ['one sign too many before it', 'x199003152015032001', { sex: null, age: null }],
    ['or after it', '199003152015032001x', { sex: null, age: null }],
  ])('%s', (_, nip, said) => {
    expect(facts({ nip })).toMatchObject(said);
  });

  it.each([
    ['the day before a birthday', '2026-03-14', 35],
    ['the birthday', '2026-03-15', 36],
    ['the same day of an earlier month', '2026-02-15', 35],
    ['an earlier day of a later month', '2026-04-01', 36],
  ])('age on %s', (_, day, age) => {
    const employee = { nip: '199003152015032001', kind: 'PNS', assignments: [] } as const;
    expect(groupFactsOf({ ...employee, assignments: [] }, day, () => true, defaultImpact).age).toBe(age);
  });

  it.each(['PNS', 'PPPK'] as const)('%s is a kind, an official is none', (kind) => {
    expect(facts({ kind }).kind).toBe(kind);
    expect(facts({ kind: 'official' }).kind).toBeNull();
  });
});

describe('what the posts of a person say', () => {
  it.each([
    ['nobody of the service neither joins nor leaves it', [post('B', '2026-06-01', '2026-06-30')], false, false],
    [
      'who came back joined long ago',
      [post('A', '2026-06-01', null), post('A', '2019-01-01', '2020-01-01')],
      false,
      false,
    ],
    [
      'who stays in one of two posts stays',
      [post('A', '2020-01-01', '2026-12-31'), post('A', '2020-01-01', null)],
      false,
      false,
    ],
    ['who joined in the last year', [post('A', '2026-06-01', null)], true, false],
  ])('%s', (_, assignments, newcomer, leaver) => {
    expect(facts({ assignments })).toMatchObject({ newcomer, leaver });
  });

  it.each([
    ['the last post that has begun', [post('A', '2020-01-01', null, true), post('A', '2027-01-01', null, false)], true],
    [
      'one that begins on the last day',
      [post('A', '2020-01-01', null, true), post('A', periodEnd, null, false)],
      false,
    ],
    ['one of the service', [post('A', '2020-01-01', null, true), post('B', '2021-01-01', null, false)], true],
    ['none that says it', [post('A', '2020-01-01', null)], null],
    ['none at all', [], null],
  ])('part time by %s', (_, assignments, partTime) => {
    expect(facts({ assignments }).partTime).toBe(partTime);
  });

  it.each([
    ['2000-01-31', 1, '2000-02-29'],
    ['1900-01-31', 1, '1900-02-28'],
    ['2100-03-31', -1, '2100-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-07-31', 1, '2026-08-31'],
    ['2026-01-05', 2, '2026-03-05'],
  ])('%s and %i months is %s', (date, months, later) => {
    expect(shiftMonths(date, months)).toBe(later);
  });
});

describe('the sides of a dimension', () => {
  const plain: GroupFacts = { newcomer: false, leaver: false, partTime: null, sex: null, age: null, kind: null };
  const crowd = (count: number, over: Partial<GroupFacts>): GroupFacts[] =>
    Array.from({ length: count }, () => ({ ...plain, ...over }));
  const yes: Record<(typeof dimensions)[number], [Partial<GroupFacts>, Partial<GroupFacts>, string, string]> = {
    newcomer: [{ newcomer: true }, { newcomer: false }, 'newcomer', 'not-newcomer'],
    leaver: [{ leaver: true }, { leaver: false }, 'leaver', 'not-leaver'],
    'part-time': [{ partTime: true }, { partTime: false }, 'part-time', 'not-part-time'],
    sex: [{ sex: 'woman' }, { sex: 'man' }, 'woman', 'man'],
    age: [{ age: 29 }, { age: 30 }, 'under-30', '30-and-over'],
    kind: [{ kind: 'PNS' }, { kind: 'PPPK' }, 'PNS', 'PPPK'],
  };

  it.each(dimensions)('%s', (dimension) => {
    const [one, other, ...names] = yes[dimension];
    const everybody = [...crowd(5, one), ...crowd(6, other)];
    const { state, sides } = sidesOf(dimension, everybody, defaultImpact);
    expect(state).toBe('shown');
    expect(sides.map(({ name, has }) => [name, everybody.filter(has).length])).toEqual([
      [names[0], 5],
      [names[1], 6],
    ]);
  });

  it.each(['part-time', 'sex', 'age', 'kind'] as const)('%s of whom nothing is known are on no side', (dimension) => {
    const [one, other] = yes[dimension];
    const everybody = [...crowd(5, one), ...crowd(5, other), ...crowd(7, {})];
    expect(sidesOf(dimension, everybody, defaultImpact).sides.map(({ has }) => everybody.filter(has).length)).toEqual([
      5, 5,
    ]);
    expect(sidesOf(dimension, crowd(7, {}), defaultImpact).state).toBe('unknown');
    const fewUnknown = [...crowd(5, one), ...crowd(5, other), ...crowd(4, {})];
    expect(sidesOf(dimension, fewUnknown, defaultImpact).state).toBe('too-small');
  });
});
