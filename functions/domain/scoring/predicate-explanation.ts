import type { ResultBasis } from '../case/case.ts';
import type { Explanation } from './explanation.ts';
import type { ExplanationReason } from './explanation-codes.ts';
import { predicateOf, type Rating } from './predicate.ts';

/** A rating as it stands in a result: who or what gave it, and what it rests on. */
export type RatingGiven = {
  rating: Rating;
  /** Defaults to the basis of the result. */
  reason?: ExplanationReason;
  /** What the rating was derived from or compared with. */
  inputs?: Explanation[];
};

const annex = 'PermenPANRB 6/2022, annex';

/** By what right a rating of each basis counts. */
const sources: Record<ResultBasis, string> = {
  reviewed: 'PermenPANRB 6/2022',
  provisional: 'rules: provisional from evidence',
  forum: 'SE MenPANRB 3/2023',
  objection: 'PP 30/2019 art. 59',
};

export const ratingNode = (
  code: 'work-result-rating' | 'behaviour-rating',
  given: RatingGiven,
  basis: ResultBasis,
): Explanation => ({
  code,
  value: given.rating,
  unit: 'rating',
  source: sources[basis],
  reason: given.reason ?? basis,
  ...(given.inputs === undefined ? {} : { inputs: given.inputs }),
});

/**
 * Root of the explanation of a result: the predicate by the matrix (PermenPANRB 6/2022, annex) and the two ratings under
 * it. A result changed by the forum or on an objection names the act that changed it (`act/<seq>`, `motion/<id>`) as its
 * evidence; the numbers behind the earlier version stay with that version.
 */
export const predicateExplanation = (result: {
  workResult: RatingGiven;
  behaviour: RatingGiven;
  basis: ResultBasis;
  evidence?: string[];
  /** Facts beside the two ratings, e.g. the activities. */
  facts?: Explanation[];
}): Explanation => ({
  code: 'predicate',
  value: predicateOf(result.workResult.rating, result.behaviour.rating),
  unit: 'predicate',
  formula: 'matrix(work result, behaviour)',
  source: annex,
  reason: result.basis,
  ...(result.evidence === undefined ? {} : { evidence: result.evidence }),
  inputs: [
    ratingNode('work-result-rating', result.workResult, result.basis),
    ratingNode('behaviour-rating', result.behaviour, result.basis),
    ...(result.facts ?? []),
  ],
});

/** Root of the explanation of a case that was left unassessed: no predicate, why, and what there is. */
export const noPredicateExplanation = (reason: ExplanationReason, inputs: Explanation[]): Explanation => ({
  code: 'predicate',
  value: null,
  unit: 'predicate',
  source: annex,
  reason,
  inputs,
});
