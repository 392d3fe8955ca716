import { createHash } from 'node:crypto';
import { type Activity, contentOfReport } from '../../../functions/domain/execution/activity.ts';

export const digest = { sha256: (text: string): string => createHash('sha256').update(text).digest('base64url') };

/** A report written at ten in the morning (Jakarta) of its day, unless said otherwise. */
export const activity = (id: string, date: string, over: Partial<Activity> = {}): Activity => ({
  ...contentOfReport({
    date,
    workResultId: 'rhk-1',
    text: `Kegiatan ${id}`,
    quantity: null,
    minutes: 60,
    evidence: [],
  }),
  id,
  version: 1,
  at: `${date}T03:00:00.000Z`,
  lateDays: 0,
  source: 'entry',
  change: null,
  requestTag: `tag-${id}`,
  requestKey: null,
  ...over,
});

export const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);
