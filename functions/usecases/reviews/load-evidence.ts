import type { Case } from '../../domain/case/case.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { keys } from '../../store/keys.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Deps } from '../support/deps.ts';

/** What a work-result rating rests on; null where there is none. A plan that never came into force counts as none. */
export const loadEvidence = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Case,
): Promise<{ plan: Plan | null; realisation: Realisation | null }> => {
  const inForce = subject.stage === 'unplanned' ? null : subject.plan;
  const [text, realisation] = await Promise.all([
    inForce === null ? null : loadPlanText(deps, agencyId, subject, inForce),
    deps.store.get(keys.realisation(agencyId, subject.cycleId, subject.employeeId)),
  ]);
  return { plan: text?.plan ?? null, realisation: realisation?.data ?? null };
};
