/**
 * What may be said of an appraiser's ratings, and to whom when. Nothing here is in a regulation: `basis` says where an agency has
 * it from (practice, or an act of its own). Decimal strings; ratings count below 1, meets 2, above 3.
 */
export type RaterRules = {
  basis: string;
  /** Effective ratings below which nothing is said of a measure. */
  minimumRatings: number;
  /** Appraisers with something to compare below whom nobody is compared. */
  minimumRaters: number;
  /** Periods of the same kind that are looked at together, this one included. */
  periods: number;
  /**
   * How far two ratings of one person by one appraiser are taken to say the same: 0 counts every period whole, 1 counts a
   * person once (intra-class correlation of the design effect).
   */
  sameJudgement: string;
  /** Half the width of an interval in standard errors: 1.645 covers 90 %. */
  width: string;
  /** A score within so many percentage points of another rating is near it. */
  nearPoints: string;
  recency: {
    /** Weeks at the end of a period that are its last ones; never more than half of it. */
    lastWeeks: number;
    /** Work is bunched where the share of these weeks departs by more than this share from an even one, in percent. */
    unevenOver: string;
  };
  /** A measure is pointed out where its whole interval lies beyond. */
  pointedOut: {
    /** Rating levels by which ratings lie above, or below, what the evidence suggests and colleagues give. */
    leniency: string;
    /** Variance of the ratings over the one that the evidence lets expect. */
    narrow: string;
    wide: string;
    /** Correlation of work result and behaviour that the evidence does not explain. */
    halo: string;
    /** Rating levels that work bunched in the last weeks gains. */
    recency: string;
    /** Share of ratings repeated with their words, 0 to 1. */
    copied: string;
  };
  /** When others than the appraiser see it: after so many whole working days, or with the forum. */
  committee: { headStartWorkingDays: number; atForum: boolean };
};

/** Tried in `test/domain/rater-statistics/simulation.test.ts`, which holds their precision. */
export const defaultRaters: RaterRules = {
  basis: 'practice',
  minimumRatings: 8,
  minimumRaters: 6,
  periods: 4,
  sameJudgement: '0.5',
  width: '1.645',
  nearPoints: '10',
  recency: { lastWeeks: 3, unevenOver: '25' },
  pointedOut: { leniency: '0.2', narrow: '0.8', wide: '2', halo: '0.2', recency: '0.1', copied: '0.5' },
  committee: { headStartWorkingDays: 3, atForum: true },
};
