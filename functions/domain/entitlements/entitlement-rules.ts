import type { Predicate } from '../scoring/predicate.ts';

export const potentials = ['low', 'middle', 'high'] as const;
export type Potential = (typeof potentials)[number];
export const performances = ['below', 'meets', 'above'] as const;
export type Performance = (typeof performances)[number];

/** Credit points (angka kredit) of functional posts: coefficient of the level a year, times the share of the predicate. */
export type CreditPointRules = {
  /** Percent of the coefficient. */
  shares: Record<Predicate, string>;
  /** A year, by the level of the post. */
  coefficients: Record<string, string>;
  decimals: number;
  legalBasis: string;
};

/** The nine boxes of talent management. */
export type TalentRules = {
  performance: Record<Predicate, Performance>;
  boxes: Record<Performance, Record<Potential, number>>;
  /** Boxes from which successors are chosen. */
  succession: number[];
  legalBasis: string;
};

/** From so many on, this factor in percent; in rising order of `from`. */
export type Band = { from: number; factor: string };

/** The agency's own table from results, reports and attendance to a factor of the performance allowance (tukin, TPP). */
export type AllowanceRules = {
  /** Factor in percent. */
  predicate: Record<Predicate, string>;
  /** Whether a predicate that is provisional, because the appraiser was late, may cut. */
  provisionalCuts: boolean;
  reports: {
    /** Whether working days without any report count beside late reports. */
    count: 'late' | 'late-and-missing';
    bands: Band[];
    /** In percent, where a whole month has no report. */
    withoutAny: string;
  };
  /** By days absent without leave in a month. */
  attendance: Band[];
  /** Cuts are added up, or factors are multiplied. */
  combine: 'cuts-added' | 'multiplied';
  decimals: number;
  legalBasis: { predicate: string; reports: string; attendance: string };
};

/** What a result gives, computed whenever it is read: nothing of it is stored, so nothing can be forgotten. */
export type EntitlementRules = { creditPoints: CreditPointRules; talent: TalentRules; allowance: AllowanceRules };
