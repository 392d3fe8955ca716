import { describe, expect, it } from 'vitest';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { evaluateTree } from './oracle/evaluate-tree.ts';
import { leavesIn, leavesOf } from './oracle/leaves.ts';
import { anyCase, createDice } from './oracle/random-case.ts';
import { nodesOf } from './scoring-fixtures.ts';

/** The first hundred of what `independent-evaluator.test.ts` tries by the hundred thousand, one test each. */
const dice = createDice(20_260_401);
const inputs = Array.from({ length: 100 }, (_, number): [number, ReturnType<typeof anyCase>] => [
  number,
  anyCase(dice),
]);

describe('the evaluator that knows nothing but the tree', () => {
  it.each(inputs)('comes to the same in case %i', (_, input) => {
    const { explanation } = scoreCase(input);
    expect(() => evaluateTree(explanation, input.rules)).not.toThrow();
    if (nodesOf(explanation, 'work-result-achievement').length > 0)
      expect(leavesIn(explanation)).toEqual(leavesOf(input));
  });
});
