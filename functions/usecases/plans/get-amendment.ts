import type { AmendmentProposedBody, AmendmentReturnedBody } from '../../domain/case/act-bodies.ts';
import { comparePlans, type PlanChange } from '../../domain/planning/compare-plans.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadPlanText } from './plan-text.ts';

export type AmendmentView = CaseTarget & {
  status: 'submitted' | 'returned';
  version: number;
  inForce: number;
  proposedAt: Instant;
  reason: string;
  returnReason: string | null;
  plan: Plan;
  changes: PlanChange[];
};

/** The amendment that lies with the appraiser or was returned last, and what it changes in the plan in force. */
export const createGetAmendment =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: AmendmentView; version: number }> => {
    const { case: stored } = await seeCase(deps, actor, target);
    const { data } = stored;
    const amendment = data.stage === 'planned' ? data.amendment : undefined;
    if (data.stage !== 'planned' || amendment === undefined)
      return refuse('not-found', { detail: 'No amendment is open.' });
    const { cycleId, employeeId } = data;
    const { seq, returnSeq, status, version, at } = amendment;
    const [proposed, returned, inForce] = await Promise.all([
      deps.store.get(keys.act<AmendmentProposedBody>(actor.agencyId, cycleId, employeeId, seq)),
      returnSeq === null
        ? null
        : deps.store.get(keys.act<AmendmentReturnedBody>(actor.agencyId, cycleId, employeeId, returnSeq)),
      loadPlanText(deps, actor.agencyId, data, data.plan),
    ]);
    if (proposed === null) throw new Error(`act ${seq} of a case is missing though the case refers to it`);
    const { plan, reason } = proposed.data.body;
    const view: AmendmentView = {
      ...{ cycleId, employeeId, status, version, inForce: data.plan.version, proposedAt: at, reason },
      returnReason: returned?.data.body.reason ?? null,
      plan,
      changes: comparePlans(inForce.plan, plan),
    };
    return { view, version: stored.version };
  };
