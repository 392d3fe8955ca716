import type { Activity } from '../../domain/execution/activity.ts';
import { type Report, reportsOf } from '../../domain/execution/journal.ts';
import type { JournalReview } from '../../domain/execution/journal-review.ts';
import { fromStoredActivity } from '../../domain/execution/stored-activity.ts';
import type { PageQuery, Stored } from '../../ports/store.ts';
import { activityAddressOf, type JournalItem, keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

export type Journal = { reports: Report[]; reviews: JournalReview[] };

type Subject = { cycleId: string; employeeId: string };

/** A busy year is some 300 reports: one page of the engine. */
const pageSize = 1000;

const readItems = async (
  deps: Pick<Deps, 'store'>,
  range: ReturnType<typeof keys.journal>,
  consistency: PageQuery['consistency'],
): Promise<Stored<JournalItem>[]> => {
  const items: Stored<JournalItem>[] = [];
  let after: string | null = null;
  do {
    const query: PageQuery = { limit: pageSize, after, ...(consistency === undefined ? {} : { consistency }) };
    const page: Awaited<ReturnType<typeof deps.store.query<JournalItem>>> = await deps.store.query(range, query);
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
};

/**
 * The reports of a month, or of the whole cycle, with all their versions and what the appraiser said: one stretch of one
 * partition, so a month costs one query.
 *
 * @param consistency `eventual` for lists that people look at; a decision needs every report
 */
export const readJournal = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: Subject,
  month: string | null,
  consistency?: PageQuery['consistency'],
): Promise<Journal> => {
  const range =
    month === null
      ? keys.journal(agencyId, cycleId, employeeId)
      : keys.journalOfMonth(agencyId, cycleId, employeeId, month);
  const activities: Activity[] = [];
  const reviews: JournalReview[] = [];
  for (const { key, data } of await readItems(deps, range, consistency)) {
    if ('ok' in data) reviews.push(data);
    else activities.push(fromStoredActivity(activityAddressOf(key), data));
  }
  return { reports: reportsOf(activities), reviews };
};
