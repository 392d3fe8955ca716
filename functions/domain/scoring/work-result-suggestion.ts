import type { Explanation } from './explanation.ts';
import type { Rating } from './predicate.ts';
import type { NoMeanReason } from './weighted-mean.ts';
import type { WorkScore } from './work-score.ts';

/** What the realisations say about the work result. */
export type WorkResultSuggestion = {
  explanation: Explanation;
  /** The number behind it and what is missing there; absent where the appraiser judges what is described in words. */
  work?: WorkScore;
} & (
  | {
      /** Percent, rounded once by the rule set; null where the appraiser judges what is described in words. */
      score: string | null;
      rating: Rating;
      reason: null;
    }
  | { score: null; rating: null; reason: NoScoreReason }
);
/** Why there is no number; never a zero in its place. */
export type NoScoreReason = 'no-realisation' | 'awaits-judgement' | 'coverage-too-small' | NoMeanReason;
