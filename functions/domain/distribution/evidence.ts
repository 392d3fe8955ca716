import type { RuleSet } from '../rules/rule-set.ts';
import { type Predicate, predicates } from '../scoring/predicate.ts';

/** A person with a predicate; `score` is the figure that the evidence gave, a decimal string, null where there is none. */
export type Placed = { id: string; predicate: Predicate; score: string | null };

/** The score at which one predicate ends and the next better one begins, as decimal strings; best boundary first. */
export const boundariesOf = ({
  regime,
  workResult,
  numeric,
}: Pick<RuleSet, 'regime' | 'workResult' | 'numeric'>): string[] => {
  const { from } = numeric;
  const lower = [from['butuh-perbaikan'], from.kurang];
  switch (regime) {
    case 'numeric':
      return [from['sangat-baik'], from.baik, ...lower];
    case 'matrix':
      // Below Baik the matrix goes by behaviour, which the score says nothing about; the law's only numbers are those of art. 41.
      return [workResult.aboveOver, workResult.meetsFrom, ...lower];
  }
};

/** Scores have at most six decimals (`rounding.decimals`), so a millionth is a whole unit and sums of them stay exact. */
const unit = 1_000_000;
export const unitsOf = (score: string): number => Math.round(Number(score) * unit);
export const scoreOf = (units: number): string => String(units / unit);

/** The people of one predicate, scored ones from the lowest to the highest, then those without a score; ties by id. */
export type Bench = {
  people: readonly Placed[];
  scored: number;
  /** `sums[n]` is the sum of the n lowest scores. */
  sums: Float64Array;
  /** How many scores lie nearer to the boundary below than to the one above. */
  lowerHalf: number;
  /** Boundary to the worse and to the better predicate, in units. */
  below: number;
  above: number;
};

const byId = (a: Placed, b: Placed): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const benchOf = (people: readonly Placed[], above: number, below: number): Bench => {
  const withScore = people.flatMap((one) => (one.score === null ? [] : [{ one, units: unitsOf(one.score) }]));
  withScore.sort((a, b) => a.units - b.units || byId(a.one, b.one));
  const without = people.filter(({ score }) => score === null).sort(byId);
  const sums = new Float64Array(withScore.length + 1);
  let lowerHalf = 0;
  for (const [at, { units }] of withScore.entries()) {
    sums[at + 1] = (sums[at] ?? 0) + units;
    if (2 * units < above + below) lowerHalf += 1;
  }
  return {
    people: [...withScore.map(({ one }) => one), ...without],
    scored: withScore.length,
    sums,
    lowerHalf,
    below,
    above,
  };
};

/** Everybody on the bench of their predicate, best predicate first. */
export const benchesOf = (people: readonly Placed[], boundaries: readonly string[]): Bench[] => {
  const edges = boundaries.map(unitsOf);
  const byPredicate = Map.groupBy(people, ({ predicate }) => predicate);
  // The best predicate ends nowhere above and the worst nowhere below: nobody moves there, so any number will do.
  return predicates.map((p, at) => benchOf(byPredicate.get(p) ?? [], edges[at - 1] ?? 0, edges[at] ?? 0));
};

/**
 * Who leaves a bench: those at the low end go down, those at the high end go up, those without a score come last. In the order
 * in which they arrive, so that the longest way is for the one farthest out and none is for whom nothing speaks for it.
 */
export type Leaving = { down: Placed[]; up: Placed[] };

/** How many of those who leave have a score, by direction. */
export const scoredLeavers = (bench: Bench, down: number, up: number): { down: number; up: number } => {
  if (down + up <= bench.scored) return { down, up };
  // All who have a score leave: each in the direction of the nearer boundary, as far as there is room.
  const low = Math.min(Math.max(bench.lowerHalf, bench.scored - up), down, bench.scored);
  return { down: low, up: bench.scored - low };
};

export const leavingOf = (bench: Bench, down: number, up: number): Leaving => {
  const known = scoredLeavers(bench, down, up);
  const unknown = bench.people.slice(bench.scored);
  const without = down - known.down;
  return {
    down: [...unknown.slice(0, without), ...bench.people.slice(0, known.down).reverse()],
    up: [
      ...unknown.slice(without, without + up - known.up),
      ...bench.people.slice(bench.scored - known.up, bench.scored),
    ],
  };
};
