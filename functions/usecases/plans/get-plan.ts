import type { Case } from '../../domain/case/case.ts';
import type { Plan, PlanShare } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadPlanText } from './plan-text.ts';

export type PlanView = CaseTarget & {
  /** `carried`: in force by rule, because the appraiser did not decide in time. */
  status: 'submitted' | 'returned' | 'set' | 'carried';
  /** 1 for the first submission. */
  version: number;
  submittedAt: Instant;
  /** Why it was returned. */
  reason: string | null;
  plan: Plan;
  /** The annual cycle whose plan it is, and the part of its time that this period is; null where the plan is the period's own. */
  annual: { cycleId: string; share: PlanShare } | null;
};

const annualOf = (ref: NonNullable<Case['plan']>): PlanView['annual'] =>
  'of' in ref && ref.of !== undefined && ref.share !== undefined ? { cycleId: ref.of, share: ref.share } : null;

/** The plan last submitted or in force; `version` beside it is the case's, which a decision must name. */
export const createGetPlan =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: PlanView; version: number }> => {
    const { case: stored } = await seeCase(deps, actor, target);
    const ref = stored.data.plan ?? refuse('not-found', { detail: 'No plan was submitted.' });
    const { plan, submittedAt } = await loadPlanText(deps, actor.agencyId, stored.data, ref);
    const { cycleId, employeeId } = stored.data;
    return {
      view: {
        cycleId,
        employeeId,
        status: 'basis' in ref ? ref.basis : ref.status,
        version: ref.version,
        submittedAt,
        reason: 'reason' in ref ? ref.reason : null,
        plan,
        annual: annualOf(ref),
      },
      version: stored.version,
    };
  };
