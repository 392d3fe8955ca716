import type { Plan } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type ListedPlanEvent, listed } from './list-plan-versions.ts';
import { planHistory } from './plan-history.ts';
import { planTarget } from './plan-text.ts';

/** The text of a plan as it stood in one act, whatever came after it. */
export const createGetPlanVersion =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    target: CaseTarget & { seq: number },
  ): Promise<CaseTarget & ListedPlanEvent & { plan: Plan }> => {
    const { case: stored } = await seeCase(deps, actor, target);
    const { cycleId, employeeId } = stored.data;
    const events = await planHistory(deps, actor.agencyId, planTarget(stored.data, stored.data.plan));
    const event = events.find(({ seq }) => seq === target.seq);
    if (event === undefined || event.plan === null)
      return refuse('not-found', { detail: 'No text of the plan stands in this act.' });
    return { cycleId, employeeId, ...listed(event), plan: event.plan };
  };
