import { assignmentIds, checkAssigned } from '../../domain/assigned-work/check-assigned.ts';
import { checkShares, hasShares } from '../../domain/cascade/shares.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import { loadAssignedWork } from '../assigned-work/load-assigned-work.ts';
import type { Deps } from '../support/deps.ts';
import { loadSuperiorPlan } from './superior-plan.ts';

/**
 * What a plan says about documents of others: shares of the superior's targets, and work assigned from outside. Nothing is
 * read for a plan that names neither.
 */
export const checkAround = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  subject: Case,
  plan: Plan,
): Promise<FieldProblem[]> => {
  const superior = hasShares(plan) ? await loadSuperiorPlan(deps, agencyId, cycle, subject) : null;
  const works = await loadAssignedWork(deps, agencyId, subject, assignmentIds(plan));
  return [...checkShares(plan, superior?.plan ?? null), ...checkAssigned(plan, works)];
};
