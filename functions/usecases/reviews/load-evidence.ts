import type { Case, SegmentRef } from '../../domain/case/case.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { keys } from '../../store/keys.ts';
import { loadPlanInPeriod, planInForceOf } from '../plans/plan-text.ts';
import type { Deps } from '../support/deps.ts';

/**
 * What a work-result rating rests on, of the case or of one part of the period; null where there is none.
 * A plan that never came into force counts as none.
 */
export const loadEvidence = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Case,
  segment: SegmentRef | null = null,
): Promise<{ plan: Plan | null; realisation: Realisation | null }> => {
  const { cycleId, employeeId } = subject;
  const earlier = segment?.plan ?? null;
  const inForce = earlier ?? planInForceOf(subject);
  const [plan, realisation] = await Promise.all([
    inForce === null ? null : loadPlanInPeriod(deps, agencyId, subject, inForce),
    deps.store.get(
      segment === null || earlier === null
        ? keys.realisation(agencyId, cycleId, employeeId)
        : keys.segmentRealisation(agencyId, cycleId, employeeId, segment.from),
    ),
  ]);
  return { plan, realisation: realisation?.data ?? null };
};
