import { compare, type Fraction, parseDecimal, roundHalfUp, sub } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Predicate, Rating } from './predicate.ts';
import { predicateOf } from './predicate.ts';
import { behaviourBands, gridCeiling, gridStep, workBands } from './rating-bands.ts';

/** A stretch of figures with one outcome. */
export type Level = {
  rating: Rating | null;
  predicate: Predicate | null;
  /** The least figure of it; null of the lowest. */
  least: Fraction | null;
  /** What it asks for beside the figure. */
  asks: 'new-idea' | null;
};

/** The next outcome on one side of the present figure. */
export type Boundary = Pick<Level, 'rating' | 'predicate' | 'asks'> & {
  side: 'up' | 'down';
  /** The figure at which the outcome changes: the least of the level above, or the greatest of the level below. */
  figure: string;
  /** How far the present figure is from it; never negative. */
  distance: string;
};

type Ladder = readonly [lowest: Level, ...higher: Level[]];

/** Work-result ratings with the predicate that each gives beside the behaviour rating; null where that is not known. */
export const workLadder = (behaviour: Rating | null, rules: RuleSet): Ladder => {
  const bands = workBands(rules);
  const level = (rating: Rating): Level => ({
    rating,
    predicate: behaviour === null ? null : predicateOf(rating, behaviour),
    least: bands[rating].least,
    asks: null,
  });
  return [level('below'), level('meets'), level('above')];
};

export const behaviourLadder = (workResult: Rating | null, rules: RuleSet): Ladder => {
  const bands = behaviourBands(rules);
  const level = (rating: Rating): Level => ({
    rating,
    predicate: workResult === null ? null : predicateOf(workResult, rating),
    least: bands[rating].least,
    asks: null,
  });
  return [level('below'), level('meets'), level('above')];
};

/** Predicates by the total of the numeric regime. */
export const totalLadder = ({ numeric, rounding: { decimals } }: RuleSet): Ladder => {
  const level = (predicate: Exclude<Predicate, 'sangat-kurang'>): Level => ({
    rating: null,
    predicate,
    least: gridCeiling(parseDecimal(numeric.from[predicate]), decimals),
    asks: predicate === 'sangat-baik' && numeric.needsNewIdea ? 'new-idea' : null,
  });
  const lowest: Level = { rating: null, predicate: 'sangat-kurang', least: null, asks: null };
  return [lowest, level('kurang'), level('butuh-perbaikan'), level('baik'), level('sangat-baik')];
};

/** Where a figure stands: its level and those next to it. */
export const placeOf = (
  figure: Fraction,
  ladder: Ladder,
): { level: Level; above: Level | null; below: Level | null } => {
  const [lowest, ...higher] = ladder;
  let place: { level: Level; above: Level | null; below: Level | null } = { level: lowest, above: null, below: null };
  for (const level of higher) {
    if (level.least !== null && compare(figure, level.least) < 0) return { ...place, above: level };
    place = { level, above: null, below: place.level };
  }
  return place;
};

/** The levels beside a figure with the distance to each, the upper one first. */
export const boundariesOf = (figure: Fraction, ladder: Ladder, decimals: number): Boundary[] => {
  const { level, above, below } = placeOf(figure, ladder);
  const to = (side: Boundary['side'], other: Level, at: Fraction): Boundary => ({
    side,
    rating: other.rating,
    predicate: other.predicate,
    asks: other.asks,
    figure: roundHalfUp(at, decimals),
    distance: roundHalfUp(side === 'up' ? sub(at, figure) : sub(figure, at), decimals),
  });
  return [
    ...(above?.least ? [to('up', above, above.least)] : []),
    ...(below !== null && level.least !== null ? [to('down', below, sub(level.least, gridStep(decimals)))] : []),
  ];
};

/** The side of the nearer boundary; the upper one of two at the same distance. */
export const nearestOf = (boundaries: readonly Boundary[]): Boundary['side'] | null => {
  const [nearest] = boundaries.toSorted((a, b) => compare(parseDecimal(a.distance), parseDecimal(b.distance)));
  return nearest?.side ?? null;
};
