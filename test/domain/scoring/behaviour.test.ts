import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../../functions/domain/execution/feedback.ts';
import { behaviourFromFeedback } from '../../../functions/domain/scoring/behaviour.ts';
import { partShares } from '../../../functions/domain/scoring/part-shares.ts';
import { type Rating, ratings } from '../../../functions/domain/scoring/predicate.ts';
import { allRated, anyFeedback, feedbackOf, nodesOf, rating, rules } from './scoring-fixtures.ts';

const scoreOf = (feedback: Feedback[]) => {
  const { explanation, rating: given } = behaviourFromFeedback(feedback, rules);
  const [score] = nodesOf(explanation, 'behaviour-score');
  return { score: score?.value, rating: given, reason: score?.reason };
};
const say = (source: Feedback['source'], given: Rating) => feedbackOf(source, allRated(given));

describe('the sources', () => {
  it.each<[string, Feedback[], string, Rating]>([
    ['all meet', [say('appraiser', 'meets'), say('peer', 'meets'), say('subordinate', 'meets')], '2.00', 'meets'],
    // 0.6 * 3 + 0.2 * 2 + 0.2 * 1
    [
      'weighed 60/20/20',
      [say('appraiser', 'above'), say('peer', 'meets'), say('subordinate', 'below')],
      '2.40',
      'meets',
    ],
    // (60 * 3 + 20 * 1) / 80
    ['without subordinates 75/25', [say('appraiser', 'above'), say('peer', 'below')], '2.50', 'above'],
    ['only peers', [say('peer', 'above')], '3.00', 'above'],
    // A source counts once, however many answer for it: (60 * 3 + 20 * (1 + 1 + 2) / 3) / 80
    [
      'many peers against one appraiser',
      [say('appraiser', 'above'), say('peer', 'below'), say('peer', 'below'), say('peer', 'meets')],
      '2.58',
      'above',
    ],
  ])('%s', (_, feedback, score, given) => {
    expect(scoreOf(feedback)).toMatchObject({ score, rating: given });
  });

  it('that nobody answered for are named, with the weight that went to the others', () => {
    const { explanation } = behaviourFromFeedback([say('appraiser', 'meets'), say('peer', 'meets')], rules);
    const sources = nodesOf(explanation, 'feedback-source');
    expect(sources.map(({ subject, value, weight, reason }) => [subject, value, weight, reason])).toEqual([
      ['appraiser', '2', '60', undefined],
      ['peer', '2', '20', undefined],
      ['subordinate', null, '20', 'no-feedback'],
    ]);
    expect(nodesOf(explanation, 'behaviour-score')[0]?.reason).toBe('renormalised');
    expect(partShares(sources)).toEqual(['75.00', '25.00', null]);
  });

  it('are renormalised even where missing indicators block: silence is not the omission of the person rated', () => {
    const strict = { ...rules, missingComponent: 'block' as const };
    expect(behaviourFromFeedback([say('peer', 'above')], strict).rating).toBe('above');
  });

  it('give nothing where the only one that spoke weighs nothing', () => {
    const weights = { appraiser: '100', peer: '0', subordinate: '0' };
    const own = { ...rules, behaviour: { ...rules.behaviour, weights } };
    const { rating: given, explanation } = behaviourFromFeedback([say('peer', 'below')], own);
    expect(given).toBeNull();
    expect(nodesOf(explanation, 'behaviour-score')[0]?.reason).toBe('nothing-calculable');
  });
});

describe('the seven values', () => {
  it('count the same, however many people spoke of one of them', () => {
    const loyal = feedbackOf('peer', { loyal: 'below' });
    const adaptif = feedbackOf('peer', { adaptif: 'above' });
    expect(scoreOf([loyal, loyal, loyal, adaptif]).score).toBe('2.00');
  });

  it('that stay below the expectation are listed in their order', () => {
    const {
      weak,
      rating: given,
      explanation,
    } = behaviourFromFeedback(
      [
        feedbackOf('appraiser', { ...allRated('above'), loyal: 'below', akuntabel: 'below' }),
        feedbackOf('peer', { akuntabel: 'meets', loyal: 'above' }),
      ],
      rules,
    );
    // akuntabel (60 * 1 + 20 * 2) / 80 = 1.25; loyal (60 * 1 + 20 * 3) / 80 = 1.5, which meets.
    expect(weak).toEqual(['akuntabel']);
    // 75 % of the appraiser's 17 / 7 and 25 % of the peers' 5 / 2: 2.45
    expect(given).toBe('meets');
    expect(nodesOf(explanation, 'weak-behaviour')).toEqual([
      { code: 'weak-behaviour', subject: 'akuntabel', value: '1.25', unit: 'points' },
    ]);
  });
});

describe('the rating', () => {
  it.each([
    [{ meetsFrom: '1.5', aboveFrom: '2.5' }, 'meets'],
    [{ meetsFrom: '2', aboveFrom: '2.5' }, 'meets'],
    [{ meetsFrom: '2.01', aboveFrom: '2.5' }, 'below'],
    [{ meetsFrom: '1.5', aboveFrom: '2' }, 'above'],
  ] as const)('by the thresholds %j of 2 points: %s', (thresholds, given) => {
    const own = { ...rules, behaviour: { ...rules.behaviour, ...thresholds } };
    expect(behaviourFromFeedback([say('appraiser', 'meets')], own).rating).toBe(given);
  });

  it('does not exist without feedback: never the lowest', () => {
    const { rating: given, weak, explanation } = behaviourFromFeedback([], rules);
    expect([given, weak]).toEqual([null, []]);
    expect(nodesOf(explanation, 'behaviour-score')[0]).toMatchObject({ value: null, reason: 'no-feedback' });
  });

  it('is what everybody said where everybody said the same', () => {
    fc.assert(
      fc.property(
        rating,
        fc.array(fc.constantFrom('appraiser', 'peer', 'subordinate'), { minLength: 1 }),
        (same, who) => {
          expect(scoreOf(who.map((source) => say(source, same))).rating).toBe(same);
        },
      ),
    );
  });

  it('does not depend on the order in which feedback came', () => {
    fc.assert(
      fc.property(fc.array(anyFeedback, { maxLength: 12 }), (feedback) => {
        expect(behaviourFromFeedback(feedback.toReversed(), rules)).toEqual(behaviourFromFeedback(feedback, rules));
      }),
    );
  });

  it('never falls when one answer becomes better', () => {
    const rank = (given: Rating | null) => (given === null ? -1 : ratings.indexOf(given));
    const better = { below: 'meets', meets: 'above', above: 'above' } as const;
    fc.assert(
      fc.property(fc.array(anyFeedback, { minLength: 1, maxLength: 8 }), (feedback) => {
        const [first, ...others] = feedback;
        if (first === undefined) return;
        const raised = Object.fromEntries(
          Object.entries(first.ratings).map(([value, given]) => [value, better[given]]),
        );
        const after = behaviourFromFeedback([{ ...first, ratings: raised }, ...others], rules).rating;
        expect(rank(after)).toBeGreaterThanOrEqual(rank(behaviourFromFeedback(feedback, rules).rating));
      }),
    );
  });
});

it('shows nothing by which an author could be known', () => {
  const feedback = [say('appraiser', 'meets'), feedbackOf('peer', { loyal: 'below' })];
  const text = JSON.stringify(behaviourFromFeedback(feedback, rules).explanation);
  expect(text).not.toContain('boss');
  expect(text).not.toContain('2026-02');
  expect(text).not.toContain('digest');
});
