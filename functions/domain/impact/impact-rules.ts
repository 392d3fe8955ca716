import type { Predicate } from '../scoring/predicate.ts';

/** How the predicates of a service are watched for groups of people. Advisory: nothing here changes or stops a rating. */
export type ImpactRules = {
  /** A group is shown only where at least so many belong to it and at least so many do not. */
  minimumGroup: number;
  /** A difference is pointed out where its chance times the number of comparisons is at most this; a decimal up to 1. */
  significance: string;
  /** A move is warned about where the chance of so many of one group among the lowest is at most this. */
  warnAt: string;
  /** Newcomers joined the service less than so many months before the period ends. */
  newcomerMonths: number;
  /** Leavers have left the service, or are known to leave it, within so many months after the period. */
  leaverMonths: number;
  /** Ages at which a new band begins. */
  ageBands: number[];
  /** The predicates that count as the lowest. */
  lowest: Predicate[];
};

/**
 * Five is the smallest cell that official statistics usually publish. Newcomers: not a whole annual cycle in the service.
 */
export const defaultImpact: ImpactRules = {
  minimumGroup: 5,
  significance: '0.05',
  warnAt: '0.05',
  newcomerMonths: 12,
  leaverMonths: 6,
  ageBands: [30, 40, 50],
  lowest: ['butuh-perbaikan', 'kurang', 'sangat-kurang'],
};
