import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Behaviour, behaviours } from '../../../functions/domain/execution/feedback.ts';
import type { Statement } from '../../../functions/domain/feedback/anonymous-feedback.ts';
import { type FeedbackRelease, releaseFeedback } from '../../../functions/domain/feedback/feedback-release.ts';
import type { FeedbackRules } from '../../../functions/domain/feedback/feedback-rules.ts';
import { defaultFeedback } from '../../../functions/domain/rules/default-voices.ts';
import { ratings } from '../../../functions/domain/scoring/predicate.ts';
import { isolates, subsetsOf } from '../../support/rank.ts';

const rules: FeedbackRules = { ...defaultFeedback, threshold: 3, maximumShare: '60' };
const say = (author: string, month: string, given: Statement['ratings'], source: Statement['source'] = 'peer') => ({
  author,
  month: `2026-0${month}`,
  source,
  ratings: given,
  note: `${author} in ${month}`,
});
const loyal = (author: string, month: string, rating: 'below' | 'meets' | 'above' = 'meets') =>
  say(author, month, { loyal: rating });
const valueIn = ({ sources }: FeedbackRelease, behaviour: Behaviour) =>
  sources[0]?.values.find((one) => one.behaviour === behaviour);
const released = (said: Statement[], own: FeedbackRules = rules) => releaseFeedback(said, own).release;

describe('the threshold', () => {
  it.each([
    ['nobody', []],
    ['one person', [loyal('a', '1')]],
    ['two people', [loyal('a', '1'), loyal('b', '1')]],
    ['two people in two months each', [loyal('a', '1'), loyal('b', '1'), loyal('a', '2'), loyal('b', '2')]],
    // Five of seven: a mean of one voice.
    [
      'three people of whom one says nearly everything',
      [...['1', '2', '3', '4', '5'].map((m) => loyal('a', m)), loyal('b', '1'), loyal('c', '1')],
    ],
  ])('%s leaves no trace', (_, said) => {
    expect(releaseFeedback(said, rules)).toEqual({
      release: { schemaVersion: 1, threshold: 3, sources: [] },
      notes: new Map(),
    });
  });

  it('three people are heard together, to two decimals', () => {
    const said = [loyal('a', '1', 'below'), loyal('b', '1', 'above'), loyal('c', '1', 'above')];
    expect(released(said).sources).toEqual([
      {
        source: 'peer',
        people: 3,
        values: [{ behaviour: 'loyal', points: '2.33', months: [{ month: '2026-01', points: '2.33' }] }],
      },
    ]);
  });

  it('holds for each value by itself', () => {
    const said = [
      say('a', '1', { loyal: 'meets', adaptif: 'below' }),
      say('b', '1', { loyal: 'meets', adaptif: 'below' }),
      say('c', '1', { loyal: 'meets' }),
    ];
    expect(released(said).sources[0]?.values.map(({ behaviour }) => behaviour)).toEqual(['loyal']);
  });

  it('holds for each source by itself', () => {
    const said = [...['a', 'b', 'c'].map((who) => loyal(who, '1')), say('d', '1', { loyal: 'below' }, 'subordinate')];
    expect(released(said).sources.map(({ source }) => source)).toEqual(['peer']);
  });

  it('is a setting', () => {
    const said = ['a', 'b', 'c', 'd'].map((who) => loyal(who, '1'));
    const sizes = [1, 4, 5].map((threshold) => released(said, { ...rules, threshold }).sources.length);
    expect(sizes).toEqual([1, 1, 0]);
  });
});

describe('complementary suppression', () => {
  const month = (n: string, who: string) => [...who].map((author) => loyal(author, n));
  it.each<[string, Statement[], string[]]>([
    ['all months that are large enough', [...month('1', 'abc'), ...month('2', 'abd')], ['2026-01', '2026-02']],
    [
      'a small month takes the smallest large one with it',
      [...month('1', 'abc'), ...month('2', 'abcd'), ...month('3', 'e')],
      ['2026-02'],
    ],
    [
      'small months that hide each other stay the only ones',
      [...month('1', 'abc'), ...month('2', 'de'), ...month('3', 'f')],
      ['2026-01'],
    ],
    [
      'the same two people in two small months do not',
      [...month('1', 'abc'), ...month('2', 'de'), ...month('3', 'de')],
      [],
    ],
  ])('%s', (_, said, months) => {
    expect(valueIn(released(said), 'loyal')?.months.map((one) => one.month)).toEqual(months);
  });
});

describe('notes', () => {
  it('are in the order of the alphabet, of released sources alone', () => {
    const { notes } = releaseFeedback(
      [...['c', 'a', 'b'].map((who) => loyal(who, '1')), say('d', '1', {}, 'subordinate')],
      rules,
    );
    expect([...notes]).toEqual([['peer', ['a in 1', 'b in 1', 'c in 1']]]);
  });
});

const statement = fc.record({
  author: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  month: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04'),
  source: fc.constantFrom('peer', 'subordinate' as const),
  ratings: fc.dictionary(fc.constantFrom<Behaviour>('loyal', 'adaptif'), fc.constantFrom(...ratings), { minKeys: 1 }),
  note: fc.constant('Catatan'),
});
const said = fc.uniqueArray(statement, {
  minLength: 4,
  maxLength: 24,
  selector: (s) => `${s.source}${s.author}${s.month}`,
});

/** Every total in the release as a row over the statements: 1 where the statement is in it. */
const totalsOf = (release: FeedbackRelease, all: readonly Statement[], source: string, behaviour: Behaviour) => {
  const value = release.sources.find((one) => one.source === source)?.values.find((one) => one.behaviour === behaviour);
  if (value === undefined) return [];
  const row = (counts: (s: Statement) => boolean) =>
    all.map((s) => (s.source === source && s.ratings[behaviour] !== undefined && counts(s) ? 1 : 0));
  return [row(() => true), ...value.months.map(({ month }) => row((s) => s.month === month))];
};

describe('an attacker who sees all that is released and knows who spoke of what, and when', () => {
  it('isolates by no combination of totals what fewer people said than the threshold', () => {
    fc.assert(
      fc.property(said, fc.integer({ min: 2, max: 4 }), (all, threshold) => {
        const release = released(all, { ...rules, threshold });
        const authors = [...new Set(all.map(({ author }) => author))];
        for (const source of ['peer', 'subordinate'])
          for (const behaviour of behaviours) {
            const totals = totalsOf(release, all, source, behaviour);
            for (const few of subsetsOf(authors, Math.min(threshold - 1, authors.length))) {
              const columns = new Set(all.flatMap(({ author }, i) => (few.includes(author) ? [i] : [])));
              expect(isolates(totals, columns)).toBe(false);
            }
          }
      }),
      { numRuns: 150 },
    );
  });

  it('would, if the months beside a small one were shown', () => {
    const all = [...['a', 'b', 'c'].map((who) => loyal(who, '1')), loyal('d', '2')];
    const careless: FeedbackRelease = {
      schemaVersion: 1,
      threshold: 3,
      sources: [
        {
          source: 'peer',
          people: 4,
          values: [{ behaviour: 'loyal', points: '2.00', months: [{ month: '2026-01', points: '2.00' }] }],
        },
      ],
    };
    expect(isolates(totalsOf(careless, all, 'peer', 'loyal'), new Set([3]))).toBe(true);
  });

  it('sees the same whoever of the authors said it', () => {
    const swap: Record<string, string> = { a: 'b', b: 'c', c: 'a' };
    fc.assert(
      fc.property(said, (all) => {
        const other = all.map((s) => ({ ...s, author: swap[s.author] ?? s.author }));
        expect(releaseFeedback(other, rules)).toEqual(releaseFeedback(all, rules));
      }),
    );
  });

  it('sees the same in whatever order it was said', () => {
    fc.assert(
      fc.property(said, (all) => {
        expect(releaseFeedback(all.toReversed(), rules)).toEqual(releaseFeedback(all, rules));
      }),
    );
  });

  it('finds neither a distribution nor the number of answers to a value', () => {
    const release = released(['a', 'b', 'c', 'd'].map((who) => say(who, '1', { loyal: 'above' })));
    expect(release.sources.map((source) => Object.keys(source))).toEqual([['source', 'people', 'values']]);
    expect(release.sources[0]?.values.map((value) => Object.keys(value))).toEqual([['behaviour', 'points', 'months']]);
  });
});
