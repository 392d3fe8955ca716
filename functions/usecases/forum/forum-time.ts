import { checkPhase } from '../../domain/case/actions.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** Seats, interests and agenda are settled while the forum is open, and already while the predicate of the unit is set. */
export const requireForumTime = ({
  cycle,
  record,
  now,
}: {
  cycle: Cycle;
  record: ServiceRecord;
  now: Instant;
}): void => {
  const verdict = checkPhase(cycle, ['organisation-predicate', 'committee-forum'], true, now);
  if (verdict.decision === 'refuse') throw new RefusedError(verdict.refusal);
  if (record.forum.status !== 'open') refuse('forum-locked');
};
