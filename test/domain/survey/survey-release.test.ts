import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReleasedSurvey,
  releaseSurvey,
  type UnitAnswers,
} from '../../../functions/domain/survey/survey-release.ts';
import { addSums, noAnswers, type SurveySums } from '../../../functions/domain/survey/survey-sums.ts';
import { isolates, subsetsOf } from '../../support/rank.ts';

/** The city over two services; health has two sections. */
const units = [
  { code: 'KOTA', parentCode: null },
  { code: 'DINKES', parentCode: 'KOTA' },
  { code: 'DINKES.1', parentCode: 'DINKES' },
  { code: 'DINKES.2', parentCode: 'DINKES' },
  { code: 'DISDIK', parentCode: 'KOTA' },
];
type Answer = { unit: string; employeeId: string | null };

/** The i-th answer scores 2 to the power i, so that a sum tells just which answers are in it. */
const marked = (i: number): SurveySums => ({
  answers: 1,
  scores: { ...noAnswers().scores, persyaratan: 2 ** i },
});
const membersOf = ({ scores }: SurveySums): number[] =>
  [...scores.persyaratan.toString(2)].toReversed().flatMap((bit, i) => (bit === '1' ? [i] : []));

const gather = (answers: readonly Answer[]): Map<string, UnitAnswers> => {
  const found = new Map<string, { unnamed: SurveySums; named: Map<string, SurveySums> }>();
  for (const [i, { unit, employeeId }] of answers.entries()) {
    const own = found.get(unit) ?? { unnamed: noAnswers(), named: new Map<string, SurveySums>() };
    if (employeeId === null) own.unnamed = addSums(own.unnamed, marked(i));
    else own.named.set(employeeId, addSums(own.named.get(employeeId) ?? noAnswers(), marked(i)));
    found.set(unit, own);
  }
  return found;
};
const release = (answers: readonly Answer[], threshold = 3) => releaseSurvey(units, gather(answers), threshold);
const answersOf = ({ units: list }: ReleasedSurvey) =>
  Object.fromEntries(list.map(({ unitCode, sums }) => [unitCode, sums.answers]));
const times = (count: number, unit: string, employeeId: string | null = null): Answer[] =>
  Array.from({ length: count }, () => ({ unit, employeeId }));

describe('what is released', () => {
  it.each<[string, Answer[], Record<string, number>, number]>([
    ['enough in one section count up to the top', times(3, 'DINKES.1'), { 'DINKES.1': 3, DINKES: 3, KOTA: 3 }, 0],
    [
      'too few in two sections are shown as the service’s',
      [...times(2, 'DINKES.1'), ...times(1, 'DINKES.2')],
      { DINKES: 3, KOTA: 3 },
      0,
    ],
    // Shown beside the section's three, the service's four would tell what the fourth said.
    [
      'a single one beside a large section climbs',
      [...times(3, 'DINKES.1'), ...times(1, 'DINKES.2')],
      { 'DINKES.1': 3, DINKES: 3, KOTA: 3 },
      1,
    ],
    ['single ones of two services meet at the top', [...times(2, 'DINKES.2'), ...times(1, 'DISDIK')], { KOTA: 3 }, 0],
    ['too few anywhere are shown nowhere', times(2, 'DISDIK'), {}, 2],
  ])('%s', (_, answers, expected, withheld) => {
    const found = release(answers);
    expect([answersOf(found), found.withheld]).toEqual([expected, withheld]);
  });

  it('is a person’s where enough service acts name the person', () => {
    const found = release([...times(4, 'DISDIK', 'dewi'), ...times(2, 'DISDIK', 'eko'), ...times(1, 'DISDIK')]);
    expect(found.persons.map(({ employeeId, sums }) => [employeeId, sums.answers])).toEqual([['dewi', 4]]);
    expect(answersOf(found)).toEqual({ DISDIK: 7, KOTA: 7 });
  });

  it('adds up a person’s service acts of several units', () => {
    const found = release([
      ...times(3, 'DISDIK', 'dewi'),
      ...times(5, 'DINKES', 'dewi'),
      ...times(1, 'DINKES.1', 'dewi'),
    ]);
    expect(found.persons.map(({ sums }) => sums.answers)).toEqual([8]);
  });
});

describe('an attacker who sees all indexes and knows which visits they are made of', () => {
  const answer = fc.record({
    unit: fc.constantFrom(...units.map(({ code }) => code)),
    employeeId: fc.constantFrom(null, 'ani', 'budi'),
  });

  it('isolates by no combination of indexes what fewer visitors said than the threshold', () => {
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: 1, maxLength: 18 }),
        fc.integer({ min: 2, max: 3 }),
        (answers, threshold) => {
          const found = release(answers, threshold);
          const totals = [...found.units, ...found.persons].map(({ sums }) => {
            const members = membersOf(sums);
            return answers.map((_, i) => (members.includes(i) ? 1 : 0));
          });
          const visits = answers.map((_, i) => i);
          for (const few of subsetsOf(visits, Math.min(threshold - 1, visits.length)))
            expect(isolates(totals, new Set(few))).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('counts every answer once, or knows how many are withheld', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        const found = release(answers);
        expect((answersOf(found).KOTA ?? 0) + found.withheld).toBe(answers.length);
        expect(found.withheld).toBeLessThan(3);
      }),
    );
  });
});
