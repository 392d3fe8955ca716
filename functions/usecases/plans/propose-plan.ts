import type { Plan } from '../../domain/planning/plan.ts';
import type { ReuseNote } from '../../domain/planning/reuse-plan.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { planProblemsOf } from './require-complete.ts';
import { type PlanSource, previousStart, standardStart } from './starting-plan.ts';

export type PlanProposal = CaseTarget & { plan: Plan; notes: ReuseNote[]; problems: FieldProblem[] } & (
    | { source: 'previous'; from: { cycleId: string; version: number } }
    | { source: 'standard'; from: { code: string; text: number } }
  );

/**
 * The plan of the person's last period fitted to this one, or what the standard of the post asks: a proposal that nobody has
 * to take, and that is stored nowhere until its author saves or submits it. For the author and the appraiser.
 */
export const createProposePlan =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    actor: Actor,
    { source = 'previous', ...target }: CaseTarget & { source?: PlanSource },
  ): Promise<PlanProposal> => {
    const { agencyId } = actor;
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    if (!relations.includes('self') && !relations.includes('appraiser'))
      refuse('forbidden', { detail: 'A proposal is for the employee and the appraiser.' });
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const problemsOf = (plan: Plan) => planProblemsOf(deps, actor, { cycle, rules, case: stored }, plan);
    const { cycleId, employeeId } = target;
    const context = { cycle, rules, subject: stored.data };
    switch (source) {
      case 'previous': {
        const start =
          (await previousStart(deps, agencyId, context)) ??
          refuse('not-found', { detail: 'No earlier period has a plan in force.' });
        return { cycleId, employeeId, source, ...start, problems: await problemsOf(start.plan) };
      }
      case 'standard': {
        const start =
          (await standardStart(deps, agencyId, context)) ??
          refuse('not-found', { detail: 'The post has no standard.' });
        return { cycleId, employeeId, source, ...start, problems: await problemsOf(start.plan) };
      }
    }
  };
