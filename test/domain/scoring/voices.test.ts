import { describe, expect, it } from 'vitest';
import { hearVoices } from '../../../functions/domain/feedback/hear-voices.ts';
import type { Voice } from '../../../functions/domain/feedback/voice.ts';
import { defaultSurvey } from '../../../functions/domain/rules/default-voices.ts';
import { behaviourFromFeedback } from '../../../functions/domain/scoring/behaviour.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { noAnswers } from '../../../functions/domain/survey/survey-sums.ts';
import { allRated, feedbackOf, indicator, nodesOf, planOf, realised, rules } from './scoring-fixtures.ts';

const appraiser = (rating: 'below' | 'meets' | 'above') => feedbackOf('appraiser', allRated(rating));
const voice = (source: Voice['source'], points: Voice['points'], people = 3): Voice => ({ source, people, points });
const suggest = (given: Parameters<typeof behaviourFromFeedback>[0], voices: Voice[]) =>
  behaviourFromFeedback(given, rules, voices);
const scoreOf = (...input: Parameters<typeof suggest>) => nodesOf(suggest(...input).explanation, 'behaviour-score')[0];

describe('voices beside the appraiser', () => {
  it.each<[string, Voice[], string]>([
    // (60 * 2 + 20 * 3) / 80
    ['peers at a quarter', [voice('peer', { loyal: '3' })], '2.25'],
    // (60 * 2 + 20 * 3 + 20 * 1.5) / 100; the mean of a source is over its values
    ['subordinates too', [voice('peer', { loyal: '3' }), voice('subordinate', { loyal: '1', adaptif: '2' })], '2.10'],
    // (60 * 2 + 20 * 1) / 80
    ['the public', [voice('public', { kompeten: '1' }, 12)], '1.75'],
    ['nobody', [], '2.00'],
  ])('%s', (_, voices, score) => {
    expect(scoreOf([appraiser('meets')], voices)?.value).toBe(score);
  });

  it('are named in the explanation with how many they are', () => {
    const nodes = nodesOf(
      suggest([appraiser('meets')], [voice('peer', { loyal: '2.33' }, 4)]).explanation,
      'feedback-source',
    );
    expect(nodes.map(({ subject, value, reason, symbols }) => [subject, value, reason ?? symbols?.n])).toEqual([
      ['appraiser', '2', '1'],
      ['peer', '2.33', '4'],
      ['subordinate', null, 'below-threshold'],
    ]);
  });

  it('too few and nobody are explained alike', () => {
    const [few, nobody] = [
      hearVoices({ schemaVersion: 1, threshold: 3, sources: [] }, null, rules),
      hearVoices(null, null, rules),
    ];
    expect(suggest([], few).explanation).toEqual(suggest([], nobody).explanation);
    expect(suggest([], few).rating).toBeNull();
  });

  it('single statements of colleagues, should any be passed, do not count', () => {
    const leaked = [appraiser('meets'), feedbackOf('peer', allRated('below'))];
    expect(scoreOf(leaked, [])?.value).toBe('2.00');
  });

  it('make a value weak', () => {
    expect(suggest([appraiser('meets')], [voice('public', { 'berorientasi-pelayanan': '1' })]).weak).toEqual([]);
    const own = { ...rules, survey: { ...rules.survey, person: { ...rules.survey.person, weight: '100' } } };
    const found = behaviourFromFeedback([appraiser('meets')], own, [
      voice('public', { 'berorientasi-pelayanan': '1' }),
    ]);
    expect(found.weak).toEqual(['berorientasi-pelayanan']);
  });

  it('the public weighs nothing where the rule set says so', () => {
    const own = { ...rules, survey: { ...rules.survey, person: { ...rules.survey.person, weight: '0' } } };
    const found = behaviourFromFeedback([appraiser('meets')], own, [voice('public', { kompeten: '1' })]);
    expect(nodesOf(found.explanation, 'behaviour-score')[0]?.value).toBe('2.00');
  });

  it('tell whether colleagues were heard, for the weights of PP 30/2019', () => {
    expect([suggest([], []).heard, suggest([], [voice('public', { kompeten: '2' })]).heard]).toEqual([false, false]);
    expect(suggest([], [voice('peer', { kompeten: '2' })]).heard).toBe(true);
  });
});

describe('a case', () => {
  it('without a review is rated by what voices said', () => {
    const scored = scoreCase({
      plan: planOf(['100', indicator('i1')]),
      planBasis: 'set',
      realisation: realised({ i1: '95' }),
      feedback: [],
      voices: [voice('subordinate', { loyal: '3' })],
      activities: { count: 0, days: 0, digest: '' },
      review: null,
      ownDutiesMet: true,
      rules,
    });
    expect(scored).toMatchObject({ decision: 'scored', behaviour: 'above', basis: 'provisional' });
  });

  it('hears the public through the survey of named service acts', () => {
    const scores = { ...noAnswers().scores, 'kompetensi-pelaksana': 40, 'perilaku-pelaksana': 24 };
    const survey = { schemaVersion: 1 as const, employeeId: 'ani', sums: { answers: 10, scores } };
    expect(hearVoices(null, survey, { survey: defaultSurvey })).toEqual([
      { source: 'public', people: 10, points: { kompeten: '3', 'berorientasi-pelayanan': '1' } },
    ]);
  });
});
