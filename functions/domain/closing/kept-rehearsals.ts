import type { CloseHold } from '../cycle/cycle.ts';
import type { Instant, Zone } from '../time/instant.ts';
import { addSeconds, localDateOf } from '../time/zone.ts';
import type { Rehearsal } from './rehearsal.ts';

const daySeconds = 86_400;
type Known = Pick<Rehearsal, 'number' | 'phase' | 'basis' | 'at' | 'status' | 'comparedWith'>;

/**
 * Numbers of the rehearsals that nothing needs any more. What stays: those of phases that have closed, on which
 * their closes rest; one that is not finished, or of today; the last of each phase and kind; what
 * a close was compared with or waited for; and of the last days the last of each day. The rest is a copy of what a
 * later one says.
 *
 * @param known in order of their numbers
 * @param phase the one that is open
 * @param days for which the last of each day is kept (`closing.rehearsalDays`, two weeks by default)
 */
export const staleRehearsals = (
  known: readonly Known[],
  {
    phase,
    holds,
    zone,
    days,
    now,
  }: { phase: string; holds: readonly CloseHold[]; zone: Zone; days: number; now: Instant },
): number[] => {
  const since = addSeconds(now, -days * daySeconds);
  const today = localDateOf(now, zone);
  const kept = new Set<number>(holds.flatMap(({ rehearsal, comparedWith }) => [rehearsal, comparedWith]));
  const lastOf = new Map<string, Known>();
  for (const one of known) {
    if (one.phase !== phase || one.status === 'running' || localDateOf(one.at, zone) === today) kept.add(one.number);
    lastOf.set(`${one.phase} ${one.basis}`, one);
    if (one.at >= since) lastOf.set(`${one.phase} ${one.basis} ${localDateOf(one.at, zone)}`, one);
  }
  for (const { number, basis, comparedWith } of lastOf.values()) {
    kept.add(number);
    if (basis === 'close' && comparedWith !== null) kept.add(comparedWith);
  }
  // Numbers are given from the last one on: it may not be given twice.
  const last = known.at(-1)?.number;
  return known.flatMap(({ number }) => (kept.has(number) || number === last ? [] : [number]));
};
