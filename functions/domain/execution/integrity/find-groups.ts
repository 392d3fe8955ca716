import type { Activity } from '../activity.ts';
import type { Signal, SignalKind } from './signal.ts';

/** A signal over reports that have something in common; it arose with the second of them. */
export const groupSignal = (
  kind: SignalKind,
  name: string,
  subject: string | null,
  group: readonly Activity[],
): Signal => {
  const stored = group.map(({ at }) => at).sort();
  return {
    id: `${kind}-${name}`,
    kind,
    entries: group.map(({ date, id }) => ({ date, id })),
    arisenAt: stored[1] ?? stored[0] ?? '',
    subject,
  };
};
