/** A fourfold table: `hits` of the group's people are among the `drawn` of all `people`. */
export type Fourfold = { people: number; group: number; drawn: number; hits: number };

/**
 * The chances of every possible number of hits where all four margins stand, relative to the most likely one. By the ratio of
 * neighbours from the mode outwards: every factor is at most 1, so nothing overflows and what underflows adds nothing.
 */
const weightsOf = ({ people, group, drawn }: Fourfold): { first: number; weights: Float64Array } => {
  const first = Math.max(0, drawn + group - people);
  const last = Math.min(group, drawn);
  const weights = new Float64Array(last - first + 1);
  const mode = Math.min(last, Math.max(first, Math.floor(((drawn + 1) * (group + 1)) / (people + 2))));
  weights[mode - first] = 1;
  // w(x + 1) / w(x) = (group - x)(drawn - x) / ((x + 1)(people - group - drawn + x + 1))
  const ratio = (x: number): number => ((group - x) * (drawn - x)) / ((x + 1) * (people - group - drawn + x + 1));
  for (let x = mode; x < last; x++) weights[x + 1 - first] = (weights[x - first] ?? 0) * ratio(x);
  for (let x = mode; x > first; x--) weights[x - 1 - first] = (weights[x - first] ?? 0) / ratio(x - 1);
  return { first, weights };
};

/** Smallest first, so that many small chances are not lost beside a large one. */
const sumOf = (weights: Float64Array): number => weights.toSorted().reduce((sum, weight) => sum + weight, 0);

/** Two tables that are equally likely on paper differ in the last bits here; R's `fisher.test` uses the same margin. */
const equallyLikely = 1 + 1e-7;

/**
 * Fisher's exact test, two-sided: the chance of a table at most as likely as the observed one, where who is drawn has nothing
 * to do with the group (Freeman and Halton 1951; the definition of R's `fisher.test`; Agresti, Statistical Science 7, 1992).
 */
export const fisherTwoSided = (table: Fourfold): number => {
  const { first, weights } = weightsOf(table);
  const observed = (weights[table.hits - first] ?? 0) * equallyLikely;
  return Math.min(1, sumOf(weights.filter((weight) => weight <= observed)) / sumOf(weights));
};

/** The chance of so many hits or more: the upper tail of the hypergeometric distribution. */
export const upperTail = (table: Fourfold): number => {
  const { first, weights } = weightsOf(table);
  return Math.min(1, sumOf(weights.slice(table.hits - first)) / sumOf(weights));
};
