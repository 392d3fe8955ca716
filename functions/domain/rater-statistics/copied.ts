import type { RaterRules } from '../rules/rater-rules.ts';
import { type RaterEstimate, shownFigure } from './estimate.ts';
import { effectiveNumber, type Periods } from './sample.ts';
import { wilson } from './wilson.ts';

/** Texts are the same but for case, spaces and punctuation. */
export const sameWords = (a: string, b: string): boolean => wordsOf(a) === wordsOf(b);
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');

/**
 * Share of the ratings that repeat those of the period before together with their words, among people whom the same appraiser
 * rated in both. Like ratings alone are no copy: most people go on as they were. Not shrunken, since copying is no matter of
 * chance; with Wilson's interval.
 */
export const copiedOf = (periods: Periods, rules: RaterRules): Map<string, RaterEstimate> =>
  new Map(
    [...(periods[0]?.keys() ?? [])].map((raterId): [string, RaterEstimate] => {
      const tallies = periods.map((period) => period.get(raterId));
      const compared = tallies.map((tally) => tally?.compared ?? 0);
      const ratings = compared.reduce((sum, n) => sum + n, 0);
      const effective = effectiveNumber(compared, rules);
      if (effective < rules.minimumRatings || ratings === 0)
        return [raterId, { verdict: 'cannot-tell', reason: 'too-few-ratings', ratings }];
      const share = tallies.reduce((sum, tally) => sum + (tally?.copied ?? 0), 0) / ratings;
      const { low, high } = wilson(share, effective, Number(rules.width));
      const verdict = low > Number(rules.pointedOut.copied) ? 'high' : 'usual';
      const figures = { value: shownFigure(share), low: shownFigure(low), high: shownFigure(high) };
      return [raterId, { verdict, ratings, ...figures }];
    }),
  );
