import { checkPlan } from '../planning/check-plan.ts';
import type { FieldProblem } from '../refusal.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { PostStandard } from './post-standard.ts';
import { planOfStandard } from './standard-plan.ts';

/**
 * What keeps a standard from being taken, by pointers into it: a plan that starts from it must be complete but for whom it
 * serves, so it is checked as one; and every work result belongs to a task.
 */
export const checkStandard = (
  { tasks, workResults, form }: Pick<PostStandard, 'tasks' | 'workResults' | 'form'>,
  rules: RuleSet,
): FieldProblem[] => {
  const ids = tasks.map(({ id }) => id);
  return [
    ...ids.flatMap((id, i): FieldProblem[] =>
      ids.indexOf(id) < i
        ? [{ pointer: `/tasks/${i}/id`, code: 'duplicate', detail: 'the id must be unique in the standard' }]
        : [],
    ),
    ...workResults.flatMap(({ taskId }, i): FieldProblem[] =>
      ids.includes(taskId)
        ? []
        : [{ pointer: `/workResults/${i}/taskId`, code: 'unknown-task', detail: 'a task of the standard' }],
    ),
    ...checkPlan(planOfStandard({ form, workResults }), rules),
  ];
};
