import type { AmendmentProposedBody } from '../../domain/case/act-bodies.ts';
import { comparePlans } from '../../domain/planning/compare-plans.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadPlanText } from './plan-text.ts';
import { requireComplete } from './require-complete.ts';

/**
 * The employee proposes another text for the plan in force, and says why. The plan in force stays until the appraiser
 * approves: daily reports and realisations go on against it.
 */
export const createProposeAmendment =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & { plan: Plan; reason: string }): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'propose-amendment' }, async (context) => {
      const subject = context.case.data;
      if (subject.stage !== 'planned') return refuse('wrong-stage', { detail: 'There is no plan in force.' });
      await requireComplete(deps, command.actor, context, input.plan);
      const inForce = await loadPlanText(deps, command.actor.agencyId, subject, subject.plan);
      if (comparePlans(inForce.plan, input.plan).length === 0) refuse('unchanged-plan');
      const body: AmendmentProposedBody = { plan: input.plan, reason: input.reason, basedOn: subject.plan.seq };
      return {
        next: {
          ...subject,
          amendment: {
            seq: subject.chain.seq + 1,
            version: Math.max(subject.plan.version, subject.amendment?.version ?? 0) + 1,
            status: 'submitted',
            at: context.now,
            returnSeq: null,
          },
        },
        act: 'plan-amendment-proposed',
        body,
      };
    });
