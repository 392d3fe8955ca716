import type { EntitlementRules } from '../entitlements/entitlement-rules.ts';
import type { TextRetention } from '../erasure/retention-rules.ts';
import type { FeedbackRules } from '../feedback/feedback-rules.ts';
import type { FollowUpRule, MeasureRules } from '../follow-up/follow-up-rule.ts';
import type { ImpactRules } from '../impact/impact-rules.ts';
import type { ObjectionRules } from '../objection/objection-rules.ts';
import type { OrganisationPredicate, Predicate } from '../scoring/predicate.ts';
import type { SurveyRules } from '../survey/survey-rules.ts';
import type { LocalDate } from '../time/instant.ts';
import type { AssignedWorkRules } from './assigned-work-rules.ts';
import type { ClosingRules } from './closing-rules.ts';
import type { RaterRules } from './rater-rules.ts';
import type { IncompleteRules, NumericRules, Regime } from './scoring-rules.ts';
import type { DevelopmentRules, UnitRules } from './unit-rules.ts';

export type DistributionRounding = 'floor-ceiling' | 'ceiling-floor' | 'half-up';
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

/** An immutable version of every threshold, weight, pattern and calendar. Decimal strings; shares and scores in percent. */
export type RuleSet = {
  schemaVersion: 1;
  version: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  legalBasis: string[];
  achievement: { cap: string; floor: string };
  /** Suggested work-result rating: above > `aboveOver`, meets >= `meetsFrom`, below otherwise. */
  workResult: {
    aboveOver: string;
    meetsFrom: string;
    /** Qualitative plans: `above` or `below` where more than this share of the plan's weight was judged so, else `meets`. */
    judgedOver: string;
    /** Taken where success was described in time and the judgement is missing through the appraiser. */
    whenUnjudged: 'meets' | 'unassessed';
  };
  /** Ratings count below 1, meets 2, above 3; weights per source, renormalised over those who answered. */
  behaviour: {
    weights: { appraiser: string; peer: string; subordinate: string };
    meetsFrom: string;
    aboveFrom: string;
    /** Taken where nobody gave feedback and the review is missing. */
    whenSilent: 'meets';
  };
  /** What may be known of feedback whose authors are not named. */
  feedback: FeedbackRules;
  survey: SurveyRules;
  /**
   * Where an indicator has no value: the others share its weight; there is no result at all, not even by a review (`block`);
   * or there is no number, and a review has to stand on its own reason.
   */
  missingComponent: 'renormalise' | 'block' | 'not-yet-assessable';
  incomplete: IncompleteRules;
  regime: Regime;
  numeric: NumericRules;
  rounding: { decimals: number; mode: 'half-up' };
  planning: {
    minimumWorkResults: number;
    maximumWorkResults: number;
    /** Of one work result. */
    maximumIndicators: number;
    maximumIndicatorsOfPlan: number;
    /** Who puts work results in the four perspectives; `high-posts`: heads who hold a JPT. */
    perspectives: 'unit-heads' | 'high-posts' | 'nobody';
    /** A return that leaves the employee less than this many working days counts as the appraiser's lateness. */
    lateReturnWorkingDays: number;
    /** An amendment that left the appraiser at least this many working days and stays undecided is the appraiser's lateness. */
    amendmentWorkingDays: number;
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
    /** The superior of the appraiser, of whom the person is a subordinate too. */
    superiorMayVote: boolean;
    /** What decides on equal votes. */
    tie: 'chair' | 'rejected';
    /** How is voted; `either`: whoever moves chooses. */
    ballot: 'open' | 'secret' | 'either';
    /** Votes without which a secret ballot is not counted: fewer would tell who voted what. */
    secretLeast: number;
    /** Whether a member must have declared interests, or that there are none, before voting or moving. */
    declarations: 'required' | 'voluntary';
  };
  decision: {
    /** People that the official may leave out of one signature. */
    exceptionsAtMost: number;
    /** Looks at receipts a minute from one network address. */
    receiptChecksPerMinute: number;
  };
  objection: ObjectionRules;
  /** Holidays are yearly data: `years` says of which years they are known. */
  calendar: { daysPerWeek: 5 | 6; years: number[]; holidays: { date: LocalDate; name: string }[] };
  /** How a period in several segments (transfer, Plt/Plh, change of appraiser) is judged as one. */
  segments: {
    /** What the shares of the segments are counted in; a part of a month counts its days over that month's days. */
    measure: 'months' | 'days';
    /** Which acting heads appraise in the place of the head named in the list of posts. */
    actingAppraises: ('plt' | 'plh')[];
    /** The ratings of the segments (below 1, meets 2, above 3) weighted by their shares, as one rating. */
    combine: { meetsFrom: string; aboveFrom: string };
  };
  closing: ClosingRules;
  /** Daily reports: when they are in time, what their evidence may be, and what a reviewer is pointed at (never a cut). */
  activities: {
    /** Working days after the work within which a report is in time; 0 asks for the day itself. */
    reportWithinWorkingDays: number;
    /** Largest file of evidence in bytes, and the media types taken. */
    evidence: { maximumBytes: number; mediaTypes: string[] };
    signals: {
      /** Reports of earlier days written on one day: at least so many, and at least this share of the month's in percent. */
      burst: { entries: number; share: string };
      /** Texts of at least `words` different words that share at least this part of them, in percent. */
      similar: { words: number; share: string };
      /** Working days that a signal is shown to the person alone, to explain or correct. */
      headStartWorkingDays: number;
    };
  };
  followUp: FollowUpRule[];
  measures: MeasureRules;
  entitlements: EntitlementRules;
  units: UnitRules;
  assignedWork: AssignedWorkRules;
  development: DevelopmentRules;
  /** Statistics of appraisers before the forum: advice, never an adjustment. */
  raters: RaterRules;
  /** How long is kept what is not kept for ever (UU 27/2022). */
  retention: { accessLogDays: number; texts?: TextRetention[] };
  impact: ImpactRules;
};
