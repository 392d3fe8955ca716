import type { Vote } from '../../domain/forum/forum.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { requirePhase, requireRelation } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { loadCase, loadRules } from '../support/load.ts';
import { retryOnConflict } from './retry.ts';
import {
  type ForumDeps,
  isRepeat,
  type MotionTarget,
  remember,
  requireNotRecused,
  requireOpenForum,
  seeMotion,
} from './see-motion.ts';

export type VoteReceipt = MotionTarget & { memberId: string; vote: Vote; at: Instant };

/** One member, one vote; it stands once cast. */
export const createCastVote =
  (deps: ForumDeps) =>
  (command: Command, input: MotionTarget & { vote: Vote }): Promise<VoteReceipt> =>
    retryOnConflict(() => cast(deps, command, input));

const cast = async (
  deps: ForumDeps,
  command: Command,
  { vote, ...target }: MotionTarget & { vote: Vote },
): Promise<VoteReceipt> => {
  const { agencyId, personId: memberId } = command.actor;
  const seen = await seeMotion(deps, command.actor, target);
  requireRelation(seen, 'committee');
  const { key, version, data: motion } = seen.motion;
  const own = motion.votes.find((one) => one.memberId === memberId);
  if (isRepeat(seen.motion, command) && own !== undefined) return { ...target, ...own };

  const now = deps.clock.now();
  requirePhase(seen.cycle, 'committee-forum', true, now);
  requireOpenForum(seen);
  const { data: subject } = await loadCase(deps, agencyId, seen.cycle, motion.employeeId);
  requireNotRecused(memberId, subject, seen, await loadRules(deps, agencyId, seen.cycle.ruleSetVersion));
  if (motion.outcome !== null) refuse('already-decided', { detail: 'The vote on this motion is closed.' });
  if (own !== undefined) refuse('already-decided', { detail: 'You have voted on this motion.' });
  const cast = { memberId, vote, at: now };
  const next = remember({ ...motion, votes: [...motion.votes, cast] }, command);
  await deps.store.commit([{ kind: 'replace', key, version, data: next }]);
  return { ...target, ...cast };
};
