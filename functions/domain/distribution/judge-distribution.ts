import type { RuleSet } from '../rules/rule-set.ts';
import { type OrganisationPredicate, type Predicate, predicates } from '../scoring/predicate.ts';
import { checkDistribution, type DistributionCheck } from './check-distribution.ts';
import { demandOf } from './demand.ts';
import { type Bench, benchesOf, boundariesOf, type Placed } from './evidence.ts';
import type { Move } from './leaving.ts';
import type { MoveCost } from './move-cost.ts';
import { nearestSplit } from './nearest-split.ts';
import { planMoves } from './plan-moves.ts';

export type Counts = Record<Predicate, number>;

/** A way to a lawful spread with the fewest persons moved. A proposal for people: nothing applies it. */
export type Proposal = { counts: Counts; cost: MoveCost; moves: Move[] };

export type DistributionJudgement = DistributionCheck & {
  counts: Counts;
  people: number;
  /** Fewest persons who would have to move; 0 where the spread is lawful, null where none is or nothing was checked. */
  distance: number | null;
  /** Null unless the spread is unlawful and another one would be lawful. */
  proposal: Proposal | null;
};

export const countsOf = (people: readonly Pick<Placed, 'predicate'>[]): Counts => {
  const counts: Counts = { 'sangat-baik': 0, baik: 0, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 };
  for (const { predicate } of people) counts[predicate] += 1;
  return counts;
};

const countsFrom = (split: readonly number[]): Counts => ({
  'sangat-baik': split[0] ?? 0,
  baik: split[1] ?? 0,
  'butuh-perbaikan': split[2] ?? 0,
  kurang: split[3] ?? 0,
  'sangat-kurang': split[4] ?? 0,
});

const splitOf = (counts: Counts): number[] => predicates.map((p) => counts[p]);

type Policy = Pick<RuleSet, 'distribution' | 'regime' | 'workResult' | 'numeric'>;

/**
 * Judges the predicates of a group by the pattern of its organisation predicate (SE MenPANRB 3/2023), with the way to a
 * lawful spread that moves the fewest persons and, of those ways, the one that the evidence speaks for most (`tieBreak`).
 */
export const judgeDistribution = (
  people: readonly Placed[],
  organisation: OrganisationPredicate | null,
  rules: Policy,
): DistributionJudgement => {
  const counts = countsOf(people);
  const check = checkDistribution(counts, organisation, rules.distribution);
  const judged = { ...check, counts, people: people.length };
  if (check.verdict !== 'unlawful' || organisation === null)
    return { ...judged, distance: check.verdict === 'lawful' ? 0 : null, proposal: null };
  const benches = benchesOf(people, boundariesOf(rules));
  const demand = demandOf(rules.distribution.patterns[organisation], people.length, rules.distribution);
  const nearest = nearestSplit(demand, splitOf(counts), benches);
  if (nearest === null) throw new Error('a pattern that some split keeps has no nearest one');
  const { split, cost } = nearest;
  return {
    ...judged,
    distance: cost.moved,
    proposal: { counts: countsFrom(split), cost, moves: planMoves(split, benches) },
  };
};

/** Nobody's evidence: enough to say how far a group is from lawful. */
const blank: Bench = { people: [], scored: 0, sums: new Float64Array(1), lowerHalf: 0, below: 0, above: 0 };

/** The same without persons, of a group of which only the numbers are at hand. */
export const judgeCounts = (
  counts: Counts,
  organisation: OrganisationPredicate | null,
  policy: RuleSet['distribution'],
): Omit<DistributionJudgement, 'proposal'> => {
  const check = checkDistribution(counts, organisation, policy);
  const people = predicates.reduce((sum, p) => sum + counts[p], 0);
  const judged = { ...check, counts, people };
  if (check.verdict === 'lawful') return { ...judged, distance: 0 };
  if (check.verdict !== 'unlawful' || organisation === null) return { ...judged, distance: null };
  const demand = demandOf(policy.patterns[organisation], people, policy);
  const nearest = nearestSplit(
    demand,
    splitOf(counts),
    predicates.map(() => blank),
  );
  return { ...judged, distance: nearest?.cost.moved ?? null };
};
