import type { Leave } from '../../directory/leave.ts';
import type { Activity } from '../activity.ts';
import type { Signal } from './signal.ts';

/** Work reported for days on which the person was on leave. */
export const findDuringLeave = (
  activities: readonly Activity[],
  leaves: readonly Pick<Leave, 'from' | 'to'>[],
): Signal[] =>
  leaves.flatMap(({ from, to }): Signal[] => {
    const entries = activities.filter(({ date, endDate }) => date <= to && (endDate ?? date) >= from);
    const [first] = entries.map(({ at }) => at).sort();
    if (first === undefined) return [];
    return [
      {
        id: `during-leave-${from}`,
        kind: 'during-leave',
        entries: entries.map(({ date, id }) => ({ date, id })),
        arisenAt: first,
        subject: `${from}/${to}`,
      },
    ];
  });
