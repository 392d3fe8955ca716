import type { RaterOpening } from '../domain/rater-statistics/rater-opening.ts';
import type { RaterNorm, RaterStatistics } from '../domain/rater-statistics/rater-statistics.ts';
import type { ShardRatings } from '../domain/rater-statistics/rater-tally.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, padded } from './key-parts.ts';

/** Keys of the statistics of appraisers. Used through `keys`. */
export const raterKeys = {
  shardRatings: (agency: string, cycle: string, shard: number): Key<ShardRatings> =>
    key(`${agency}#${cycle}#ratings`, padded(shard)),
  allRatings: (agency: string, cycle: string): Range<ShardRatings> => all(`${agency}#${cycle}#ratings`),
  raterStatistics: (agency: string, cycle: string, rater: string): Key<RaterStatistics> =>
    key(`${agency}#${cycle}#raters`, rater),
  allRaterStatistics: (agency: string, cycle: string): Range<RaterStatistics> => all(`${agency}#${cycle}#raters`),
  raterNorm: (agency: string, cycle: string): Key<RaterNorm> => key(`${agency}#${cycle}#rater-norm`, 'norm'),
  raterOpening: (agency: string, cycle: string, rater: string): Key<RaterOpening> =>
    key(`${agency}#${cycle}#rater-openings`, rater),
};
