import type { Judgement } from '../execution/judgement.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Plan } from './plan.ts';

/**
 * What keeps judgements from standing in a review, by pointers into the body. A qualitative plan needs one for every
 * indicator, reported or not: what went badly is not left out. A quantitative one has numbers, and takes none.
 */
export const checkJudgements = (judgements: readonly Judgement[], plan: Plan | null): FieldProblem[] => {
  const described =
    plan?.form === 'qualitative' ? plan.workResults.flatMap(({ indicators }) => indicators.map(({ id }) => id)) : [];
  const given = judgements.map(({ indicatorId }) => indicatorId);
  const wrong = given.flatMap((id, i): FieldProblem[] => {
    const pointer = `/judgements/${i}/indicatorId`;
    if (!described.includes(id)) return [{ pointer, code: 'unknown-indicator', detail: 'a described indicator' }];
    return given.indexOf(id) < i ? [{ pointer, code: 'duplicate-indicator', detail: 'each indicator once' }] : [];
  });
  const missing = described.filter((id) => !given.includes(id));
  return [
    ...wrong,
    ...missing.map((id) => ({ pointer: '/judgements', code: 'judgement-missing', detail: `judge indicator ${id}` })),
  ];
};
