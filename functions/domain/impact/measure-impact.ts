import type { Predicate } from '../scoring/predicate.ts';
import { type Dimension, dimensions, type Side, sidesOf } from './dimensions.ts';
import type { GroupFacts } from './group-facts.ts';
import { fisherTwoSided, upperTail } from './hypergeometric.ts';
import type { ImpactRules } from './impact-rules.ts';

/** A person with a predicate, and what the directory says. */
export type Watched = { id: string; predicate: Predicate; facts: GroupFacts };

/** How many of a group and of all others have one of the lowest predicates, or the best one. */
export type Comparison = {
  side: string;
  people: number;
  others: number;
  /** Of the group and of the others; `p` by Fisher's exact test, two-sided. */
  lowest: { hits: number; others: number; p: number; striking: boolean };
  best: { hits: number; others: number; p: number; striking: boolean };
};

export type Impact = {
  people: number;
  /** Number of tests made; each is compared with the significance divided by it (Bonferroni). */
  comparisons: number;
  dimensions: { dimension: Dimension; state: 'shown' | 'too-small' | 'unknown'; sides: Comparison[] }[];
};

/** Of the people of whom the dimension is known: the others of a side are the other sides. */
const compareSide = (side: Side, told: readonly Watched[], rules: ImpactRules, level: number): Comparison => {
  const group = told.filter(({ facts }) => side.has(facts));
  const tested = (isHit: (predicate: Predicate) => boolean): Comparison['lowest'] => {
    const drawn = told.filter(({ predicate }) => isHit(predicate)).length;
    const hits = group.filter(({ predicate }) => isHit(predicate)).length;
    const p = fisherTwoSided({ people: told.length, group: group.length, drawn, hits });
    return { hits, others: drawn - hits, p, striking: p <= level };
  };
  return {
    side: side.name,
    people: group.length,
    others: told.length - group.length,
    lowest: tested((predicate) => rules.lowest.includes(predicate)),
    best: tested((predicate) => predicate === 'sangat-baik'),
  };
};

const toldOf = (sides: readonly Side[], everybody: readonly Watched[]): Watched[] =>
  everybody.filter(({ facts }) => sides.some(({ has }) => has(facts)));

/** How the predicates of a service fall on groups of its people. Advisory; what would single people out is left out. */
export const measureImpact = (everybody: readonly Watched[], rules: ImpactRules): Impact => {
  const facts = everybody.map((one) => one.facts);
  const all = dimensions.map((dimension) => sidesOf(dimension, facts, rules));
  const comparisons = 2 * all.reduce((sum, { sides }) => sum + sides.length, 0);
  const level = Number(rules.significance) / Math.max(1, comparisons);
  return {
    people: everybody.length,
    comparisons,
    dimensions: all.map(({ dimension, state, sides }) => {
      const told = toldOf(sides, everybody);
      return { dimension, state, sides: sides.map((side) => compareSide(side, told, rules, level)) };
    }),
  };
};

/** "`hits` of the `lowest` lowest would be of this side", though of all people only `people` of `of` are. */
export type ImpactWarning = {
  dimension: Dimension;
  side: string;
  hits: number;
  lowest: number;
  people: number;
  of: number;
  /** Chance of so many or more, were the lowest drawn without regard to the side. */
  chance: number;
};

/**
 * The sides that a change puts among the lowest beyond what chance explains: more of them than before, at least two, and so
 * many or more with at most the chance of the rule set. A side too small to be shown is not spoken of.
 */
export const warnOf = (before: readonly Watched[], after: readonly Watched[], rules: ImpactRules): ImpactWarning[] => {
  const isLow = ({ predicate }: Watched): boolean => rules.lowest.includes(predicate);
  const facts = after.map((one) => one.facts);
  return dimensions.flatMap((dimension) => {
    const { sides } = sidesOf(dimension, facts, rules);
    const told = toldOf(sides, after);
    const drawn = told.filter(isLow).length;
    const drawnBefore = toldOf(sides, before).filter(isLow).length;
    return sides.flatMap((side): ImpactWarning[] => {
      const people = told.filter((one) => side.has(one.facts)).length;
      const hits = told.filter((one) => isLow(one) && side.has(one.facts)).length;
      const hitsBefore = before.filter((one) => isLow(one) && side.has(one.facts)).length;
      // A larger part of the lowest than before, compared without division.
      if (hits < 2 || hits * drawnBefore < hitsBefore * drawn || (hits === hitsBefore && drawn === drawnBefore))
        return [];
      const chance = upperTail({ people: told.length, group: people, drawn, hits });
      if (chance > Number(rules.warnAt)) return [];
      return [{ dimension, side: side.name, hits, lowest: drawn, people, of: told.length, chance }];
    });
  });
};
