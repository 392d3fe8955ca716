import { checkPerspectives } from '../../domain/planning/check-perspectives.ts';
import { checkPlan } from '../../domain/planning/check-plan.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { ActContext } from '../support/act-on-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { checkAround } from './check-around.ts';
import { checkServed } from './check-served.ts';

type Subject = Pick<ActContext, 'cycle' | 'rules' | 'case'>;

/** All that keeps this text from being the person's plan, by pointers into the plan. */
export const planProblemsOf = async (
  deps: Pick<Deps, 'store'>,
  actor: Pick<Actor, 'agencyId'>,
  { cycle, rules, case: { data: subject } }: Subject,
  plan: Plan,
): Promise<FieldProblem[]> => [
  ...checkPlan(plan, rules),
  ...checkPerspectives(plan, subject, rules),
  ...(await checkServed(deps, actor.agencyId, cycle, subject, plan)),
  ...(await checkAround(deps, actor.agencyId, cycle, subject, plan)),
];

/** @throws RefusedError `incomplete-plan` with a pointer into the body for each fault */
export const requireComplete = async (
  deps: Pick<Deps, 'store'>,
  actor: Pick<Actor, 'agencyId'>,
  subject: Subject,
  plan: Plan,
): Promise<void> => {
  const problems = await planProblemsOf(deps, actor, subject, plan);
  if (problems.length === 0) return;
  refuse('incomplete-plan', { fields: problems.map((p) => ({ ...p, pointer: `/plan${p.pointer}` })) });
};
