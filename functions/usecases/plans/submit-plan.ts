import type { PlanSubmittedBody } from '../../domain/case/act-bodies.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireComplete } from './require-complete.ts';

const withPlan = (subject: Case, plan: Extract<Case, { stage: 'unplanned' }>['plan']): Case => {
  if (subject.stage !== 'unplanned') return refuse('wrong-stage', { detail: 'The plan is in force.' });
  return { ...subject, plan };
};

/** The employee hands the plan to the appraiser (PermenPANRB 6/2022 art. 14). */
export const createSubmitPlan =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & { plan: Plan }): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'submit-plan' }, async (context) => {
      const { case: stored, now } = context;
      const subject = stored.data;
      await requireComplete(deps, command.actor, context, input.plan);
      const next = withPlan(subject, {
        status: 'submitted',
        seq: subject.chain.seq + 1,
        version: (subject.plan?.version ?? 0) + 1,
        at: now,
        reason: null,
      });
      const body: PlanSubmittedBody = { plan: input.plan };
      return { next, act: 'plan-submitted', body };
    });
