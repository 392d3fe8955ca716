import type { RuleSet } from '../../../../functions/domain/rules/rule-set.ts';
import type { Explanation } from '../../../../functions/domain/scoring/explanation.ts';
import { minus, plus, type Q, q, read, rounded, times, versus } from './rational.ts';

/** The numeric regime of PP 30/2019 art. 41, worked out once more. */
const step = (decimals: number): Q => [1n, 10n ** BigInt(decimals)];

/** The least figure of the grid for which `holds`, by walking up from just below the threshold. */
const firstWhere = (threshold: string, decimals: number, holds: (x: Q) => boolean): Q => {
  let x = minus(read(rounded(read(threshold), decimals)), step(decimals));
  while (!holds(x)) x = plus(x, step(decimals));
  return x;
};

type Edges = { meets: Q; above: Q };

const workEdges = ({ workResult, rounding: { decimals } }: RuleSet): Edges => ({
  meets: firstWhere(workResult.meetsFrom, decimals, (x) => versus(x, read(workResult.meetsFrom)) >= 0),
  above: firstWhere(workResult.aboveOver, decimals, (x) => versus(x, read(workResult.aboveOver)) > 0),
});
const behaviourEdges = ({ behaviour, rounding: { decimals } }: RuleSet): Edges => ({
  meets: firstWhere(behaviour.meetsFrom, decimals, (x) => versus(x, read(behaviour.meetsFrom)) >= 0),
  above: firstWhere(behaviour.aboveFrom, decimals, (x) => versus(x, read(behaviour.aboveFrom)) >= 0),
});

/** The number as it was measured where its figure has the rating given, else the nearest figure that has it. */
const movedTo = (rating: string, measured: Q, edges: Edges, decimals: number): Q => {
  const figure = read(rounded(measured, decimals));
  const ratingOf = versus(figure, edges.above) >= 0 ? 'above' : versus(figure, edges.meets) >= 0 ? 'meets' : 'below';
  if (ratingOf === rating) return measured;
  if (rating === 'above') return edges.above;
  if (rating === 'below') return minus(edges.meets, step(decimals));
  return ratingOf === 'below' ? edges.meets : minus(edges.above, step(decimals));
};

const onLine = (points: Q, formula: string): Q => {
  const at = formula.split('; ').map((clause) => read(clause.split(' = ')[1] ?? ''));
  const [first = q(0), second = q(0), third = q(0)] = at;
  const [from, to, start] = versus(points, q(2)) <= 0 ? [first, second, q(1)] : [second, third, q(2)];
  return plus(from, times(minus(to, from), minus(points, start)));
};

/** What a node of the total should stand for, from the ratings given and what was measured. */
export const numberBehind = (
  node: Explanation,
  given: { work: string; behaviour: string },
  measured: { work: Q | null; behaviour: Q | null },
  rules: RuleSet,
): Q => {
  const { decimals } = rules.rounding;
  if (node.code === 'numeric-work') {
    const numbers: Record<string, string> = rules.numeric.workNumbers;
    return measured.work === null
      ? read(numbers[given.work] ?? '')
      : movedTo(given.work, measured.work, workEdges(rules), decimals);
  }
  const formula = node.formula ?? '';
  const rank = q(['below', 'meets', 'above'].indexOf(given.behaviour) + 1);
  return measured.behaviour === null
    ? onLine(rank, formula)
    : onLine(movedTo(given.behaviour, measured.behaviour, behaviourEdges(rules), decimals), formula);
};

/** `sangat-baik >= 110 + I; baik >= 90; ...; sangat-kurang`. Without the idea that it asks for, the next clause applies. */
export const totalPredicate = ({ formula = '' }: Explanation, total: string, idea: boolean): string => {
  for (const clause of formula.split('; ')) {
    const [name = '', , least, , asks] = clause.split(' ');
    if (least === undefined) return name;
    if (versus(read(total), read(least)) >= 0 && (asks === undefined || idea)) return name;
  }
  throw new Error(`no clause of ${formula} fits ${total}`);
};
