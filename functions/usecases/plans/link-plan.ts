import type { PlanLinkedBody } from '../../domain/case/act-bodies.ts';
import type { Case } from '../../domain/case/case.ts';
import { checkLinks, linkPlan, type PlanLink } from '../../domain/planning/link-plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { followAnnualPlan } from './follow-annual-plan.ts';
import { loadPlanText } from './plan-text.ts';
import { loadSuperiorPlan, workResultIds } from './superior-plan.ts';

/**
 * Ties what was planned ahead of a late superior to the superior's work results, once that plan is in force. Nothing that
 * was agreed changes, so the version stays and nobody decides anew; the text with the links stands in this act.
 */
export const createLinkPlan =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & { links: PlanLink[] }): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'link-plan' }, async ({ case: { data }, cycle, now }) => {
      if (data.stage !== 'planned') return refuse('wrong-stage', { detail: 'There is no plan in force.' });
      const { agencyId } = command.actor;
      const [text, superior] = await Promise.all([
        loadPlanText(deps, agencyId, data, data.plan),
        loadSuperiorPlan(deps, agencyId, cycle, data),
      ]);
      if (superior?.inForce !== true)
        return refuse('wrong-stage', { detail: "The superior's plan is not in force yet." });
      const problems = checkLinks(input.links, text.plan, workResultIds(superior));
      const unknown = problems.some(({ code }) => code.startsWith('unknown-'));
      if (problems.length > 0) refuse(unknown ? 'unknown-work-result' : 'invalid-body', { fields: problems });
      const body: PlanLinkedBody = {
        planSeq: data.plan.seq,
        links: input.links,
        plan: linkPlan(text.plan, input.links),
        submittedAt: text.submittedAt,
      };
      const next: Case = { ...data, plan: { ...data.plan, seq: data.chain.seq + 1 } };
      const alsoActs = await followAnnualPlan(deps, agencyId, { cycle, case: next }, now);
      return { next, act: 'plan-linked', body, alsoActs };
    });
