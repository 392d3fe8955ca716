import type { Activity, ActivityChange, ActivityContent, ActivitySource } from '../../domain/execution/activity.ts';
import { isWithdrawn, type Report } from '../../domain/execution/journal.ts';
import { type JournalReview, type ReviewState, reviewStateOf } from '../../domain/execution/journal-review.ts';
import type { ActivityAddress } from '../../domain/execution/stored-activity.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Deps } from '../support/deps.ts';

type WithDigest = Pick<Deps, 'digest'>;

export type ActivityView = ActivityContent & {
  id: string;
  /** Of the version shown; sent back as If-Match to correct it. */
  version: number;
  /** When the first version was stored; `lateDays` says how late that was. */
  at: Instant;
  lateDays: number;
  source: ActivitySource;
  /** When the version shown replaced another; null where there is only one. */
  changedAt: Instant | null;
  change: ActivityChange | null;
  withdrawn: boolean;
  review: ReviewState;
};

export type ActivityVersionView = ActivityContent & {
  version: number;
  at: Instant;
  lateDays: number;
  change: ActivityChange | null;
};

/** 11 signs are 66 bits: within the reports of one month no two are the same. */
export const refOf = ({ digest }: WithDigest, { date, id, version }: ActivityAddress): string =>
  digest.sha256(`${date}#${id}#${version}`).slice(0, 11);

const contentOf = (activity: Activity): ActivityContent => ({
  date: activity.date,
  endDate: activity.endDate,
  startTime: activity.startTime,
  endTime: activity.endTime,
  workResultId: activity.workResultId,
  text: activity.text,
  quantity: activity.quantity,
  minutes: activity.minutes,
  progress: activity.progress,
  done: activity.done,
  evidence: activity.evidence,
});

export const activityView = (deps: WithDigest, report: Report, reviews: readonly JournalReview[]): ActivityView => {
  const { versions, current } = report;
  const [first] = versions;
  return {
    ...contentOf(current),
    id: current.id,
    version: current.version,
    at: first.at,
    lateDays: first.lateDays,
    source: first.source,
    changedAt: current === first ? null : current.at,
    change: current.change,
    withdrawn: isWithdrawn(report),
    review: reviewStateOf(
      versions.map((version) => refOf(deps, version)),
      reviews,
    ),
  };
};

export const versionView = (activity: Activity): ActivityVersionView => ({
  ...contentOf(activity),
  version: activity.version,
  at: activity.at,
  lateDays: activity.lateDays,
  change: activity.change,
});
