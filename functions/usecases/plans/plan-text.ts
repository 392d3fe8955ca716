import type { PlanTextBody } from '../../domain/case/act-bodies.ts';
import type { PlanRef } from '../../domain/case/case.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** The submission holds the text and its own day; an act that added to the text holds the day on which it was submitted. */
type TextBody = Pick<PlanTextBody, 'plan'> & Partial<Pick<PlanTextBody, 'submittedAt'>>;

/** The plan that a case refers to: its text stands whole in the act that the reference names. */
export const loadPlanText = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: { cycleId: string; employeeId: string },
  ref: Pick<PlanRef, 'seq'>,
): Promise<{ plan: Plan; submittedAt: Instant }> => {
  const key = keys.act<TextBody>(agencyId, subject.cycleId, subject.employeeId, ref.seq);
  const act = await deps.store.get(key);
  if (act === null) throw new Error(`act ${ref.seq} of a case is missing though the case refers to it`);
  const { body, envelope } = act.data;
  return { plan: body.plan, submittedAt: body.submittedAt ?? envelope.at };
};
