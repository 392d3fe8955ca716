import type { DistributionPattern, DistributionRounding, MostReading } from '../../functions/domain/rules/rule-set.ts';
import { type Predicate, predicates } from '../../functions/domain/scoring/predicate.ts';
import type { Counts } from './splits.ts';

/*
 * The oracle reads the circular's sentences on one split in floating point with a guard, and decides "no lawful split" by
 * trying them all. It shares no line with the code under test.
 */
export type Reading = { pattern: DistributionPattern; most: MostReading; rounding: DistributionRounding };

const guard = 1e-9;
export const total = (split: Counts, of: readonly Predicate[]): number =>
  [...new Set(of)].reduce((n, p) => n + split[p], 0);

const isMost = (split: Counts, favoured: Predicate, most: MostReading, people: number): boolean => {
  if (most === 'ignore') return true;
  if (most === 'majority') return split[favoured] * 2 > people;
  return predicates.every((p) => p === favoured || split[p] < split[favoured]);
};

const up = (x: number): number => Math.ceil(x - guard);
const down = (x: number): number => Math.floor(x + guard);
const nearest = (x: number): number => Math.floor(x + 0.5 + guard);
const roundings: Record<DistributionRounding, { most: (x: number) => number; least: (x: number) => number }> = {
  'floor-ceiling': { most: down, least: up },
  'ceiling-floor': { most: up, least: down },
  'half-up': { most: nearest, least: nearest },
};

export const isLawful = (split: Counts, { pattern, most, rounding }: Reading): boolean => {
  const people = total(split, predicates);
  const round = roundings[rounding];
  return (
    (pattern.most === null || isMost(split, pattern.most, most, people)) &&
    pattern.atMost.every(({ of, share }) => total(split, of) <= round.most((Number(share) * people) / 100)) &&
    pattern.atLeast.every(({ of, share }) => total(split, of) >= round.least((Number(share) * people) / 100)) &&
    (pattern.someOf.length === 0 || total(split, pattern.someOf) > 0)
  );
};

/** Every reading of "most" with every rounding. */
export const readings = (['majority', 'plurality', 'ignore'] as const).flatMap((most) =>
  (['floor-ceiling', 'ceiling-floor', 'half-up'] as const).map((rounding) => ({ most, rounding })),
);
