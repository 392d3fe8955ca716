import { appendAct } from '../../domain/audit/chain.ts';
import type { Case } from '../../domain/case/case.ts';
import { applyMotion } from '../../domain/forum/apply-motion.ts';
import type { Motion, MotionOutcome, ServiceRecord } from '../../domain/forum/forum.ts';
import { quorumOf, sittingOf } from '../../domain/forum/panel.ts';
import { movePerson, predicateNow } from '../../domain/forum/spread.ts';
import { type Tally, tally } from '../../domain/forum/tally.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Predicate } from '../../domain/scoring/predicate.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { requirePhase, requireRelation } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { loadCase, loadRules } from '../support/load.ts';
import { writesOfAct } from '../support/writes-of-act.ts';
import { noteOnBoard } from '../units/note-on-board.ts';
import { retryOnConflict } from './retry.ts';
import {
  electorate,
  type ForumDeps,
  isRepeat,
  type MotionTarget,
  remember,
  requireOpenForum,
  type SeenMotion,
  seeMotion,
} from './see-motion.ts';

export type ResolutionReceipt = MotionTarget & MotionOutcome & { employeeId: string; predicate: Predicate | null };

export type ResolutionInput = MotionTarget & {
  /** How the chair decides a tie of a secret ballot; said before the sums are known, used only where there is a tie. */
  ifTied?: 'for' | 'against' | null;
};

/**
 * The chair closes the vote; where the chair is recused, any member who is not. A carried motion changes motion, case, act and the service's counts in one commit: whoever
 * reads any of them sees the same rating.
 */
export const createResolveMotion =
  (deps: ForumDeps) =>
  (command: Command, { ifTied = null, ...target }: ResolutionInput): Promise<ResolutionReceipt> =>
    retryOnConflict(() => resolve(deps, command, target, ifTied));

const resolve = async (
  deps: ForumDeps,
  command: Command,
  target: MotionTarget,
  ifTied: 'for' | 'against' | null,
): Promise<ResolutionReceipt> => {
  const { agencyId } = command.actor;
  const seen = await seeMotion(deps, command.actor, target);
  requireRelation(seen, 'chair', 'committee');
  const { data: motion } = seen.motion;
  if (isRepeat(seen.motion, command) && motion.outcome !== null) return receiptOf(target, motion, motion.outcome);
  const now = deps.clock.now();
  requirePhase(seen.cycle, 'committee-forum', true, now);
  requireOpenForum(seen);
  if (motion.outcome !== null) refuse('already-decided');

  const rules = await loadRules(deps, agencyId, seen.cycle.ruleSetVersion);
  const subject = await loadCase(deps, agencyId, seen.cycle, motion.employeeId);
  const outcome = outcomeOf(command, seen, subject.data, rules, ifTied, now);
  const resolved = remember({ ...motion, outcome, box: null }, command);
  const change =
    outcome.result === 'carried' ? await changesOf(deps, command, seen, subject, resolved, rules, now) : null;
  await deps.store.commit([
    { kind: 'replace', key: seen.motion.key, version: seen.motion.version, data: resolved },
    // Written even where nothing changes in it: who declares, locks or changes the panel meanwhile has to look again.
    { kind: 'replace', key: seen.record.key, version: seen.record.version, data: change?.record ?? seen.record.data },
    ...(change?.writes ?? []),
  ]);
  if (change !== null)
    await noteOnBoard(deps, command.actor.agencyId, seen.cycle, {
      before: subject.data,
      next: change.next,
      act: 'motion-applied',
    });
  return receiptOf(target, motion, outcome);
};

/** Whoever closes the vote has a vote on it: the chair, or in the place of a recused chair any other member. */
const requireCloser = ({ actor }: Command, chairId: string, entitledIds: string[]): void => {
  if (!entitledIds.includes(actor.personId)) {
    if (actor.personId === chairId) refuse('recused', { detail: 'Another member closes this vote.' });
    refuse('forbidden', { detail: 'This act belongs to the chair.' });
  }
  if (actor.personId !== chairId && entitledIds.includes(chairId))
    refuse('forbidden', { detail: 'This act belongs to the chair.' });
};

const outcomeOf = (
  command: Command,
  seen: SeenMotion,
  subject: Case,
  rules: RuleSet,
  ifTied: 'for' | 'against' | null,
  at: Instant,
): MotionOutcome => {
  const { data: motion } = seen.motion;
  if (ifTied !== null && motion.ballot === 'open')
    refuse('invalid-body', {
      fields: [{ pointer: '/ifTied', code: 'open-ballot', detail: "in an open ballot the chair's own vote decides" }],
    });
  const sitting = sittingOf(seen.record.data, seen.cycle);
  const { entitledIds, recused } = electorate(subject, seen, rules);
  requireCloser(command, sitting.chairId, entitledIds);
  const quorum = quorumOf(seen.record.data, rules.forum);
  const counted: Tally = tally(motion, { ...sitting, entitledIds }, { ...rules.forum, quorum }, ifTied);
  const { decision, castingVote, ...counts } = counted;
  if (decision === 'no-quorum')
    throw new RefusedError({ code: 'quorum-missing', extra: missing(motion, entitledIds, counts, rules) });
  return {
    result: decision,
    ...counts,
    quorum,
    electorate: entitledIds,
    recused,
    castingVote,
    by: command.actor.personId,
    at,
  };
};

/** Of a secret ballot only how many have voted. */
const missing = (
  { ballot, votes }: Motion,
  entitledIds: string[],
  counts: Record<string, number>,
  rules: RuleSet,
): Record<string, number> =>
  ballot === 'open'
    ? counts
    : { cast: votes.length, entitled: entitledIds.length, secretLeast: rules.forum.secretLeast };

/** Case, act and counts after a carried motion. */
const changesOf = async (
  deps: ForumDeps,
  command: Command,
  seen: SeenMotion,
  stored: Stored<Case>,
  resolved: Motion,
  rules: RuleSet,
  now: Instant,
): Promise<{ writes: Write[]; record: ServiceRecord; next: Case }> => {
  const { record, cycle } = seen;
  const applied = applyMotion(stored.data, resolved, rules, deps.digest);
  if (applied.decision === 'overtaken')
    throw new RefusedError({ code: 'conflict', detail: 'The ratings changed since the motion: propose it anew.' });
  const { case: next, record: act } = appendAct(
    {
      before: stored.data,
      next: applied.next,
      act: 'motion-applied',
      actor: command.actor.personId,
      onBehalfOf: null,
      at: now,
      ruleSetVersion: cycle.ruleSetVersion,
      body: applied.body,
      requestKey: command.requestKey,
      requestDigest: command.requestDigest,
    },
    deps.digest,
  );
  const spread = movePerson(record.data, predicateNow(stored.data), applied.body.predicate);
  const writes = await writesOfAct(deps, command.actor.agencyId, cycle, stored, next, act);
  return { writes, record: { ...record.data, ...spread }, next };
};

const receiptOf = (target: MotionTarget, motion: Motion, outcome: MotionOutcome): ResolutionReceipt => ({
  ...target,
  employeeId: motion.employeeId,
  predicate: outcome.result === 'carried' ? motion.to.predicate : (motion.from?.predicate ?? null),
  ...outcome,
});
