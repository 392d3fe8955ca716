import type { ActRecord } from '../../domain/case/act.ts';
import type { ReviewBody } from '../../domain/case/act-bodies.ts';
import type { Case } from '../../domain/case/case.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { bandOf, lateOf, levelOf, type Rated } from '../../domain/rater-statistics/rated.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { behaviourFromFeedback } from '../../domain/scoring/behaviour.ts';
import { isBound } from '../../domain/units/head-suggestion.ts';
import type { Evidence } from '../scoring/gather-evidence.ts';

/** A review as the statistics take it in: whose, against what evidence, in what words. */
export type SeenReview = { raterId: string; rated: Rated; words: string };

/** What of a person's evidence a rating is held against. */
export type HeldAgainst = Pick<Evidence, 'voices' | 'workedOn' | 'unit'>;

export const wordsOf = ({ strengths, improvements }: Pick<ReviewBody, 'strengths' | 'improvements'>): string =>
  `${strengths} ${improvements}`;

/**
 * The rating of a whole period by one appraiser. Null where there is none: nobody reviewed, or several appraisers rated parts and
 * no rating of the whole is any one's own.
 */
export const observeReview = (
  { segments }: Pick<Case, 'segments'>,
  review: ActRecord | null,
  { voices, workedOn, unit }: HeldAgainst,
  { period }: Pick<Cycle, 'period'>,
  rules: RuleSet,
): SeenReview | null => {
  if (segments !== undefined || review === null || !isAct(review, 'review-submitted')) return null;
  const { workResult, behaviour, suggestion } = review.body;
  // The appraiser's own feedback says nothing against the appraiser's own rating.
  const heard = behaviourFromFeedback([], rules, voices).rating;
  const rated: Rated = {
    band: isBound(unit, rules) ? 0 : bandOf(suggestion, rules),
    voices: heard === null ? 0 : levelOf(heard),
    late: lateOf(workedOn, period, rules.raters),
    work: levelOf(workResult),
    behaviour: levelOf(behaviour),
  };
  return { raterId: review.envelope.actor, rated, words: wordsOf(review.body) };
};
