import type { RuleSet } from '../../../../functions/domain/rules/rule-set.ts';
import type { Explanation } from '../../../../functions/domain/scoring/explanation.ts';
import { applyFormula } from './formula.ts';
import { numberBehind, totalPredicate } from './numeric.ts';
import { asSeen, over, plus, type Q, q, read, rounded, times, versus } from './rational.ts';

/** The matrix of PermenPANRB 6/2022, written down once more. */
const matrix: Record<string, string> = {
  'above/below': 'kurang',
  'above/meets': 'baik',
  'above/above': 'sangat-baik',
  'meets/below': 'kurang',
  'meets/meets': 'baik',
  'meets/above': 'baik',
  'below/below': 'sangat-kurang',
  'below/meets': 'butuh-perbaikan',
  'below/above': 'butuh-perbaikan',
};
const order = ['below', 'meets', 'above'];

/** A node worked out again: its exact number (null where it has none), and what it should have said. */
export class Disagreement extends Error {
  constructor(node: Explanation, expected: unknown) {
    super(
      `${node.code} ${node.subject ?? ''} says ${node.value} (${node.reason ?? '-'}), expected ${String(expected)}`,
    );
    this.name = 'Disagreement';
  }
}

const agree = (node: Explanation, expected: string | null): void => {
  if (node.value !== expected) throw new Disagreement(node, expected);
};
const must = (holds: boolean, node: Explanation, what: string): void => {
  if (!holds) throw new Disagreement(node, what);
};

const agreeSeen = (node: Explanation, exact: Q): Q => {
  const { value, shortened } = asSeen(exact);
  agree(node, value);
  must((node.rounding === 'shown: 6') === shortened, node, 'to say whether the value was shortened');
  return exact;
};

const child = (node: Explanation, code: Explanation['code']): Explanation | undefined =>
  node.inputs?.find((input) => input.code === code);

const period = (node: Explanation): Q | null => {
  const values = (node.inputs ?? []).map(({ value }) => value);
  const known = values.flatMap((value) => (value === null ? [] : [read(value)]));
  must(node.symbols?.n === String(known.length), node, 'the number of periods reported');
  if (node.value === null) {
    const gap = node.formula === 'Σ R' && (known.length < values.length || node.reason === 'period-uncovered');
    must(known.length === 0 || gap, node, 'a value');
    return null;
  }
  const total = known.reduce(plus, q(0));
  const last = known.at(-1) ?? q(0);
  const exact = node.formula === 'Σ R' ? total : node.formula === 'R(n)' ? last : over(total, q(known.length));
  return agreeSeen(node, exact);
};

/** Bounds of an annual plan in a part of the year, by symbol: exact, because the symbol above them is only their showing. */
const periodBounds = (node: Explanation): Record<string, string> =>
  Object.fromEntries(
    (node.inputs ?? []).flatMap((input) => {
      if (input.code !== 'period-target') return [];
      const symbol = input.formula?.split(' ')[0] ?? '';
      const exact = agreeSeen(input, applyFormula(input.formula ?? '', input.symbols ?? {}));
      must(node.symbols?.[symbol] === input.value, node, `${symbol} as the period is asked for`);
      return [[symbol, `${exact[0]}/${exact[1]}`]];
    }),
  );

const indicator = (node: Explanation, { achievement: { cap, floor } }: RuleSet): Q | null => {
  const aggregate = child(node, 'period-aggregate');
  const drawn = aggregate === undefined ? null : period(aggregate);
  const bounds = periodBounds(node);
  if (node.value === null) {
    const { T = '1', L } = node.symbols ?? {};
    const reasons = {
      'not-reported': node.symbols?.R === undefined && drawn === null,
      'target-zero': true,
      'target-negative': true,
    };
    must(node.reason !== undefined && node.reason in reasons, node, 'a reason');
    if (node.reason === 'not-reported') must(reasons['not-reported'], node, 'a value');
    else must(versus(read(L ?? T), q(0)) <= 0, node, 'a value');
    return null;
  }
  const fromPeriods =
    aggregate?.reason === 'from-periods' || (aggregate?.reason === 'period-missing' && drawn !== null);
  // A mean of three may be endless: the symbol is then only its showing, and the aggregate has the rest.
  const exactR = fromPeriods && drawn !== null ? `${drawn[0]}/${drawn[1]}` : (node.symbols?.R ?? '');
  const raw = applyFormula(node.formula ?? '', { ...node.symbols, ...bounds, R: exactR });
  const [most, least] = [read(cap), read(floor)];
  const exact = versus(raw, most) > 0 ? most : versus(raw, least) < 0 ? least : raw;
  const bounded = versus(raw, most) > 0 ? 'cap' : versus(raw, least) < 0 ? 'floor' : undefined;
  must(node.reason === bounded, node, `${bounded}`);
  must(node.before === (bounded === undefined ? undefined : asSeen(raw).value), node, 'the value before the bound');
  return agreeSeen(node, exact);
};

type Part = { node: Explanation; exact: Q | null };

const meanOf = (parts: readonly Part[]): { exact: Q | null; left: number } => {
  let [weighed, total] = [q(0), q(0)];
  let left = 0;
  for (const { node, exact } of parts) {
    if (exact === null) left += 1;
    else {
      const weight = read(node.weight ?? '0');
      weighed = plus(weighed, times(weight, exact));
      total = plus(total, weight);
    }
  }
  return { exact: total[0] === 0n ? null : over(weighed, total), left };
};

const partsOf = (node: Explanation, code: Explanation['code'], of: (input: Explanation) => Q | null): Part[] =>
  (node.inputs ?? []).filter((input) => input.code === code).map((input) => ({ node: input, exact: of(input) }));

/** A mean over parts under the policy of the rule set, for work results and for the plan. */
const policed = (node: Explanation, parts: readonly Part[], rules: RuleSet): Q | null => {
  const { exact, left } = meanOf(parts);
  if (left > 0 && rules.missingComponent !== 'renormalise') {
    must(node.reason === (rules.missingComponent === 'block' ? 'blocked' : 'not-yet-assessable'), node, 'the policy');
    agree(node, null);
    return null;
  }
  if (exact === null) must(node.reason === 'nothing-calculable', node, 'nothing-calculable');
  return exact;
};

const workResult = (node: Explanation, rules: RuleSet): Q | null => {
  const parts = partsOf(node, 'indicator-achievement', (input) => indicator(input, rules));
  const exact = policed(node, parts, rules);
  if (exact === null) {
    agree(node, null);
    return null;
  }
  const partial = parts.some((part) => part.exact === null);
  must((node.reason === 'renormalised') === partial, node, 'to say that weights were shared');
  return agreeSeen(node, exact);
};

/** Share of the weight that was reported, of what could have been: from the weights in the tree. */
const coverage = (node: Explanation): Q => {
  let [reported, omitted] = [q(0), q(0)];
  for (const work of node.inputs ?? [])
    for (const one of work.inputs ?? []) {
      const share = times(read(work.weight ?? '0'), read(one.weight ?? '0'));
      if (one.value !== null) reported = plus(reported, share);
      else if (one.reason === 'not-reported') omitted = plus(omitted, share);
    }
  const all = plus(reported, omitted);
  return all[0] === 0n ? q(100) : over(times(reported, q(100)), all);
};

const omits = (node: Explanation): boolean =>
  (node.inputs ?? []).some((work) => work.inputs?.some((one) => one.reason === 'not-reported'));

const roundingOf = (node: Explanation): number =>
  Number(/^half-up, (\d+)$/.exec(node.rounding ?? '')?.[1] ?? Number.NaN);

/** The score of the plan; its exact value even where too little was reported for a number. */
const workScore = (node: Explanation, rules: RuleSet): Q | null => {
  if (node.inputs === undefined) {
    must(node.reason === 'no-realisation', node, 'no-realisation');
    agree(node, null);
    return null;
  }
  const parts = partsOf(node, 'work-result-achievement', (input) => workResult(input, rules));
  const exact = policed(node, parts, rules);
  if (exact === null) {
    agree(node, null);
    return null;
  }
  if (omits(node) && versus(coverage(node), read(rules.incomplete.minimumCoverage)) < 0) {
    must(node.reason === 'coverage-too-small', node, 'coverage-too-small');
    agree(node, null);
    return null;
  }
  const partial = parts.some((part) => part.exact === null);
  must(node.reason === (omits(node) ? 'incomplete-report' : partial ? 'renormalised' : undefined), node, 'its reason');
  agree(node, rounded(exact, roundingOf(node)));
  return exact;
};

/** `above > 100; meets >= 90; below`, applied to the figure that people see. */
const byThresholds = (formula: string, figure: string): string => {
  for (const clause of formula.split('; ')) {
    const [name = '', sign, limit] = clause.split(' ');
    if (limit === undefined) return name;
    const side = versus(read(figure), read(limit));
    if (sign === '>' ? side > 0 : side >= 0) return name;
  }
  throw new Error(`no clause of ${formula} fits ${figure}`);
};

const suggestion = (node: Explanation, exact: Q | null, incomplete: boolean, rules: RuleSet): void => {
  const score = child(node, 'work-result-score') ?? child(node, 'behaviour-score');
  if (exact === null || score?.value === null || score === undefined) {
    agree(node, null);
    return;
  }
  const byNumber = byThresholds(node.formula ?? '', score.value);
  const limit = rules.incomplete.ratingAtMost;
  const rating = incomplete && order.indexOf(byNumber) > order.indexOf(limit) ? limit : byNumber;
  agree(node, rating);
  must(node.before === (rating === byNumber ? undefined : byNumber), node, 'the rating before the limit');
};

const behaviourScore = (node: Explanation): Q | null => {
  const sources = partsOf(node, 'feedback-source', (source) => {
    if (source.value === null) return null;
    const exact = read(source.exact ?? source.value);
    must((source.exact !== undefined) === asSeen(exact).shortened, source, 'its exact value where it is shortened');
    return agreeSeen(source, exact);
  });
  const { exact, left } = meanOf(sources);
  if (exact === null) {
    agree(node, null);
    return null;
  }
  must((node.reason === 'renormalised') === left > 0, node, 'to say that weights were shared');
  agree(node, rounded(exact, roundingOf(node)));
  return exact;
};

const rating = (node: Explanation, rules: RuleSet, floor: string): void => {
  const suggested = (child(node, 'work-result-suggestion') ?? child(node, 'behaviour-suggestion'))?.value ?? null;
  const fits: Record<string, boolean> = {
    reviewed: suggested === null || suggested === node.value,
    'departs-from-suggestion': suggested !== null && suggested !== node.value,
    'when-silent': suggested === null && node.value === rules.behaviour.whenSilent,
    'own-duties-met': suggested === 'below' && node.value === floor,
    provisional: suggested === node.value,
  };
  must(fits[node.reason ?? ''] === true, node, `${suggested}`);
};

/** Works a whole tree out again from its leaves; throws at the first node that says something else. */
export const evaluateTree = (root: Explanation, rules: RuleSet): void => {
  const ratings = { work: child(root, 'work-result-rating'), behaviour: child(root, 'behaviour-rating') };
  const work = child(ratings.work ?? root, 'work-result-suggestion');
  const behaviour = child(ratings.behaviour ?? root, 'behaviour-suggestion');
  const score = work === undefined ? undefined : child(work, 'work-result-score');
  const points = behaviour === undefined ? undefined : child(behaviour, 'behaviour-score');
  const exact = {
    work: score === undefined ? null : workScore(score, rules),
    behaviour: points === undefined ? null : behaviourScore(points),
  };
  if (work !== undefined) suggestion(work, exact.work, score !== undefined && omits(score), rules);
  if (behaviour !== undefined) suggestion(behaviour, exact.behaviour, false, rules);
  if (ratings.work === undefined || ratings.behaviour === undefined) {
    agree(root, null);
    return;
  }
  rating(ratings.work, rules, '');
  rating(ratings.behaviour, rules, rules.behaviour.whenSilent);
  if (root.code === 'predicate') {
    agree(root, matrix[`${ratings.work.value}/${ratings.behaviour.value}`] ?? null);
    return;
  }
  const total = child(root, 'numeric-total');
  if (total === undefined) throw new Disagreement(root, 'a total');
  const given = { work: ratings.work.value ?? '', behaviour: ratings.behaviour.value ?? '' };
  const parts = (total.inputs ?? []).map((node) => {
    const part = numberBehind(node, given, exact, rules);
    return { node, exact: agreeSeen(node, part) };
  });
  const sum = meanOf(parts).exact ?? q(0);
  agree(total, rounded(sum, roundingOf(total)));
  agree(root, totalPredicate(root, total.value ?? '', child(root, 'new-idea')?.value === '1'));
};
