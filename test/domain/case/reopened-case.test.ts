import { describe, expect, it } from 'vitest';
import type { Case, CaseAt, ReopenedCase, ReviewRef, SegmentRef } from '../../../functions/domain/case/case.ts';
import { asInPhase, asOfReopening, beforeResult, waitingBeside } from '../../../functions/domain/case/reopened-case.ts';
import { decidedCase, plannedCase, reviewedCase, unplannedCase } from '../../support/example-case.ts';

const review = (seq: number): ReviewRef => ({ seq, workResult: 'above', behaviour: 'meets' });
const { result, plan, review: scoredReview } = decidedCase();
const { stage: _, review: __, plan: ___, ...common } = reviewedCase();
const scored = (over: Partial<CaseAt<'scored'>> = {}): CaseAt<'scored'> => ({
  ...{ ...common, stage: 'scored', plan, review: scoredReview, result },
  ...over,
});
const unassessed = (over: Partial<CaseAt<'unassessed'>> = {}): CaseAt<'unassessed'> => ({
  ...{ ...common, stage: 'unassessed', plan },
  ...over,
});

/** Reopening 1 was closed, and a review was given in another that was not yet: windows of two phases overlap. */
const beside: ReopenedCase = { number: 1, closed: true, of: 2, review: review(9), parts: [review(9), null] };

describe('what was given in a reopened phase', () => {
  it.each<[string, ReopenedCase, number, Partial<ReopenedCase>]>([
    ['waits for the close of its own', beside, 3, { of: 2, review: review(9), parts: [review(9), null] }],
    [
      'waits while the close of the first comes again',
      beside,
      1,
      { of: 2, review: review(9), parts: [review(9), null] },
    ],
    ['does not wait in its own', beside, 2, {}],
    ['waits, a review alone', { number: 1, of: 2, review: review(9) }, 1, { of: 2, review: review(9) }],
    ['waits, parts alone', { number: 1, of: 2, parts: [review(9)] }, 1, { of: 2, parts: [review(9)] }],
    ['is nothing', { number: 1, of: 2 }, 1, {}],
    ['was given in the one that is named', { number: 1, review: review(9) }, 1, {}],
    [
      'was given in the one that is named, for another’s close',
      { number: 1, review: review(9) },
      2,
      { of: 1, review: review(9) },
    ],
    ['was taken up by its close', { number: 1, review: review(9), closed: true }, 2, {}],
    ['was taken up by its close, by its number', { number: 1, of: 1, review: review(9), closed: true }, 2, {}],
  ])('%s', (_name, reopened, number, waiting) => {
    expect(waitingBeside(reopened, number)).toEqual(waiting);
  });

  it('is nothing where no phase was reopened', () => {
    expect(waitingBeside(undefined, 1)).toEqual({});
    expect(asOfReopening(plannedCase(), 1)).toEqual(plannedCase());
  });

  it('does not count at the close of another', () => {
    const subject = scored({ reopened: beside });
    expect(asOfReopening(subject, 1)).toEqual(scored({ reopened: { number: 1, closed: true } }));
    expect(asOfReopening(subject, 3)).toEqual(scored({ reopened: { number: 1, closed: true } }));
    expect(asOfReopening(subject, 2)).toBe(subject);
    const taken = scored({ reopened: { number: 1, closed: true, review: review(9) } });
    expect(asOfReopening(taken, 2)).toBe(taken);
  });
});

describe('a case as it stood before its result', () => {
  const segment = (from: string, given: ReviewRef | null): SegmentRef => ({
    ...{ from, to: '2026-03-31', unitCode: 'DISDIK.1', appraiserId: 'appraiser', review: given },
  });
  const open = { ...common, plan };

  it.each<[string, Case, Case | null]>([
    ['unplanned', unplannedCase(null), unplannedCase(null)],
    ['planned', plannedCase(), plannedCase()],
    ['reviewed', reviewedCase(), reviewedCase()],
    ['decided', decidedCase(), null],
    ['scored by a review', scored(), { ...open, stage: 'reviewed', review: scoredReview ?? review(4) }],
    ['scored without one', scored({ review: null }), plannedCase()],
    ['scored without a plan', scored({ review: null, plan: null }), unplannedCase(null)],
    ['unassessed', unassessed(), plannedCase()],
    ['unassessed without a plan', unassessed({ plan: null }), unplannedCase(null)],
  ])('%s', (_, subject, before) => {
    expect(beforeResult(subject)).toEqual(before);
  });

  it('has the review that was given since', () => {
    const reopened = { number: 1, review: review(9) };
    const later = { ...open, stage: 'reviewed', review: review(9), reopened };
    expect(beforeResult(scored({ reopened }))).toEqual(later);
    expect(beforeResult(unassessed({ reopened }))).toEqual(later);
  });

  it('has the reviews of its parts that were given since, beside those that stand', () => {
    const segments = [segment('2026-01-01', review(3)), segment('2026-02-01', review(4)), segment('2026-03-01', null)];
    const reopened = { number: 1, parts: [null, review(9)] };
    expect(beforeResult(scored({ segments, reopened }))?.segments?.map((one) => one.review?.seq)).toEqual([
      3,
      9,
      undefined,
    ]);
    expect(beforeResult(scored({ segments }))?.segments).toEqual(segments);
    expect(beforeResult(scored())).not.toHaveProperty('segments');
    expect(beforeResult(unassessed({ segments, reopened }))?.segments?.[1]?.review).toEqual(review(9));
  });
});

describe('a case as the acts of a reopened phase find it', () => {
  it('is open for reports though the review has been given', () => {
    expect(asInPhase(reviewedCase(), 'execution')).toEqual(plannedCase());
    expect(asInPhase(scored(), 'execution')).toEqual(plannedCase());
    expect(asInPhase(scored({ plan: null }), 'execution')).toMatchObject({ stage: 'reviewed', plan: null });
    expect(asInPhase(unplannedCase(null), 'execution')).toEqual(unplannedCase(null));
  });

  it('is what it was before its result, in any other', () => {
    expect(asInPhase(scored(), 'supervisor-review')).toMatchObject({ stage: 'reviewed', review: scoredReview });
    expect(asInPhase(plannedCase(), 'planning')).toEqual(plannedCase());
    expect(asInPhase(decidedCase(), 'execution')).toEqual(decidedCase());
  });
});
