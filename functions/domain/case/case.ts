import type { HumanPhase } from '../cycle/phase.ts';
import type { PostFamily } from '../directory/employee.ts';
import type { ObjectionRef } from '../objection/objection-ref.ts';
import type { PlanShare } from '../planning/plan.ts';
import type { NumericResult } from '../scoring/numeric-total.ts';
import type { Predicate, Rating } from '../scoring/predicate.ts';
import type { ActingAppraiser, Segment } from '../segments/segment.ts';
import type { Instant } from '../time/instant.ts';
import type { ActRecord } from './act.ts';

/** A duty that was not done in time: what, whose act it was, and the rule that settled it. */
export type LateMark = { phase: HumanPhase; missing: MissingAct; owedBy: string | null; rule: ClosureRule };
export const missingActs = [
  'plan-submission',
  'plan-decision',
  'amendment-decision',
  'realisation',
  'self-review',
  'supervisor-review',
] as const;
export type MissingAct = (typeof missingActs)[number];

/** The rules of `planClosure`; each names the end state it gives. */
export const closureRules = [
  'nothing-missing',
  'plan-carried-as-submitted',
  'plan-carried-late-return',
  'no-plan',
  'realisation-missing',
  'self-review-missing',
  'amendment-undecided',
  'provisional-from-evidence',
  'not-assessable',
] as const;
export type ClosureRule = (typeof closureRules)[number];

/** A plan's place in the chain: `seq` is the act that holds its text. */
export type PlanRef = { seq: number; version: number };
export type DraftPlan = PlanRef & { status: 'submitted' | 'returned'; at: Instant; reason: string | null };
/** `set` by the appraiser (art. 14), or `carried`: in force by rule because the appraiser did not decide in time. */
export type PlanInForce = PlanRef & {
  basis: 'set' | 'carried';
  /** The annual cycle in whose chain the text stands; absent where it stands in the case's own. */
  of?: string;
  /** With `of`: the part of the plan's time that this period is. */
  share?: PlanShare;
};
/** A change of the plan in force that the employee proposed; the plan in force stays until it is approved. */
export type PlanAmendment = PlanRef & {
  status: 'submitted' | 'returned';
  at: Instant;
  /** The act that returned it, with the reason; null while it lies with the appraiser. */
  returnSeq: number | null;
};
export type ReviewRef = { seq: number; workResult: Rating; behaviour: Rating };

/** `provisional`: from evidence, because the appraiser's review was missing. */
export const resultBases = ['reviewed', 'provisional', 'forum', 'objection'] as const;
export type ResultBasis = (typeof resultBases)[number];
export type ResultRef = {
  /** The act that holds this version's explanation. */
  seq: number;
  /** 1 for the scored one; each motion or upheld objection adds one. */
  version: number;
  workResult: Rating;
  behaviour: Rating;
  predicate: Predicate;
  basis: ResultBasis;
  /** Work-result achievement in percent, two decimals, or null where it could not be calculated. */
  score: string | null;
  /** Of the numeric regime alone (PP 30/2019 art. 41). */
  numeric?: NumericResult;
};
/**
 * A part of the period as the case keeps it; the review of its appraiser, null while missing. `plan` is the plan that was in
 * force in an earlier post; absent where the case's own plan counts.
 */
export type SegmentRef = Pick<Segment, 'from' | 'to' | 'unitCode' | 'appraiserId'> & {
  /** Absent where the appraiser is the holder of the post. */
  acting?: ActingAppraiser;
  plan?: PlanInForce;
  /** The person led the unit: its achievement counts as theirs. */
  leads?: true;
  review: ReviewRef | null;
};

/**
 * What a reopened phase left with a case. A review given in it counts from the close of the window on; until then the result that
 * was scored, and the review that it rests on, stand.
 */
export type ReopenedCase = {
  /** Number of the reopening: the last that was closed, or the first to leave something. */
  number: number;
  review?: ReviewRef;
  /** The reopening in which that review was given, and for whose close it waits, where it is another: windows of two phases may overlap. */
  of?: number;
  /** Reviews of the parts of the period; absent where it is in one piece. */
  parts?: (ReviewRef | null)[];
  /** The close after it has settled the case. */
  closed?: true;
  /** What was given in it is in the result, or was kept out of it. */
  scored?: true;
};

type CaseBase = {
  schemaVersion: 1;
  cycleId: string;
  employeeId: string;
  unitCode: string;
  /** The unit at whose level the distribution binds. */
  serviceCode: string;
  appraiserId: string | null;
  /** The appraiser's appraiser (atasan pejabat penilai): hears objections. */
  superiorId: string | null;
  postFamily: PostFamily;
  headsUnit: boolean;
  /** `last`: the last act itself, where it has no item of its own yet. */
  chain: { seq: number; head: string; last?: ActRecord };
  marks: LateMark[];
  /**
   * In order; unit and appraiser above are those of the segment in force. Absent for nearly all: one post and one appraiser
   * from the first day of the period to the last.
   */
  segments?: SegmentRef[];
  /** Later deadlines of this person's own, by phase. Absent for none. */
  extended?: Partial<Record<HumanPhase, Instant>>;
  /** Where the last reopening that concerned the case stands with it. Absent for none. */
  reopened?: ReopenedCase;
  /** The case was opened after planning had closed (a late joiner): the plan may still be made in execution. */
  joinedLate?: true;
};

/** One employee in one cycle, small enough (1 KB) to be read by the page; the documents stand in the acts. */
export type Case = CaseBase &
  (
    | { stage: 'unplanned'; plan: DraftPlan | null }
    | { stage: 'planned'; plan: PlanInForce; amendment?: PlanAmendment }
    | { stage: 'reviewed'; plan: PlanInForce | null; review: ReviewRef }
    | { stage: 'scored'; plan: PlanInForce | null; review: ReviewRef | null; result: ResultRef }
    | { stage: 'unassessed'; plan: PlanInForce | null }
    | {
        stage: 'decided';
        plan: PlanInForce | null;
        review: ReviewRef | null;
        result: ResultRef;
        decision: { seq: number; signedBy: string; signedAt: Instant };
        acknowledgedAt: Instant | null;
        objection: ObjectionRef | null;
      }
  );
export type CaseStage = Case['stage'];
export type CaseAt<S extends CaseStage> = Extract<Case, { stage: S }>;
