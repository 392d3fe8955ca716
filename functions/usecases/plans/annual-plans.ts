import type { AnnualPlan } from '../../domain/case/annual-plan.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey, loadCycle } from '../support/load.ts';

/** Cases of the annual cycle by whose plans a shorter one lives, a page of people at a time. */
export type AnnualPlans = {
  load(employeeIds: readonly string[]): Promise<void>;
  /** Null for somebody without a case there, or not loaded. */
  of(employeeId: string): AnnualPlan | null;
};

const none: AnnualPlans = { load: async () => {}, of: () => null };

/** Reads nothing for a cycle that has plans of its own. */
export const openAnnualPlans = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { planCycleId }: Pick<Cycle, 'planCycleId'>,
): Promise<AnnualPlans> => {
  if (planCycleId === undefined) return none;
  const { data: cycle } = await loadCycle(deps, agencyId, planCycleId);
  const cases = new Map<string, Case>();
  return {
    load: async (employeeIds) => {
      const found = await deps.store.getMany(employeeIds.map((id) => caseKey(agencyId, cycle, id)));
      for (const stored of found) if (stored !== null) cases.set(stored.data.employeeId, stored.data);
    },
    of: (employeeId) => {
      const subject = cases.get(employeeId);
      return subject === undefined ? null : { cycle, case: subject };
    },
  };
};
