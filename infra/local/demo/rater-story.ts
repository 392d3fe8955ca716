import type { z } from 'zod';
import type { ownStatistics } from '../../../functions/contracts/rater-statistics.ts';

export type OwnStatistics = z.output<typeof ownStatistics>;
/** What the auditor was shown of whom, at one moment. */
export type RaterLook = { listed: string[]; shown: string[] };
/** How the statistics of appraisers came to be read. */
export type RaterStory = {
  own: Map<string, OwnStatistics>;
  /** Who opened the own ones. */
  opened: string[];
  before: RaterLook;
  after: RaterLook;
  atForum: RaterLook;
};
