import type { Case } from '../../domain/case/case.ts';
import { committeeMembers, mayVote } from '../../domain/forum/eligibility.ts';
import type { Motion } from '../../domain/forum/forum.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type SeenService, type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Actor, Command, Deps } from '../support/deps.ts';

export type MotionTarget = ServiceTarget & { motionId: string };
export type SeenMotion = SeenService & { motion: Stored<Motion> };
export type ForumDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/** Who may follow the deliberations: neither the head of the service nor the setter sits in the forum. */
export const mayFollow = ({ relations }: SeenService): boolean =>
  relations.some((relation) => relation !== 'head' && relation !== 'setter');

export const seeMotion = async (deps: Pick<Deps, 'store'>, actor: Actor, target: MotionTarget): Promise<SeenMotion> => {
  const seen = await seeService(deps, actor, target);
  const key = keys.motion(actor.agencyId, target.cycleId, target.serviceCode, target.motionId);
  const motion = mayFollow(seen) ? await deps.store.get(key) : null;
  if (motion === null) throw new RefusedError({ code: 'not-found', detail: 'No such motion.' });
  return { ...seen, motion };
};

/** Whether this request has changed the motion before; the same key with another body is refused. */
export const isRepeat = ({ data }: Stored<Motion>, command: Command): boolean => {
  const earlier = data.requests.find(({ by, key }) => by === command.actor.personId && key === command.requestKey);
  if (earlier !== undefined && earlier.digest !== command.requestDigest) refuse('idempotency-key-reused');
  return earlier !== undefined;
};

/** The motion with this request written on it. */
export const remember = (motion: Motion, { actor, requestKey, requestDigest }: Command): Motion =>
  requestKey === null
    ? motion
    : {
        ...motion,
        requests: [...motion.requests, { by: actor.personId, key: requestKey, digest: requestDigest }],
      };

export const requireOpenForum = ({ record }: SeenService): void => {
  if (record.data.forum.status !== 'open') refuse('forum-locked');
};

export const requireNotRecused = (memberId: string, subject: Case, seen: SeenService, rules: RuleSet): void => {
  const verdict = mayVote(memberId, subject, seen.cycle.committee, rules.forum);
  if (verdict.decision === 'recused') refuse('recused', { extra: { reason: verdict.reason } });
};

/** The members with a vote on this person. */
export const entitledTo = (subject: Case, seen: SeenService, rules: RuleSet): string[] =>
  committeeMembers(seen.cycle.committee).filter(
    (memberId) => mayVote(memberId, subject, seen.cycle.committee, rules.forum).decision === 'entitled',
  );
