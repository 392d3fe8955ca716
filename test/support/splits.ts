import { type Predicate, predicates } from '../../functions/domain/scoring/predicate.ts';

export type Counts = Record<Predicate, number>;

export const counts = (sb: number, b: number, bp: number, k: number, sk: number): Counts => ({
  'sangat-baik': sb,
  baik: b,
  'butuh-perbaikan': bp,
  kurang: k,
  'sangat-kurang': sk,
});

const compositions = (people: number, parts: number): number[][] =>
  parts === 1
    ? [[people]]
    : Array.from({ length: people + 1 }, (_, first) => first).flatMap((first) =>
        compositions(people - first, parts - 1).map((rest) => [first, ...rest]),
      );

/** Every way to give so many people one of the five predicates each. */
export const splitsOf = (people: number): Counts[] =>
  compositions(people, predicates.length).map(([sb = 0, b = 0, bp = 0, k = 0, sk = 0]) => counts(sb, b, bp, k, sk));
