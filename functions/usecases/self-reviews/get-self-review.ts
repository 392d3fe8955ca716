import type { SelfReview } from '../../domain/execution/self-review.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type SelfReviewView = Omit<SelfReview, 'schemaVersion'>;

/** The employee's own view, for everybody who reads the case. */
export const createGetSelfReview =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: SelfReviewView; version: number }> => {
    await seeCase(deps, actor, target);
    const stored = await deps.store.get(keys.selfReview(actor.agencyId, target.cycleId, target.employeeId));
    if (stored === null) return refuse('not-found', { detail: 'No self-review was written.' });
    const { schemaVersion: _, ...view } = stored.data;
    return { view, version: stored.version };
  };
