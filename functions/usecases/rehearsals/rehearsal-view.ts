import type { OwedAct, Rehearsal, RehearsedLine } from '../../domain/closing/rehearsal.ts';
import type { Instant } from '../../domain/time/instant.ts';

type Without<T> = T extends unknown ? Omit<T, 'schemaVersion' | 'requestKey' | 'requestDigest'> : never;
export type RehearsalView = Without<Rehearsal> & { cycleId: string };

export const rehearsalView = (cycleId: string, rehearsal: Rehearsal): RehearsalView => {
  const { schemaVersion: _, requestKey: __, requestDigest: ___, ...rest } = rehearsal;
  return { cycleId, ...rest };
};

/** A line with everything said: the cut-off that counted, and whether the end is new. */
export type LineView = Omit<RehearsedLine, 'owes' | 'cutOff' | 'was'> & {
  cutOff: Instant;
  owes: OwedAct[];
  changed: boolean;
  was: { endState: RehearsedLine['endState']; rule: RehearsedLine['rule'] } | null;
};

export const lineView = (line: RehearsedLine, { instant }: Pick<Rehearsal, 'instant'>): LineView => {
  const { cutOff, was, ...rest } = line;
  return { ...rest, cutOff: cutOff ?? instant, changed: was !== undefined, was: was ?? null };
};
