import type { PlanSetBody } from '../../domain/case/act-bodies.ts';
import type { Case, PlanRef } from '../../domain/case/case.ts';
import {
  checkExpectations,
  type LeaderExpectations,
  withExpectations,
} from '../../domain/planning/leader-expectations.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadPlanText } from './plan-text.ts';

/**
 * The act that sets a submitted text, and where the text in force then stands: in its submission, or in this act where the
 * appraiser states expectations of their own.
 *
 * @throws RefusedError `unknown-work-result` where an expectation is about none of the plan
 */
export const setText = async (
  deps: Pick<Deps, 'store'>,
  actor: Pick<Actor, 'agencyId'>,
  subject: Case,
  submitted: PlanRef,
  expectations: LeaderExpectations | undefined,
): Promise<{ ref: PlanRef; body: PlanSetBody }> => {
  const { seq, version } = submitted;
  if (expectations === undefined) return { ref: { seq, version }, body: { planSeq: seq } };
  const { plan, submittedAt } = await loadPlanText(deps, actor.agencyId, subject, submitted);
  const problems = checkExpectations(expectations, plan);
  if (problems.length > 0)
    refuse(problems.some(({ code }) => code === 'unknown-work-result') ? 'unknown-work-result' : 'invalid-body', {
      fields: problems.map((p) => ({ ...p, pointer: `/expectations${p.pointer}` })),
    });
  return {
    ref: { seq: subject.chain.seq + 1, version },
    body: { planSeq: seq, plan: withExpectations(plan, expectations), submittedAt },
  };
};
