import { describe, expect, it } from 'vitest';
import type { AnonymousSource, Statement } from '../../../functions/domain/feedback/anonymous-feedback.ts';
import { hidesEach, showableParts } from '../../../functions/domain/feedback/disclosure.ts';
import {
  type FeedbackRelease,
  releaseFeedback,
  tooFewForAnySource,
} from '../../../functions/domain/feedback/feedback-release.ts';
import { hearVoices } from '../../../functions/domain/feedback/hear-voices.ts';
import { voicesOf } from '../../../functions/domain/feedback/voice.ts';
import { defaultFeedback, defaultSurvey } from '../../../functions/domain/rules/default-voices.ts';
import { addSums, noAnswers, sumOf } from '../../../functions/domain/survey/survey-sums.ts';
import { scoresOf } from '../survey/survey-fixtures.ts';

const by = (authors: string) => [...authors].map((author) => ({ author }));
const rules = { threshold: 3, maximumShare: '60' };

const release: FeedbackRelease = {
  schemaVersion: 1,
  threshold: 3,
  sources: [
    {
      source: 'peer',
      people: 4,
      values: [
        { behaviour: 'loyal', points: '2.25', months: [{ month: '2026-01', points: '2.50' }] },
        { behaviour: 'adaptif', points: '1.75', months: [] },
      ],
    },
    { source: 'subordinate', people: 3, values: [] },
  ],
};
const heard = [
  { source: 'peer', people: 4, points: { loyal: '2.25', adaptif: '1.75' } },
  { source: 'subordinate', people: 3, points: {} },
];

describe('the voices that scoring hears', () => {
  it('are those of the release, over the whole period', () => {
    expect(voicesOf(release)).toEqual(heard);
    expect(voicesOf(null)).toEqual([]);
  });

  it('are joined by the public, where enough of it spoke of the person', () => {
    const said = (visitors: number) => ({
      schemaVersion: 1 as const,
      employeeId: 'ani',
      sums: Array.from({ length: visitors }, () => sumOf(scoresOf('4'))).reduce(addSums, noAnswers()),
    });
    const visitors = { source: 'public', people: 10, points: { kompeten: '3', 'berorientasi-pelayanan': '3' } };
    expect(hearVoices(release, said(10), { survey: defaultSurvey })).toEqual([...heard, visitors]);
    expect(hearVoices(release, said(9), { survey: defaultSurvey })).toEqual(heard);
    expect(hearVoices(null, said(10), { survey: defaultSurvey })).toEqual([visitors]);
    expect(hearVoices(null, null, { survey: defaultSurvey })).toEqual([]);
  });
});

describe('what hides its authors', () => {
  it.each([
    ['three of five by one person, just the share that is allowed', 'aaabc', true],
    ['four of six', 'aaaabc', false],
    ['two people', 'ab', false],
    ['nobody', '', false],
  ])('%s', (_, authors, hides) => {
    expect(hidesEach(by(authors), rules)).toBe(hides);
  });

  it('a threshold of nothing still asks for somebody', () => {
    expect(hidesEach([], { threshold: 0, maximumShare: '100' })).toBe(false);
    expect(hidesEach(by('a'), { threshold: 0, maximumShare: '100' })).toBe(true);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['the smallest part shown joins the rest, wherever it stands', { x: 'abcde', y: 'abc', z: 'f' }, ['x']],
    ['of two that are equally small the first', { x: 'abc', y: 'cde', z: 'f' }, ['y']],
    ['nothing of a total that does not hide its own', { x: 'a', y: 'b' }, []],
  ])('%s', (_, parts, shown) => {
    const named = new Map(Object.entries(parts).map(([name, authors]) => [name, by(authors)]));
    expect(showableParts(named, rules)).toEqual(shown);
  });
});

describe('sources', () => {
  const say = (source: AnonymousSource, authors: string): Statement[] =>
    by(authors).map(({ author }) => ({ author, source, month: '2026-01', ratings: { loyal: 'meets' }, note: author }));

  it.each([
    ['nobody spoke', [], true],
    ['two of each', [...say('peer', 'ab'), ...say('subordinate', 'cd')], true],
    ['one person often', say('peer', 'aaa'), true],
    ['three peers', [...say('peer', 'abc'), ...say('subordinate', 'd')], false],
    ['three subordinates', [...say('peer', 'a'), ...say('subordinate', 'bcd')], false],
  ])('too few for any: %s', (_, said, tooFew) => {
    expect(tooFewForAnySource(said, defaultFeedback)).toBe(tooFew);
  });

  it('that nobody spoke for are in no release, however low the threshold', () => {
    const open = { ...defaultFeedback, threshold: 1, maximumShare: '100' };
    expect(releaseFeedback(say('peer', 'a'), open).release.sources.map(({ source }) => source)).toEqual(['peer']);
  });
});
