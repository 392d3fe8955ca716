import type { ReviewBody } from '../../domain/case/act-bodies.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import { actAt } from '../support/acts-of.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type ReviewView = CaseTarget & ReviewBody & { seq: number; by: string; at: Instant };

/** The review in force; for the person rated there is none before publication. */
export const createGetReview =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: ReviewView; version: number }> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    const { cycleId, employeeId } = stored.data;
    const review = 'review' in stored.data && seesRatings(relations, cycle) ? stored.data.review : null;
    const { seq } = review ?? refuse('not-found', { detail: 'There is no review to show.' });
    const act = await actAt(deps, actor.agencyId, stored.data, seq);
    if (act === null || !isAct(act, 'review-submitted'))
      throw new Error(`act ${seq} of a case is no review though the case refers to it`);
    const { envelope, body } = act;
    return {
      view: { cycleId, employeeId, ...body, seq, by: envelope.actor, at: envelope.at },
      version: stored.version,
    };
  };
