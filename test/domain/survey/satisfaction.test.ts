import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSurvey } from '../../../functions/domain/rules/default-voices.ts';
import { publicVoice } from '../../../functions/domain/survey/public-voice.ts';
import { classOf, satisfactionOf } from '../../../functions/domain/survey/satisfaction.ts';
import { surveyElements } from '../../../functions/domain/survey/survey-elements.ts';
import { addSums, isOnScale, noAnswers, sumOf } from '../../../functions/domain/survey/survey-sums.ts';
import { scoresOf } from './survey-fixtures.ts';

const sumsOf = (...answers: string[]) => answers.map((digits) => sumOf(scoresOf(digits))).reduce(addSums, noAnswers());
const indexOf = (...answers: string[]) => satisfactionOf(sumsOf(...answers), defaultSurvey);

describe('the nine elements', () => {
  it('are those of PermenPANRB 14/2017', () => {
    expect(surveyElements).toHaveLength(9);
    expect([surveyElements[0], surveyElements[5], surveyElements[6], surveyElements[8]]).toEqual([
      'persyaratan',
      'kompetensi-pelaksana',
      'perilaku-pelaksana',
      'sarana',
    ]);
  });
});

describe('the index', () => {
  it.each([
    // The ninth exactly: with 0.11 it would be 99.00, and nobody could reach 100.
    ['everybody very content', ['4'], '100.00', 'A'],
    ['everybody not at all', ['1'], '25.00', 'D'],
    ['everybody at 3', ['3'], '75.00', 'C'],
    ['one element of nine at 3', ['444444443'], '97.22', 'A'],
    // (32 + 27 + 36) / 27 * 25 = 87.9629...
    ['thirds are rounded half up once', ['434343434', '333333333', '444444444'], '87.96', 'B'],
    // 25 * (28 / 9) = 77.777...
    ['between', ['433333333'], '77.78', 'B'],
    ['two visitors of opposite minds', ['1', '4'], '62.50', 'D'],
  ])('%s', (_, answers, index, quality) => {
    expect(indexOf(...answers)).toMatchObject({ index, class: quality, answers: answers.length });
  });

  it('does not exist without answers: never the lowest', () => {
    expect(satisfactionOf(noAnswers(), defaultSurvey)).toBeNull();
  });

  it('tells the mean and the class of each element', () => {
    const found = indexOf('144444444', '244444444');
    expect(found?.elements[0]).toEqual({ element: 'persyaratan', mean: '1.50', class: 'D' });
    expect(found?.elements[1]).toEqual({ element: 'prosedur', mean: '4.00', class: 'A' });
  });

  it('is the mean of all scores times 25, whoever adds it up', () => {
    const answer = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 60 }), (answers) => {
        const total = answers.flat().reduce((a, b) => a + b, 0);
        // In whole numbers: hundredths of the index, half up.
        const [numerator, denominator] = [BigInt(total) * 2500n, BigInt(9 * answers.length)];
        const hundredths = (2n * numerator + denominator) / (2n * denominator);
        const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
        expect(indexOf(...answers.map((digits) => digits.join('')))?.index).toBe(text);
      }),
    );
  });
});

describe('the classes', () => {
  it.each([
    ['100.00', 'A'],
    ['88.31', 'A'],
    ['88.30', 'B'],
    ['76.61', 'B'],
    ['76.60', 'C'],
    ['65.00', 'C'],
    ['64.99', 'D'],
    ['25.00', 'D'],
  ])('%s is %s', (index, quality) => {
    expect(classOf(index, defaultSurvey)).toBe(quality);
  });

  it('follow the rule set', () => {
    expect(classOf('80.00', { from: { A: '80', B: '70', C: '60' } })).toBe('A');
  });
});

describe('the scale', () => {
  it.each([
    ['4', true],
    ['1', true],
    ['0', false],
    ['5', false],
    ['443444449', false],
  ])('%s', (digits, fits) => {
    expect(isOnScale(scoresOf(digits))).toBe(fits);
  });
});

describe('the voice of the public about a person', () => {
  const survey = (count: number, digits: string) => ({
    schemaVersion: 1 as const,
    employeeId: 'ani',
    sums: sumsOf(...Array.from({ length: count }, () => digits)),
  });

  it('speaks of competence and conduct alone: a queue is not the clerk’s fault', () => {
    expect(publicVoice(survey(10, '111113411'), defaultSurvey)).toEqual({
      source: 'public',
      people: 10,
      points: { kompeten: '1', 'berorientasi-pelayanan': '3' },
    });
  });

  it.each([
    ['no named service act', null],
    ['too few answers', survey(9, '4')],
  ])('is silent with %s', (_, found) => {
    expect(publicVoice(found, defaultSurvey)).toBeNull();
  });
});
