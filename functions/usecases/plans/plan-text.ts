import type { ActRecord } from '../../domain/case/act.ts';
import type { PlanTextBody } from '../../domain/case/act-bodies.ts';
import type { Case, PlanInForce, PlanRef } from '../../domain/case/case.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { planInPeriod } from '../../domain/planning/plan-share.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Key } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';

/** The submission holds the text and its own day; an act that added to the text holds the day on which it was submitted. */
type TextBody = Pick<PlanTextBody, 'plan'> & Partial<Pick<PlanTextBody, 'submittedAt'>>;
type Ref = Pick<PlanRef, 'seq'> & Pick<PlanInForce, 'of' | 'share'>;

/** In whose chain the plan of a case stands: of a period under an annual plan, in the annual case's. */
export const planTarget = ({ cycleId, employeeId }: CaseTarget, ref: Ref | null): CaseTarget => ({
  cycleId: ref?.of ?? cycleId,
  employeeId,
});

/** The one place that knows where the text behind a reference stands: whole in the act that it names. */
export const planTextKey = (agencyId: string, subject: CaseTarget, ref: Ref): Key<ActRecord<TextBody>> => {
  const { cycleId, employeeId } = planTarget(subject, ref);
  return keys.act<TextBody>(agencyId, cycleId, employeeId, ref.seq);
};

/** The plan that counts in a case's period; one that was only submitted or returned is not in force. */
export const planInForceOf = (subject: Case): PlanInForce | null =>
  subject.stage === 'unplanned' ? null : subject.plan;

/** The plan that a case refers to, as it was agreed. */
export const loadPlanText = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: CaseTarget,
  ref: Ref,
): Promise<{ plan: Plan; submittedAt: Instant }> => {
  const act = await deps.store.get(planTextKey(agencyId, subject, ref));
  if (act === null) throw new Error(`act ${ref.seq} of a case is missing though the case refers to it`);
  const { body, envelope } = act.data;
  return { plan: body.plan, submittedAt: body.submittedAt ?? envelope.at };
};

/** The same as the case's period is measured by it: an annual plan by the period's share of the year. */
export const loadPlanInPeriod = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: CaseTarget,
  ref: Ref,
): Promise<Plan> => planInPeriod((await loadPlanText(deps, agencyId, subject, ref)).plan, ref.share);
