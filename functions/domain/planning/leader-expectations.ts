import type { FieldProblem } from '../refusal.ts';
import type { Plan } from './plan.ts';

/** What the appraiser asks for when setting a plan: on the whole, on single work results, on values of BerAKHLAK. */
export type LeaderExpectations = {
  plan: string | null;
  workResults: { workResultId: string; text: string }[];
  behaviours: Plan['expectations'];
};

const repeated = (ids: readonly string[], list: string, member: string): FieldProblem[] =>
  ids.flatMap((id, i) =>
    ids.indexOf(id) < i ? [{ pointer: `${list}/${i}/${member}`, code: 'duplicate', detail: 'each one once' }] : [],
  );

/** What is wrong with the expectations, by pointers into them. */
export const checkExpectations = (given: LeaderExpectations, plan: Plan): FieldProblem[] => {
  const ids = given.workResults.map(({ workResultId }) => workResultId);
  const unknown = ids.flatMap((id, i): FieldProblem[] =>
    plan.workResults.some((workResult) => workResult.id === id)
      ? []
      : [
          {
            pointer: `/workResults/${i}/workResultId`,
            code: 'unknown-work-result',
            detail: 'a work result of the plan',
          },
        ],
  );
  const behaviours = given.behaviours.map(({ behaviour }) => behaviour);
  return [
    ...unknown,
    ...repeated(ids, '/workResults', 'workResultId'),
    ...repeated(behaviours, '/behaviours', 'behaviour'),
  ];
};

/**
 * The plan with the expectations in it (PermenPANRB 6/2022: the leader states them when the plan is set). One given anew
 * takes the place of the one proposed; the others stay. Work results, weights and targets are not touched.
 */
export const withExpectations = (plan: Plan, given: LeaderExpectations): Plan => ({
  ...plan,
  workResults: plan.workResults.map((workResult) => {
    const found = given.workResults.find(({ workResultId }) => workResultId === workResult.id);
    return found === undefined ? workResult : { ...workResult, leaderExpectation: found.text };
  }),
  expectations: [
    ...plan.expectations.filter((old) => !given.behaviours.some(({ behaviour }) => behaviour === old.behaviour)),
    ...given.behaviours,
  ],
  ...(given.plan === null ? {} : { leaderExpectation: given.plan }),
});
