import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type PlanEvent, planHistory } from './plan-history.ts';
import { planTarget } from './plan-text.ts';

export type ListedPlanEvent = Omit<PlanEvent, 'plan'> & { hasText: boolean };

export const listed = ({ plan, ...event }: PlanEvent): ListedPlanEvent => ({ ...event, hasText: plan !== null });

/** The versions of a plan with who submitted, set, returned, amended or linked which, and why. */
export const createListPlanVersions =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<CaseTarget & { items: ListedPlanEvent[] }> => {
    const { case: stored } = await seeCase(deps, actor, target);
    const { cycleId, employeeId } = stored.data;
    const events = await planHistory(deps, actor.agencyId, planTarget(stored.data, stored.data.plan));
    return { cycleId, employeeId, items: events.map(listed) };
  };
