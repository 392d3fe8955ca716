import type { PlanSubmittedBody } from '../../domain/case/act-bodies.ts';
import type { PlanRef } from '../../domain/case/case.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** The plan that a case refers to: its text stands in the act of its submission. */
export const loadPlanText = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: { cycleId: string; employeeId: string },
  ref: PlanRef,
): Promise<{ plan: Plan; submittedAt: Instant }> => {
  const key = keys.act<PlanSubmittedBody>(agencyId, subject.cycleId, subject.employeeId, ref.seq);
  const act = await deps.store.get(key);
  if (act === null) throw new Error(`act ${ref.seq} of a case is missing though the case refers to it`);
  return { plan: act.data.body.plan, submittedAt: act.data.envelope.at };
};
