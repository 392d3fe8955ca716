import { describe, expect, it } from 'vitest';
import { mayReviewDay, reviewerOfDay } from '../../../functions/domain/segments/reviewer-of-day.ts';

const part = (from: string, to: string, appraiserId: string | null) => ({
  ...{ from, to, appraiserId, unitCode: 'DINKES', review: null },
});
/** January with the chief, a gap, March with nobody named; the head appraises now. */
const moved = {
  appraiserId: 'head',
  segments: [part('2026-01-01', '2026-01-31', 'chief'), part('2026-03-01', '2026-03-31', null)],
};

describe('the work of a day', () => {
  it.each([
    ['2026-01-01', 'chief'],
    ['2026-01-31', 'chief'],
    ['2026-02-01', 'head'],
    ['2026-03-15', 'head'],
  ])('%s is looked at by %s', (day, expected) => {
    expect(reviewerOfDay(moved, day)).toBe(expected);
  });

  it.each([
    ['chief', '2026-01-31', true],
    ['chief', '2026-02-01', false],
    ['chief', '2026-03-01', false],
    ['head', '2026-01-15', true],
    ['head', '2026-03-01', true],
    ['budi', '2026-01-15', false],
  ])('%s on %s: %s', (personId, day, expected) => {
    expect(mayReviewDay(moved, personId, day)).toBe(expected);
  });

  it("in a period in one piece is the appraiser's", () => {
    expect(reviewerOfDay({ appraiserId: 'chief' }, '2026-01-01')).toBe('chief');
    expect(mayReviewDay({ appraiserId: 'chief' }, 'head', '2026-01-01')).toBe(false);
    expect(reviewerOfDay({ appraiserId: null }, '2026-01-01')).toBeNull();
  });
});
