import { checkAction } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import { nextVersion } from '../../domain/case/next-version.ts';
import { relationsOf } from '../../domain/case/relations.ts';
import { ratingsBefore } from '../../domain/forum/apply-motion.ts';
import type { Ballot, Motion, ReasonCode } from '../../domain/forum/forum.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Rating } from '../../domain/scoring/predicate.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { requireRelation, type SeenService, type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { loadCase, loadRules } from '../support/load.ts';
import { retryOnConflict } from './retry.ts';
import { type ForumDeps, requireDeclaration, requireNotRecused, requireOpenForum } from './see-motion.ts';

export type MotionInput = ServiceTarget & {
  employeeId: string;
  workResult: Rating;
  behaviour: Rating;
  reasonCode: ReasonCode;
  text: string;
  /** Null takes what the rule set says, open where it leaves the choice. */
  ballot?: Ballot | null;
};
export type MotionReceipt = ServiceTarget & {
  motionId: string;
  employeeId: string;
  proposedBy: string;
  at: Instant;
};

/** A committee member proposes other ratings for one person; nothing changes until the committee carries it. */
export const createProposeMotion =
  (deps: ForumDeps) =>
  (command: Command, input: MotionInput): Promise<MotionReceipt> =>
    retryOnConflict(() => propose(deps, command, input));

const propose = async (deps: ForumDeps, command: Command, input: MotionInput): Promise<MotionReceipt> => {
  const { actor } = command;
  const seen = await seeService(deps, actor, input);
  requireRelation(seen, 'committee');
  const id = motionIdOf(deps, command, input);
  const key = keys.motion(actor.agencyId, input.cycleId, input.serviceCode, id);
  const earlier = await deps.store.get(key);
  if (earlier !== null) return repeat(earlier.data, command, input);

  const now = deps.clock.now();
  const subject = await loadSubject(deps, command, seen, input);
  const relations = relationsOf(actor, subject, seen.cycle);
  const verdict = checkAction('propose-motion', { cycle: seen.cycle, case: subject, relations, now });
  if (verdict.decision === 'refuse') throw new RefusedError(verdict.refusal);
  requireOpenForum(seen);
  const rules = await loadRules(deps, actor.agencyId, seen.cycle.ruleSetVersion);
  requireNotRecused(actor.personId, subject, seen, rules);
  requireDeclaration(actor.personId, seen, rules);
  const motion = draft(id, subject, command, input, rules, now);
  // The record is written as it stands: its new version tells a chair who locks at this moment that there is one motion more.
  await deps.store.commit([
    { kind: 'insert', key, data: motion },
    { kind: 'replace', key: seen.record.key, version: seen.record.version, data: seen.record.data },
  ]);
  return receiptOf(motion, input);
};

/** From the Idempotency-Key, so that a repeat meets the motion that it made; of one person, so that nobody meets another's. */
const motionIdOf = (deps: ForumDeps, { actor, requestKey }: Command, input: ServiceTarget): string => {
  if (requestKey === null) throw new RefusedError({ code: 'idempotency-key-required' });
  const digest = deps.digest.sha256(`motion ${input.cycleId} ${input.serviceCode} ${actor.personId} ${requestKey}`);
  return Buffer.from(digest, 'base64url').toString('hex').slice(0, 32);
};

const repeat = (motion: Motion, command: Command, target: ServiceTarget): MotionReceipt => {
  if (motion.requestDigest !== command.requestDigest) refuse('idempotency-key-reused');
  return receiptOf(motion, target);
};

const loadSubject = async (
  deps: ForumDeps,
  command: Command,
  seen: SeenService,
  { employeeId, serviceCode }: MotionInput,
): Promise<Case> => {
  const { data } = await loadCase(deps, command.actor.agencyId, seen.cycle, employeeId);
  if (data.serviceCode !== serviceCode) refuse('not-found', { detail: 'No such case.' });
  return data;
};

const draft = (
  id: string,
  subject: Case,
  command: Command,
  input: MotionInput,
  rules: RuleSet,
  now: Instant,
): Motion => {
  const { workResult, behaviour, reasonCode, text, serviceCode, employeeId } = input;
  const from = ratingsBefore(subject);
  if (from?.workResult === workResult && from.behaviour === behaviour)
    refuse('invalid-body', {
      fields: [
        { pointer: '/workResult', code: 'unchanged', detail: 'a motion proposes other ratings than the present' },
      ],
    });
  const ballot = ballotOf(input.ballot ?? null, rules);
  const current = subject.stage === 'scored' ? subject.result : null;
  const { predicate } = nextVersion(current, { workResult, behaviour }, 'forum', [], rules);
  return {
    schemaVersion: 1,
    id,
    serviceCode,
    employeeId,
    from,
    to: { workResult, behaviour, predicate },
    reasonCode,
    text,
    proposedBy: command.actor.personId,
    proposedAt: now,
    ballot,
    votes: [],
    box: ballot === 'secret' ? { for: 0, against: 0, abstain: 0 } : null,
    outcome: null,
    requestKey: command.requestKey ?? '',
    requestDigest: command.requestDigest,
    requests: [],
  };
};

const ballotOf = (asked: Ballot | null, { forum }: RuleSet): Ballot => {
  if (forum.ballot === 'either') return asked ?? 'open';
  if (asked !== null && asked !== forum.ballot)
    refuse('invalid-body', {
      fields: [{ pointer: '/ballot', code: 'ballot-fixed', detail: `the rules ask for: ${forum.ballot}` }],
    });
  return forum.ballot;
};

const receiptOf = (motion: Motion, { cycleId, serviceCode }: ServiceTarget): MotionReceipt => ({
  cycleId,
  serviceCode,
  motionId: motion.id,
  employeeId: motion.employeeId,
  proposedBy: motion.proposedBy,
  at: motion.proposedAt,
});
