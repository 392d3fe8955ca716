import { isAct } from '../../domain/case/result-bodies.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { Ballot, Motion, ReasonCode } from '../../domain/forum/forum.ts';
import { motionDigest } from '../../domain/forum/seal-motion.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Predicate, Rating } from '../../domain/scoring/predicate.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

type Ratings = { workResult: Rating; behaviour: Rating; predicate: Predicate };
/** One change of a rating after scoring, with the reason that the person has a right to. */
export type RatingChange = {
  version: number;
  seq: number;
  at: Instant;
  by: 'forum' | 'objection' | 'reopening';
  from: Ratings | null;
  to: Ratings;
  reasonCode: ReasonCode | null;
  reason: string;
  /** Who voted what stays with the committee. `intact`: the motion is the one that the act vouches for. */
  vote: null | {
    motionId: string;
    digest: string;
    intact: boolean;
    ballot: Ballot;
    for: number;
    against: number;
    abstain: number;
    entitled: number;
  };
};
export type RatingChanges = CaseTarget & { items: RatingChange[] };

/** What changed a person's ratings after scoring, by whose act and why; for the person from publication on. */
export const createListRatingChanges =
  (deps: Pick<Deps, 'store' | 'digest'>) =>
  async (actor: Actor, target: CaseTarget): Promise<RatingChanges> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    if (!seesRatings(relations, cycle))
      refuse('wrong-phase', {
        detail: 'Results are shown to the people concerned when they are published, to all on the same day.',
        extra: { phase: cycle.phase },
      });
    const { cycleId, employeeId } = target;
    const items: RatingChange[] = [];
    let from: Ratings | null = null;
    for await (const { data } of eachOf(deps, keys.acts(actor.agencyId, cycleId, employeeId))) {
      const { seq, at } = data.envelope;
      if (isAct(data, 'scored')) from = ratingsOf(data.body);
      if (isAct(data, 'scored-again')) {
        const { version, reopening } = data.body;
        const to = ratingsOf(data.body);
        const reason = (cycle.reopenings ?? []).find(({ number }) => number === reopening)?.reason ?? '';
        items.push({ version, seq, at, by: 'reopening', from, to, reasonCode: null, reason, vote: null });
        from = to;
      }
      if (isAct(data, 'motion-applied')) {
        const { version, reasonCode, reason, motionId, motionDigest: digest } = data.body;
        const key = keys.motion(actor.agencyId, cycleId, stored.data.serviceCode, motionId);
        const motion = await deps.store.get(key);
        const vote = motion === null ? null : voteOf(deps, motion.data, digest);
        const to = ratingsOf(data.body);
        items.push({ version, seq, at, by: 'forum', from, to, reasonCode, reason, vote });
        from = to;
      }
      if (isAct(data, 'objection-decided') && data.body.decision !== 'dismiss') {
        const { version, reason } = data.body;
        const to = ratingsOf(data.body);
        items.push({ version, seq, at, by: 'objection', from, to, reasonCode: null, reason, vote: null });
        from = to;
      }
    }
    return { cycleId, employeeId, items };
  };

const ratingsOf = ({ workResult, behaviour, predicate }: Ratings): Ratings => ({ workResult, behaviour, predicate });

const voteOf = (deps: Pick<Deps, 'digest'>, motion: Motion, digest: string): RatingChange['vote'] => {
  if (motion.outcome === null) return null;
  const { for: pro, against, abstain, entitled } = motion.outcome;
  const intact = motionDigest(motion, deps.digest) === digest;
  return { motionId: motion.id, digest, intact, ballot: motion.ballot, for: pro, against, abstain, entitled };
};
