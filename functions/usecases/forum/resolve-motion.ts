import { appendAct } from '../../domain/audit/chain.ts';
import type { Case } from '../../domain/case/case.ts';
import { applyMotion } from '../../domain/forum/apply-motion.ts';
import { committeeMembers } from '../../domain/forum/eligibility.ts';
import type { Motion } from '../../domain/forum/forum.ts';
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
  entitledTo,
  type ForumDeps,
  isRepeat,
  type MotionTarget,
  remember,
  requireOpenForum,
  type SeenMotion,
  seeMotion,
} from './see-motion.ts';

type Outcome = NonNullable<Motion['outcome']>;
export type ResolutionReceipt = MotionTarget & Outcome & { employeeId: string; predicate: Predicate | null };

/**
 * The chair closes the vote. A carried motion changes motion, case, act and the service's counts in one commit: whoever
 * reads any of them sees the same rating.
 */
export const createResolveMotion =
  (deps: ForumDeps) =>
  (command: Command, target: MotionTarget): Promise<ResolutionReceipt> =>
    retryOnConflict(() => resolve(deps, command, target));

const resolve = async (deps: ForumDeps, command: Command, target: MotionTarget): Promise<ResolutionReceipt> => {
  const { agencyId } = command.actor;
  const seen = await seeMotion(deps, command.actor, target);
  requireRelation(seen, 'chair');
  const { data: motion } = seen.motion;
  if (isRepeat(seen.motion, command) && motion.outcome !== null) return receiptOf(target, motion, motion.outcome);
  const now = deps.clock.now();
  requirePhase(seen.cycle, 'committee-forum', true, now);
  requireOpenForum(seen);
  if (motion.outcome !== null) refuse('already-decided');

  const rules = await loadRules(deps, agencyId, seen.cycle.ruleSetVersion);
  const subject = await loadCase(deps, agencyId, seen.cycle, motion.employeeId);
  const { chairId } = seen.cycle.committee;
  const electorate = {
    memberIds: committeeMembers(seen.cycle.committee),
    chairId,
    entitledIds: entitledTo(subject.data, seen, rules),
  };
  const outcome = outcomeOf(tally(motion, electorate, rules.forum), command.actor.personId, now);
  const resolved = remember({ ...motion, outcome }, command);
  const change = outcome.result === 'carried' ? changesOf(deps, command, seen, subject, rules, now) : null;
  await deps.store.commit([
    { kind: 'replace', key: seen.motion.key, version: seen.motion.version, data: resolved },
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

const outcomeOf = (counted: Tally, by: string, at: Instant): Outcome => {
  const { decision, ...counts } = counted;
  if (decision === 'no-quorum') throw new RefusedError({ code: 'quorum-missing', extra: counts });
  return { result: decision, ...counts, by, at };
};

/** Case, act and counts after a carried motion. */
const changesOf = (
  deps: ForumDeps,
  command: Command,
  seen: SeenMotion,
  stored: Stored<Case>,
  rules: RuleSet,
  now: Instant,
): { writes: Write[]; next: Case } => {
  const { record, motion, cycle } = seen;
  const applied = applyMotion(stored.data, motion.data, rules);
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
  const writes: Write[] = [
    ...writesOfAct(command.actor.agencyId, stored, next, act),
    { kind: 'replace', key: record.key, version: record.version, data: { ...record.data, ...spread } },
  ];
  return { writes, next };
};

const receiptOf = (target: MotionTarget, motion: Motion, outcome: Outcome): ResolutionReceipt => ({
  ...target,
  employeeId: motion.employeeId,
  predicate: outcome.result === 'carried' ? motion.to.predicate : (motion.from?.predicate ?? null),
  ...outcome,
});
