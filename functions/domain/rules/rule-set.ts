import type { OrganisationPredicate, Predicate } from '../scoring/predicate.ts';
import type { LocalDate } from '../time/instant.ts';

export type DistributionRounding = 'floor-ceiling' | 'half-up';
export type MostReading = 'majority' | 'plurality' | 'ignore';
export type Enforcement = 'off' | 'warn' | 'justify' | 'block';

/** What an organisation predicate asks of the spread of individual predicates (SE MenPANRB 3/2023). Shares in percent. */
export type DistributionPattern = {
  most: Predicate | null;
  atMost: { of: Predicate[]; share: string }[];
  atLeast: { of: Predicate[]; share: string }[];
  /** At least one person among these. */
  someOf: Predicate[];
};

export type FollowUpRule = {
  id: string;
  /** Proposed where all that is given holds. */
  when: { predicates?: Predicate[]; weakBehaviour?: string; aboveScore?: string };
  propose: 'award' | 'talent-pool' | 'training' | 'coaching' | 'improvement-period';
  text: { id: string; en: string };
  /** Months the measure runs, null for a single act. */
  months: number | null;
  legalBasis: string;
};

/** An immutable version of every threshold, weight, pattern and calendar. Decimal strings; shares and scores in percent. */
export type RuleSet = {
  schemaVersion: 1;
  version: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  legalBasis: string[];
  achievement: { cap: string; floor: string };
  /** Suggested work-result rating: above > `aboveOver`, meets >= `meetsFrom`, below otherwise. */
  workResult: { aboveOver: string; meetsFrom: string };
  /** Ratings count below 1, meets 2, above 3; weights per source, renormalised over those who answered. */
  behaviour: {
    weights: { appraiser: string; peer: string; subordinate: string };
    meetsFrom: string;
    aboveFrom: string;
    /** Taken where nobody gave feedback and the review is missing. */
    whenSilent: 'meets';
  };
  missingComponent: 'renormalise' | 'block' | 'not-yet-assessable';
  rounding: { decimals: number; mode: 'half-up' };
  planning: {
    minimumWorkResults: number;
    maximumWorkResults: number;
    maximumIndicators: number;
    /** A return that leaves the employee less than this many working days counts as the appraiser's lateness. */
    lateReturnWorkingDays: number;
  };
  distribution: {
    enforcement: Enforcement;
    most: MostReading;
    rounding: DistributionRounding;
    level: 'unit' | 'service' | 'agency';
    patterns: Record<OrganisationPredicate, DistributionPattern>;
  };
  forum: {
    /** Share of the members entitled to vote that must have voted, in percent. */
    quorum: string;
    appraiserMayVote: boolean;
    /** What decides on equal votes. */
    tie: 'chair' | 'rejected';
  };
  objection: { fileDays: number; decideDays: number; dayKind: 'working' | 'calendar' };
  calendar: { daysPerWeek: 5 | 6; holidays: { date: LocalDate; name: string }[] };
  /** Seconds between a deadline and its closure, longer than any request lives: what was accepted in time is then stored. */
  closing: { graceSeconds: number };
  followUp: FollowUpRule[];
};
