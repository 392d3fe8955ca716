import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey } from '../support/load.ts';
import { loadPlanText } from './plan-text.ts';

/** `inForce`: set by its appraiser or carried; before that it may still change. */
export type SuperiorPlan = { plan: Plan; inForce: boolean };

/** The plan last submitted by, or in force for, the appraiser of a case; null where there is none. */
export const loadSuperiorPlan = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  { appraiserId }: Pick<Case, 'appraiserId'>,
): Promise<SuperiorPlan | null> => {
  if (appraiserId === null || cycle.shardCount === 0) return null;
  const stored = await deps.store.get(caseKey(agencyId, cycle, appraiserId));
  if (stored === null || stored.data.plan === null) return null;
  const { plan } = await loadPlanText(deps, agencyId, stored.data, stored.data.plan);
  return { plan, inForce: stored.data.stage !== 'unplanned' };
};

export const workResultIds = (superior: SuperiorPlan | null): Set<string> =>
  new Set(superior?.plan.workResults.map(({ id }) => id) ?? []);
