import type { ResultBasis } from '../case/case.ts';
import type { NumericRules } from '../rules/scoring-rules.ts';
import type { Explanation } from './explanation.ts';
import type { Predicate } from './predicate.ts';
import { type RatingGiven, ratingNode } from './predicate-explanation.ts';

/** Who stated a new idea of benefit for organisation or state: confirmed in the review, or claimed where the review is missing. */
export type NewIdea = { stated: 'confirmed' | 'claimed'; evidence: string[] } | null;

const ideaNode = (idea: NewIdea): Explanation => {
  const about = { code: 'new-idea', unit: 'count', source: 'PP 30/2019 art. 41' } as const;
  if (idea === null) return { ...about, value: null, reason: 'no-new-idea' };
  const reason = idea.stated === 'confirmed' ? 'new-idea-confirmed' : 'new-idea-claimed';
  const evidence = idea.evidence.length > 0 ? { evidence: idea.evidence } : {};
  return { ...about, value: '1', reason, ...evidence };
};

const thresholds = ({ from, needsNewIdea }: NumericRules): string =>
  [
    `sangat-baik >= ${from['sangat-baik']}${needsNewIdea ? ' + I' : ''}`,
    `baik >= ${from.baik}`,
    `butuh-perbaikan >= ${from['butuh-perbaikan']}`,
    `kurang >= ${from.kurang}`,
    'sangat-kurang',
  ].join('; ');

/** Root of the explanation of a result of the numeric regime: the predicate by its total, and the two ratings beside it. */
export const numericExplanation = (
  result: {
    predicate: Predicate;
    total: Explanation;
    workResult: RatingGiven;
    behaviour: RatingGiven;
    newIdea: NewIdea;
    basis: ResultBasis;
    evidence?: string[];
    facts?: Explanation[];
  },
  rules: NumericRules,
): Explanation => ({
  code: 'numeric-predicate',
  value: result.predicate,
  unit: 'predicate',
  formula: thresholds(rules),
  source: 'PP 30/2019 art. 41',
  reason: result.basis,
  ...(result.evidence === undefined ? {} : { evidence: result.evidence }),
  inputs: [
    ratingNode('work-result-rating', result.workResult, result.basis),
    ratingNode('behaviour-rating', result.behaviour, result.basis),
    result.total,
    ideaNode(result.newIdea),
    ...(result.facts ?? []),
  ],
});
