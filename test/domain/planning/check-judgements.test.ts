import { describe, expect, it } from 'vitest';
import { checkJudgements } from '../../../functions/domain/planning/check-judgements.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { described, measured, planOf, workResult } from '../../support/plans.ts';

const inWords = planOf(workResult('w1', '60', described('a')), workResult('w2', '40', described('b')));
const inNumbers = planOf(workResult('w1', '100', measured('number')));

describe('what is judged of a plan', () => {
  const judged = (plan: Plan | null, ...ids: string[]) =>
    checkJudgements(
      ids.map((indicatorId) => ({ indicatorId, rating: 'meets', note: 'Sesuai' })),
      plan,
    ).map(({ pointer, code, detail }) => `${pointer} ${code} ${detail}`);

  it.each([
    ['every indicator', ['a', 'b'], []],
    ['one missing', ['b'], ['/judgements judgement-missing judge indicator a']],
    ['one twice', ['a', 'b', 'a'], ['/judgements/2/indicatorId duplicate-indicator each indicator once']],
    ['an unknown one', ['a', 'x', 'b'], ['/judgements/1/indicatorId unknown-indicator a described indicator']],
  ])('%s', (_, ids, problems) => {
    expect(judged(inWords, ...ids)).toEqual(problems);
  });

  it('is nothing of a plan with numbers, or of none', () => {
    expect(judged(inNumbers)).toEqual([]);
    expect(judged(null)).toEqual([]);
    expect(judged(null, 'a')).toEqual(['/judgements/0/indicatorId unknown-indicator a described indicator']);
    expect(judged(inNumbers, 'number')).toEqual(['/judgements/0/indicatorId unknown-indicator a described indicator']);
  });
});
