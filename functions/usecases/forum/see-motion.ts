import type { Case } from '../../domain/case/case.ts';
import { electorateOf, mayVote } from '../../domain/forum/eligibility.ts';
import type { Motion } from '../../domain/forum/forum.ts';
import { interestsOf, sittingOf } from '../../domain/forum/panel.ts';
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

/** Whether this request has changed the motion before; the same key with another body is refused, but for a secret vote. */
export const isRepeat = ({ data }: Stored<Motion>, command: Command): boolean => {
  const earlier = data.requests.find(({ by, key }) => by === command.actor.personId && key === command.requestKey);
  if (earlier !== undefined && earlier.digest !== null && earlier.digest !== command.requestDigest)
    refuse('idempotency-key-reused');
  return earlier !== undefined;
};

/** The motion with this request written on it; of a secret vote only that it came. */
export const remember = (motion: Motion, { actor, requestKey, requestDigest }: Command, secret = false): Motion =>
  requestKey === null
    ? motion
    : {
        ...motion,
        requests: [...motion.requests, { by: actor.personId, key: requestKey, digest: secret ? null : requestDigest }],
      };

export const requireOpenForum = ({ record }: SeenService): void => {
  if (record.data.forum.status !== 'open') refuse('forum-locked');
};

export const requireNotRecused = (memberId: string, subject: Case, seen: SeenService, rules: RuleSet): void => {
  const verdict = mayVote(memberId, subject, sittingOf(seen.record.data, seen.cycle), rules.forum);
  if (verdict.decision === 'recused') refuse('recused', { extra: { reason: verdict.reason } });
};

/** Interests come first: a member who has not said anything about them neither moves nor votes, where the rules ask for it. */
export const requireDeclaration = (memberId: string, { record }: SeenService, rules: RuleSet): void => {
  if (rules.forum.declarations === 'voluntary') return;
  if (!interestsOf(record.data).declared.some((one) => one.memberId === memberId)) refuse('declaration-required');
};

/** The members with a vote on this person, and the others with the reason. */
export const electorate = (subject: Case, seen: SeenService, rules: RuleSet): ReturnType<typeof electorateOf> =>
  electorateOf(subject, sittingOf(seen.record.data, seen.cycle), rules.forum);
