import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import { packExplanation, unpackExplanation } from '../../../functions/domain/scoring/pack-explanation.ts';
import { type Rating, ratings } from '../../../functions/domain/scoring/predicate.ts';
import { type ScoreInput, scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { type SegmentEvidence, scoreParts } from '../../../functions/domain/segments/score-parts.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';
import { allRated, feedbackOf, indicator, planOf, realised, rules } from '../scoring/scoring-fixtures.ts';

const whole: ScoreInput = {
  plan: planOf(['100', indicator('i')]),
  planBasis: 'set',
  realisation: realised({ i: '95' }),
  feedback: [],
  activities: { count: 3, days: 3, digest: 'digest-of-the-journal' },
  review: null,
  ownDutiesMet: true,
  rules,
};
const given = (workResult: Rating, behaviour: Rating = 'meets', seq = 4) => ({ workResult, behaviour, seq });
const part = (from: string, to: string, over: Partial<SegmentEvidence> = {}): SegmentEvidence => ({
  from,
  to,
  own: null,
  review: given('meets'),
  unit: null,
  ...over,
});
/** A third and two thirds of the quarter. */
const january = (over: Partial<SegmentEvidence> = {}) => part('2026-01-01', '2026-01-31', over);
const theRest = (over: Partial<SegmentEvidence> = {}) => part('2026-02-01', '2026-03-31', over);

const nodes = (tree: Explanation): Explanation[] => [tree, ...(tree.inputs ?? []).flatMap(nodes)];

describe('the ratings of the parts as one', () => {
  it.each<[Rating, Rating, Rating, string]>([
    ['meets', 'meets', 'meets', '2'],
    ['above', 'meets', 'meets', '2.333333'],
    ['meets', 'above', 'above', '2.666667'],
    ['below', 'above', 'meets', '2.333333'],
    ['above', 'below', 'meets', '1.666667'],
    ['meets', 'below', 'below', '1.333333'],
  ])('%s for a third and %s for two thirds is %s', (first, second, expected, points) => {
    const scored = scoreParts(whole, [january({ review: given(first) }), theRest({ review: given(second) })]);
    expect(scored).toMatchObject({ decision: 'scored', workResult: expected, behaviour: 'meets', basis: 'reviewed' });
    const rated = nodes(scored.explanation).find(({ code, unit }) => code === 'segment-rating' && unit === 'points');
    expect(rated).toMatchObject({
      value: points,
      inputs: [
        { subject: '2026-01-01..2026-01-31', value: first, symbols: { share: '1/3' } },
        { subject: '2026-02-01..2026-03-31', value: second, symbols: { share: '2/3' } },
      ],
    });
  });

  it('give the predicate together, not by their own predicates', () => {
    // Sangat Baik in one part and Butuh Perbaikan in the other: together above by a hair, behaviour above.
    const scored = scoreParts({ ...whole, rules: { ...rules, segments: { ...rules.segments, measure: 'days' } } }, [
      part('2026-01-01', '2026-01-20', { review: given('below', 'above') }),
      part('2026-01-21', '2026-03-31', { review: given('above', 'above') }),
    ]);
    expect(scored).toMatchObject({ workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' });
  });
});

describe('each part', () => {
  it('rests on its own plan and realisation where the post was another one', () => {
    const own = {
      plan: planOf(['100', indicator('old')]),
      basis: 'set',
      realisation: realised({ old: '120' }),
    } as const;
    const scored = scoreParts(whole, [january({ own }), theRest()]);
    // 120 for a third and 95 for two thirds.
    expect(scored).toMatchObject({ score: '103.33' });
    const missing = scoreParts(whole, [january({ own: { ...own, realisation: null } }), theRest()]);
    expect(missing).toMatchObject({ score: '95.00', workResult: 'meets' });
  });

  it('counts the achievement of the unit that was led in it', () => {
    const led = (score: string, reached: Rating): SegmentEvidence['unit'] => ({
      unitCode: 'A',
      basis: 'key-indicators',
      score,
      rating: reached,
      explanation: { code: 'unit-achievement', value: score, unit: 'percent' },
    });
    const scored = scoreParts(whole, [
      january({ review: null, unit: led('110.00', 'above') }),
      theRest({ review: null, unit: led('80.00', 'below') }),
    ]);
    const reached = nodes(scored.explanation).filter(({ code }) => code === 'unit-achievement');
    expect(reached.map(({ value }) => value)).toEqual(['110.00', '80.00']);
    // 110 for a third and 80 for two thirds; below for two thirds weighs 1 2/3 points.
    expect(scored).toMatchObject({ score: '90.00', workResult: 'meets' });
  });

  it("counts the appraiser's feedback of its days", () => {
    const feedback = [
      { ...feedbackOf('appraiser', allRated('below')), on: '2026-01-15' },
      { ...feedbackOf('appraiser', allRated('above')), on: '2026-03-15' },
    ];
    const [first, second] = nodes(scoreParts({ ...whole, feedback }, [january(), theRest()]).explanation).filter(
      ({ code }) => code === 'behaviour-suggestion',
    );
    expect([first?.value, second?.value]).toEqual(['below', 'above']);
  });

  it('without a review is provisional by its evidence, and makes the whole provisional', () => {
    expect(scoreParts(whole, [january({ review: null }), theRest({ review: given('above') })])).toMatchObject({
      basis: 'provisional',
      workResult: 'above',
    });
  });

  it('that cannot be assessed leaves its share to the others, and is never the lowest', () => {
    const own = { plan: planOf(['100', indicator('old')]), basis: 'set', realisation: null } as const;
    const scored = scoreParts(whole, [january({ own, review: null }), theRest({ review: given('above') })]);
    expect(scored).toMatchObject({ decision: 'scored', workResult: 'above', basis: 'provisional' });
    expect(nodes(scored.explanation).find(({ code }) => code === 'work-result-rating')?.reason).toBe('renormalised');
    const strict = { ...whole, rules: { ...rules, missingComponent: 'block' } } as const;
    expect(scoreParts(strict, [january({ own, review: null }), theRest()])).toMatchObject({
      decision: 'unassessed',
      reason: 'blocked',
    });
  });

  it('whose appraiser was late keeps its days for the behaviour, measured or not: a week under another is not the quarter', () => {
    const own = { plan: planOf(['100', indicator('old')]), basis: 'set', realisation: null } as const;
    const late = part('2026-01-01', '2026-03-24', { own, review: null });
    const week = part('2026-03-25', '2026-03-31', { review: given('meets', 'below') });
    const scored = scoreParts(whole, [late, week]);
    expect(scored).toMatchObject({ workResult: 'meets', behaviour: 'meets', predicate: 'baik', basis: 'provisional' });
    const rated = nodes(scored.explanation).filter(({ code }) => code === 'behaviour-rating');
    expect(rated.map(({ value, reason }) => [value, reason])).toEqual([
      ['meets', 'provisional'],
      ['meets', 'when-silent'],
      ['below', 'reviewed'],
    ]);
    // Who had it for nearly all the time and said so is heard.
    const long = part('2026-01-01', '2026-03-24', { review: given('meets', 'below') });
    expect(scoreParts(whole, [long, { ...late, from: '2026-03-25', to: '2026-03-31' }])).toMatchObject({
      behaviour: 'below',
    });
  });

  it('is left unassessed with the others where none can be assessed', () => {
    const nothing = { ...whole, realisation: null };
    expect(scoreParts(nothing, [january({ review: null }), theRest({ review: null })])).toMatchObject({
      decision: 'unassessed',
      reason: 'nothing-calculable',
    });
    expect(scoreParts(nothing, [theRest({ review: null })])).toMatchObject({ reason: 'no-realisation' });
  });
});

describe('one part alone', () => {
  it('is rated as a whole period would be', () => {
    fc.assert(
      fc.property(fc.option(fc.constantFrom(...ratings)), fc.constantFrom(...ratings), (workResult, behaviour) => {
        const review = workResult === null ? null : given(workResult, behaviour);
        const { explanation: _, ...alone } = scoreParts(whole, [theRest({ review })]);
        const { explanation: __, ...plain } = scoreCase({ ...whole, review });
        expect(alone).toEqual(plain);
      }),
    );
  });
});

describe('a part whose shares grow', () => {
  it('never moves the result away from its own rating', () => {
    const rank = (rating: Rating): number => ratings.indexOf(rating);
    const anyRating = fc.constantFrom(...ratings);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 88 }), anyRating, anyRating, (days, first, second) => {
        const at = (n: number): number => {
          const scored = scoreParts(whole, [
            part('2026-01-01', addDays('2026-01-01', n - 1), { review: given(first) }),
            part(addDays('2026-01-01', n), '2026-03-31', { review: given(second) }),
          ]);
          return scored.decision === 'scored' ? rank(scored.workResult) : -1;
        };
        expect(Math.sign(at(days + 1) - at(days)) * Math.sign(rank(first) - rank(second))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('the explanation survives its packed form', () => {
  const { explanation } = scoreParts(whole, [january({ review: given('above') }), theRest({ review: null })]);
  expect(unpackExplanation(packExplanation(explanation))).toEqual(explanation);
  expect(nodes(explanation).filter(({ code }) => code === 'activities')).toHaveLength(1);
});
