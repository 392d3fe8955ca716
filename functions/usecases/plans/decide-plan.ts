import type { PlanReturnedBody } from '../../domain/case/act-bodies.ts';
import type { Case, DraftPlan } from '../../domain/case/case.ts';
import type { LeaderExpectations } from '../../domain/planning/leader-expectations.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase, type CaseChange } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { setText } from './set-text.ts';

export type PlanDecision =
  | { decision: 'approve'; expectations?: LeaderExpectations }
  | { decision: 'return'; reason: string };

const giveBack = (subject: Case, { seq, version }: DraftPlan, reason: string, now: Instant): CaseChange => {
  const body: PlanReturnedBody = { planSeq: seq, reason };
  return {
    next: { ...subject, stage: 'unplanned', plan: { seq, version, status: 'returned', at: now, reason } },
    act: 'plan-returned',
    body,
  };
};

/**
 * The appraiser sets the plan, with expectations of their own where something specific is asked, or returns it with a
 * reason (PermenPANRB 6/2022 art. 14).
 */
export const createDecidePlan =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & PlanDecision): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'decide-plan' }, async ({ case: { data }, now }) => {
      if (data.stage !== 'unplanned' || data.plan?.status !== 'submitted')
        return refuse('wrong-stage', { detail: 'No submitted plan waits for a decision.' });
      switch (input.decision) {
        case 'approve': {
          const { ref, body } = await setText(deps, command.actor, data, data.plan, input.expectations);
          return { next: { ...data, stage: 'planned', plan: { ...ref, basis: 'set' } }, act: 'plan-set', body };
        }
        case 'return':
          return giveBack(data, data.plan, input.reason, now);
      }
    });
