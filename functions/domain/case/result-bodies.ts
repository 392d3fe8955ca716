import type { EndState } from '../closing/manifest.ts';
import type { ReasonCode } from '../forum/forum.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { Predicate, Rating } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';
import type { ActKind, ActRecord } from './act.ts';
import type { PlanReturnedBody, PlanSetBody, PlanSubmittedBody, ReviewBody } from './act-bodies.ts';
import type { ClosureRule, LateMark, ResultBasis } from './case.ts';

/*
 * Documents of the acts by which the machine, the committee and the deciders move a case. Every act that makes a version
 * of the result holds that version whole, with its explanation; the case itself shows only the last one.
 */

/** Acts `plan-carried` and `duty-missed`: the rule by which a close settled the case, and whose act was missing. */
export type ClosureBody = {
  phase: 'planning' | 'execution' | 'supervisor-review';
  rule: ClosureRule;
  endState: EndState;
  ownDutiesMet: boolean;
  marks: LateMark[];
};

export type ResultVersion = {
  /** 1 for the first; each carried motion or upheld objection adds one. */
  version: number;
  workResult: Rating;
  behaviour: Rating;
  predicate: Predicate;
  basis: ResultBasis;
  /** Work-result achievement in percent, two decimals, or null where it could not be calculated. */
  score: string | null;
  explanation: Explanation;
};

/** What a result was computed from, as digests: the documents stand beside it. */
export type ScoringInputs = {
  /** Version of the calculation: the same inputs, rules and engine give the same bytes again. */
  engine: string;
  /** Over plan, realisation, review, feedback and the digest of the activities. */
  digest: string;
  activities: { count: number; days: number; digest: string };
  feedback: number;
};

/** Act `scored`. */
export type ScoredBody = ResultVersion & { inputs: ScoringInputs };
/** Act `left-unassessed`: no plan or no realisation, and no review. Never a zero. */
export type UnassessedBody = { reason: string; explanation: Explanation; inputs: ScoringInputs };
/** Act `motion-applied`. */
export type MotionAppliedBody = ResultVersion & { motionId: string; reasonCode: ReasonCode; reason: string };

/** Act `decided`: which signature covers which version. */
export type DecidedBody = { signedBy: string; signedAt: Instant; digest: string; version: number };

/** Act `objection-filed`. */
export type ObjectionFiledBody = {
  grounds: string;
  evidence: string[];
  deciderId: string;
  decideBy: Instant;
};
/** Act `objection-heard` (both sides are heard: PP 30/2019 art. 59). */
export type ObjectionHeardBody = { employeeSide: string; appraiserSide: string };
/** Act `objection-escalated`. */
export type ObjectionEscalatedBody = { from: string; to: string; overdueSince: Instant; decideBy: Instant };
/** Act `objection-decided`: a dismissal makes no version. */
export type ObjectionDecidedBody =
  | { decision: 'dismiss'; reason: string }
  | ({ decision: 'uphold' | 'uphold-partly'; reason: string } & ResultVersion);

/** Act `follow-up-decided`. */
export type FollowUpDecidedBody = {
  followUpId: string;
  ruleId: string;
  decision: 'approve' | 'reject';
  reason: string;
};

/** The document of every kind of act. */
export type ActBodies = {
  'plan-submitted': PlanSubmittedBody;
  'plan-returned': PlanReturnedBody;
  'plan-set': PlanSetBody;
  'plan-carried': ClosureBody;
  'duty-missed': ClosureBody;
  'review-submitted': ReviewBody;
  scored: ScoredBody;
  'left-unassessed': UnassessedBody;
  'motion-applied': MotionAppliedBody;
  decided: DecidedBody;
  'result-acknowledged': Record<string, never>;
  'objection-filed': ObjectionFiledBody;
  'objection-heard': ObjectionHeardBody;
  'objection-escalated': ObjectionEscalatedBody;
  'objection-decided': ObjectionDecidedBody;
  'follow-up-decided': FollowUpDecidedBody;
};

/** Tells the documents of stored acts apart by the kind that the link names. */
export const isAct = <K extends ActKind>(record: ActRecord, kind: K): record is ActRecord<ActBodies[K]> =>
  record.envelope.act === kind;
