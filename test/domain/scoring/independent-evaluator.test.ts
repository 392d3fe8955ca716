import { expect, it } from 'vitest';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { evaluateTree } from './oracle/evaluate-tree.ts';
import { leavesIn, leavesOf } from './oracle/leaves.ts';
import { anyCase, createDice } from './oracle/random-case.ts';
import { nodesOf } from './scoring-fixtures.ts';

const cases = 100_000;
const seed = 20_260_401;

const wanted = [
  'sangat-baik',
  'baik',
  'butuh-perbaikan',
  'kurang',
  'sangat-kurang',
  'cap',
  'floor',
  'renormalised',
  'incomplete-report',
  'coverage-too-small',
  'moved-to-rating',
  'number-of-rating',
  'own-duties-met',
  'when-silent',
  'departs-from-suggestion',
  'target-zero',
  'from-periods',
  'differs-from-periods',
  'period-uncovered',
  'blocked',
  'not-yet-assessable',
];

const seenIn = (tree: Explanation, seen: Set<string>): void => {
  if (tree.reason !== undefined) seen.add(tree.reason);
  if (tree.unit === 'predicate' && tree.value !== null) seen.add(tree.value);
  for (const input of tree.inputs ?? []) seenIn(input, seen);
};

it(`agrees with the tree of ${cases} random cases, node by node`, { timeout: 300_000 }, () => {
  const dice = createDice(seed);
  const seen = new Set<string>();
  let inParts = 0;
  const disagreements: string[] = [];
  for (let i = 0; i < cases && disagreements.length < 5; i++) {
    const input = anyCase(dice);
    const { explanation } = scoreCase(input);
    if (nodesOf(explanation, 'period-target').length > 0) inParts += 1;
    try {
      evaluateTree(explanation, input.rules);
      if (nodesOf(explanation, 'work-result-achievement').length > 0) {
        const [stated, given] = [leavesIn(explanation).join('; '), leavesOf(input).join('; ')];
        if (stated !== given) disagreements.push(`case ${i}: ${stated} instead of ${given}`);
      }
    } catch (error) {
      disagreements.push(`case ${i}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (i % 10 === 0) seenIn(explanation, seen);
  }
  expect(disagreements).toEqual([]);
  // The cases are worth their number only where they go down every path.
  expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
  expect(inParts).toBeGreaterThan(1_000);
});

const first = (wish: (input: ReturnType<typeof anyCase>, tree: Explanation) => boolean) => {
  const dice = createDice(7);
  for (let i = 0; i < 5_000; i++) {
    const input = anyCase(dice);
    const { explanation } = scoreCase(input);
    if (wish(input, explanation)) return { rules: input.rules, tree: explanation };
  }
  throw new Error('no such case');
};
const changed = (tree: Explanation, code: Explanation['code'], change: Partial<Explanation>): Explanation => {
  const inputs = tree.inputs?.map((input) => changed(input, code, change));
  const node = tree.code === code ? { ...tree, ...change } : tree;
  return inputs === undefined ? node : { ...node, inputs };
};
const complete = (input: ReturnType<typeof anyCase>, tree: Explanation): boolean =>
  nodesOf(tree, 'work-result-score')[0]?.value != null &&
  input.rules.regime === 'matrix' &&
  input.rules.rounding.decimals === 2;

it.each<[string, Explanation['code'], Partial<Explanation>]>([
  ['a score that is a hundredth off', 'work-result-score', { value: '12.34' }],
  ['another achievement', 'indicator-achievement', { value: '55' }],
  ['another mean of a work result', 'work-result-achievement', { value: '55.123' }],
  [
    'a rating that the thresholds do not give',
    'work-result-suggestion',
    { formula: 'above > 1000; meets >= 999; below', value: 'above' },
  ],
  ['a predicate that the matrix does not give', 'predicate', { value: 'istimewa' }],
])('notices %s', (_, code, change) => {
  const { rules, tree } = first(complete);
  expect(() => evaluateTree(tree, rules)).not.toThrow();
  expect(() => evaluateTree(changed(tree, code, change), rules)).toThrow();
});
