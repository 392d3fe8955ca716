import type { Motion, Vote } from '../../domain/forum/forum.ts';
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
  requireDeclaration,
  requireNotRecused,
  requireOpenForum,
  seeMotion,
} from './see-motion.ts';

/** `vote` is null in a secret ballot: the receipt proves that somebody voted, and nothing else. */
export type VoteReceipt = MotionTarget & { memberId: string; vote: Vote | null; at: Instant };

/**
 * One member, one vote; it stands once cast. The commit holds the record of the forum as it was read: whoever declares an
 * interest, changes the panel or locks the forum meanwhile makes this vote start anew.
 */
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
  const rules = await loadRules(deps, agencyId, seen.cycle.ruleSetVersion);
  requireNotRecused(memberId, subject, seen, rules);
  requireDeclaration(memberId, seen, rules);
  if (motion.outcome !== null) refuse('already-decided', { detail: 'The vote on this motion is closed.' });
  if (own !== undefined) refuse('already-decided', { detail: 'You have voted on this motion.' });
  const cast = { memberId, vote: motion.ballot === 'secret' ? null : vote, at: now };
  const next = remember(put(motion, cast, vote), command, motion.ballot === 'secret');
  await deps.store.commit([
    { kind: 'replace', key, version, data: next },
    { kind: 'check', key: seen.record.key, version: seen.record.version },
  ]);
  return { ...target, ...cast };
};

/** The motion with the vote: beside the name in an open ballot, in the sums alone in a secret one. */
const put = (motion: Motion, cast: Motion['votes'][number], vote: Vote): Motion => ({
  ...motion,
  votes: [...motion.votes, cast],
  box: motion.box === null ? null : { ...motion.box, [vote]: motion.box[vote] + 1 },
});
