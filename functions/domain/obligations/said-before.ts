import type { Instant } from '../time/instant.ts';
import { addSeconds } from '../time/zone.ts';

/** What a calendar program was last told of an entry. */
export type SaidEntry = { deadline: Instant; sequence: number; changedAt: Instant };
export type SaidEntries = Record<string, SaidEntry>;

/** Entries that ended so long ago come back no more: a cycle's phases last weeks. */
const rememberedDays = 90;

/**
 * An entry as it is to be told now: its number rises whenever its end is another than was told, whosever end moved, so that a
 * program takes the new one for the newer one (RFC 5545, SEQUENCE).
 *
 * @param known by the extensions of the cycle: how often its end moved for everybody or a unit, and when last
 */
export const sayAgain = (
  before: SaidEntry | undefined,
  deadline: Instant,
  known: { moves: number; movedAt: Instant },
  now: Instant,
): SaidEntry => {
  if (before === undefined) return { deadline, sequence: known.moves, changedAt: known.movedAt };
  if (before.deadline === deadline) return before;
  if (known.moves > before.sequence) return { deadline, sequence: known.moves, changedAt: known.movedAt };
  return { deadline, sequence: before.sequence + 1, changedAt: now };
};

/** With what was said now; what ended long ago is forgotten. */
export const remember = (before: SaidEntries, said: SaidEntries, now: Instant): SaidEntries => {
  const since = addSeconds(now, -rememberedDays * 86_400);
  const lasting = Object.entries(before).filter(([, { deadline }]) => deadline >= since);
  return { ...Object.fromEntries(lasting), ...said };
};
