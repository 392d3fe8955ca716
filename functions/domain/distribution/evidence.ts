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
  /** `sums[n]` is the sum of the n lowest scores, in units. */
  sums: Float64Array;
  /** How many scores lie nearer to the boundary below than to the one above. */
  lowerHalf: number;
  /** Boundary to the worse and to the better predicate, in units. */
  below: number;
  above: number;
};

const byId = (a: Placed, b: Placed): number => (a.id < b.id ? -1 : 1);

/**
 * By score, ties by id. Sorted as numbers that hold score and place together, several times as fast as by comparing people:
 * 200 points in millionths times 300,000 people stay far below 2^53.
 */
const byScore = (people: readonly Placed[]): { ranked: Placed[]; units: Float64Array } => {
  const size = people.length;
  const keys = new Float64Array(size);
  for (const [at, { score }] of people.entries()) keys[at] = unitsOf(score ?? '0') * size + at;
  keys.sort();
  const units = new Float64Array(size);
  const ranked: Placed[] = [];
  for (const [at, key] of keys.entries()) {
    units[at] = Math.floor(key / size);
    const person = people[key - (units[at] ?? 0) * size];
    if (person !== undefined) ranked.push(person);
  }
  for (let from = 0, to = 1; from < size; from = to, to += 1) {
    while (units[to] === units[from]) to += 1;
    if (to - from > 1) for (const [n, one] of ranked.slice(from, to).sort(byId).entries()) ranked[from + n] = one;
  }
  return { ranked, units };
};

const benchOf = (people: readonly Placed[], above: number, below: number): Bench => {
  const { ranked, units } = byScore(people.filter(({ score }) => score !== null));
  const without = people.filter(({ score }) => score === null).sort(byId);
  const sums = new Float64Array(units.length + 1);
  let lowerHalf = 0;
  for (const [at, score] of units.entries()) {
    sums[at + 1] = (sums[at] ?? 0) + score;
    if (2 * score < above + below) lowerHalf += 1;
  }
  return { people: [...ranked, ...without], scored: ranked.length, sums, lowerHalf, below, above };
};

/** Everybody on the bench of their predicate, best predicate first. */
export const benchesOf = (people: readonly Placed[], boundaries: readonly string[]): Bench[] => {
  const edges = boundaries.map(unitsOf);
  const byPredicate = Map.groupBy(people, ({ predicate }) => predicate);
  // The best predicate ends nowhere above and the worst nowhere below: nobody moves there, so any number will do.
  return predicates.map((p, at) => benchOf(byPredicate.get(p) ?? [], edges[at - 1] ?? 0, edges[at] ?? 0));
};

/** How many of those who leave have a score, by direction. */
export const scoredLeavers = (bench: Bench, down: number, up: number): { down: number; up: number } => {
  if (down + up <= bench.scored) return { down, up };
  // All who have a score leave: each in the direction of the nearer boundary, as far as there is room.
  const low = Math.min(Math.max(bench.lowerHalf, bench.scored - up), down, bench.scored);
  return { down: low, up: bench.scored - low };
};
