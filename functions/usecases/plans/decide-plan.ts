import type { PlanReturnedBody, PlanSetBody } from '../../domain/case/act-bodies.ts';
import type { Case, DraftPlan } from '../../domain/case/case.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase, type CaseChange } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';

export type PlanDecision = { decision: 'approve' } | { decision: 'return'; reason: string };

const decide = (subject: Case, plan: DraftPlan, choice: PlanDecision, now: Instant): CaseChange => {
  const { seq, version } = plan;
  switch (choice.decision) {
    case 'approve': {
      const body: PlanSetBody = { planSeq: seq };
      return {
        next: { ...subject, stage: 'planned', plan: { seq, version, basis: 'set' } },
        act: 'plan-set',
        body,
      };
    }
    case 'return': {
      const body: PlanReturnedBody = { planSeq: seq, reason: choice.reason };
      return {
        next: {
          ...subject,
          stage: 'unplanned',
          plan: { seq, version, status: 'returned', at: now, reason: choice.reason },
        },
        act: 'plan-returned',
        body,
      };
    }
  }
};

/** The appraiser sets the plan or returns it with a reason (PermenPANRB 6/2022 art. 14). */
export const createDecidePlan =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & PlanDecision): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'decide-plan' }, async ({ case: { data }, now }) =>
      data.stage === 'unplanned' && data.plan?.status === 'submitted'
        ? decide(data, data.plan, input, now)
        : refuse('wrong-stage', { detail: 'No submitted plan waits for a decision.' }),
    );
