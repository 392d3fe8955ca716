import type { AmendmentReturnedBody } from '../../domain/case/act-bodies.ts';
import type { Case } from '../../domain/case/case.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import type { PlanDecision } from './decide-plan.ts';
import { followAnnualPlan } from './follow-annual-plan.ts';
import { setText } from './set-text.ts';

/** The appraiser approves an amendment, which is then the plan in force, or returns it with a reason. */
export const createDecideAmendment =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & PlanDecision): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'decide-amendment' }, async ({ cycle, case: { data }, now }) => {
      if (data.stage !== 'planned' || data.amendment?.status !== 'submitted')
        return refuse('wrong-stage', { detail: 'No amendment of the plan waits for a decision.' });
      const { amendment, ...rest } = data;
      switch (input.decision) {
        case 'approve': {
          const { ref, body } = await setText(deps, command.actor, data, amendment, input.expectations);
          const next: Case = { ...rest, plan: { ...ref, basis: 'set' } };
          const alsoActs = await followAnnualPlan(deps, command.actor.agencyId, { cycle, case: next }, now);
          return { next, act: 'plan-amended', body, alsoActs };
        }
        case 'return': {
          const body: AmendmentReturnedBody = { planSeq: amendment.seq, reason: input.reason };
          const returned = { ...amendment, status: 'returned', returnSeq: data.chain.seq + 1 } as const;
          return { next: { ...rest, amendment: returned }, act: 'plan-amendment-returned', body };
        }
      }
    });
