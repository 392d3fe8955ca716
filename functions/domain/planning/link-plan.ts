import type { FieldProblem } from '../refusal.ts';
import type { Plan, WorkResult } from './plan.ts';

/** Ties a work result to the superior's that it serves, once there is one. */
export type PlanLink = { workResultId: string; superiorWorkResultId: string };

export type LinkProblem = 'unknown-work-result' | 'duplicate' | 'not-provisional' | 'unknown-superior-work-result';

/** Served in words only, or by the name of a work result that the superior no longer has. */
export const isLoose = ({ serves }: WorkResult, superior: ReadonlySet<string>): boolean =>
  serves?.kind === 'provisional' || (serves?.kind === 'superior' && !superior.has(serves.workResultId));

const problemOf = (
  { workResultId, superiorWorkResultId }: PlanLink,
  plan: Plan,
  superior: ReadonlySet<string>,
): { code: LinkProblem; member: keyof PlanLink; detail: string } | null => {
  const workResult = plan.workResults.find(({ id }) => id === workResultId);
  if (workResult === undefined)
    return { code: 'unknown-work-result', member: 'workResultId', detail: 'a work result of the plan' };
  if (!isLoose(workResult, superior))
    return { code: 'not-provisional', member: 'workResultId', detail: 'a work result that is served provisionally' };
  return superior.has(superiorWorkResultId)
    ? null
    : {
        code: 'unknown-superior-work-result',
        member: 'superiorWorkResultId',
        detail: "a work result of the superior's plan in force",
      };
};

/** What keeps the links from being made, by pointers into their list. */
export const checkLinks = (links: readonly PlanLink[], plan: Plan, superior: ReadonlySet<string>): FieldProblem[] =>
  links.flatMap((link, i): FieldProblem[] => {
    if (links.findIndex(({ workResultId }) => workResultId === link.workResultId) < i)
      return [{ pointer: `/links/${i}/workResultId`, code: 'duplicate', detail: 'each work result once' }];
    const problem = problemOf(link, plan, superior);
    return problem === null
      ? []
      : [{ pointer: `/links/${i}/${problem.member}`, code: problem.code, detail: problem.detail }];
  });

/** The plan with the links in it; its weights, targets and texts stay as they were agreed. */
export const linkPlan = (plan: Plan, links: readonly PlanLink[]): Plan => ({
  ...plan,
  workResults: plan.workResults.map((workResult) => {
    const link = links.find(({ workResultId }) => workResultId === workResult.id);
    return link === undefined
      ? workResult
      : { ...workResult, serves: { kind: 'superior', workResultId: link.superiorWorkResultId } };
  }),
});
