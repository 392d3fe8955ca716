import type { Plan } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';

/** A draft is its author's alone until it is submitted. */
export const createGetPlanDraft =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    target: CaseTarget,
  ): Promise<{ plan: Plan; at: Instant; preparedBy: string | null; version: number }> => {
    const { relations } = await seeCase(deps, actor, target);
    if (!relations.includes('self')) refuse('forbidden', { detail: 'A draft is shown to its author only.' });
    const stored = await deps.store.get(keys.planDraft(actor.agencyId, target.cycleId, target.employeeId));
    if (stored === null) return refuse('not-found', { detail: 'There is no draft.' });
    const { plan, at, preparedBy = null } = stored.data;
    return { plan, at, preparedBy, version: stored.version };
  };
