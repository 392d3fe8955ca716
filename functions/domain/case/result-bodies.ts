import type { EndState } from '../closing/manifest.ts';
import type { Reopening } from '../cycle/reopening.ts';
import type { Traits } from '../development/traits.ts';
import type { ReasonCode } from '../forum/forum.ts';
import type { PackedExplanation } from '../scoring/pack-explanation.ts';
import type { ReassignedBody } from '../segments/reassigned-body.ts';
import type { Instant } from '../time/instant.ts';
import type { ActKind, ActRecord } from './act.ts';
import type {
  AmendmentProposedBody,
  AmendmentReturnedBody,
  PlanAmendedBody,
  PlanFollowedBody,
  PlanLinkedBody,
  PlanReturnedBody,
  PlanSetBody,
  PlanSubmittedBody,
  ReviewBody,
} from './act-bodies.ts';
import type { ClosureRule, LateMark } from './case.ts';
import type {
  FollowUpDecidedBody,
  FollowUpEvaluatedBody,
  HearingCalledBody,
  ObjectionDecidedBody,
  ObjectionDeciderNamedBody,
  ObjectionEscalatedBody,
  ObjectionFiledBody,
  ObjectionInadmissibleBody,
  ObjectionRecusedBody,
  ObjectionStatementBody,
} from './objection-bodies.ts';
import type { PackedVersion, ResultVersion, ScoringInputs } from './result-version.ts';

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

/** Act `deadline-extended`: one person has longer, until `to`. */
export type DeadlineExtendedBody = {
  phase: ClosureBody['phase'];
  from: Instant;
  to: Instant;
  reason: string;
  /** Absent in acts from before it was kept apart from who acted. */
  approvedBy?: string;
};
/** Act `correction-allowed`: after the deadline and before anybody is settled, a mistake may be mended. */
export type CorrectionAllowedBody = { phase: ClosureBody['phase']; until: Instant; reason: string };

/** Act `phase-closed-again`: by which reopening, and where it left the person. Made for everybody concerned, changed or not. */
export type ClosedAgainBody = ClosureBody & {
  /** Marks of the case that stood before and do not any more. */
  lifted: LateMark[];
  reopening: Pick<Reopening, 'number' | 'reason' | 'askedBy' | 'until'> & {
    approvedBy: string;
    approvedAt: Instant;
    /** Of the signed manifest that this close makes. */
    version: number;
  };
};

/** What the evidence shows of strengths and weaknesses; absent where it shows nothing. */
type WithTraits = { traits?: Traits };

/** Act `scored`. */
export type ScoredBody = PackedVersion & { inputs: ScoringInputs } & WithTraits;
/** Act `left-unassessed`: no plan or no realisation, and no review. Never a zero. */
export type UnassessedBody = { reason: string; tree: PackedExplanation; inputs: ScoringInputs } & WithTraits;
/** Act `scored-again`: after a reopened phase, from what stands then; the version before stays in the act that made it. */
export type ScoredAgainBody = ScoredBody & { reopening: number };
/** Act `result-kept`: scoring again would have lowered somebody whose own duties were met, so the result stays as it was. */
export type ResultKeptBody = { reopening: number; computed: Omit<ResultVersion, 'explanation' | 'version'> };
/** Act `motion-applied`: a rating changes. `motionDigest`: of the motion with its votes and outcome (`motionDigest`). */
export type MotionAppliedBody = PackedVersion & {
  motionId: string;
  motionDigest: string;
  reasonCode: ReasonCode;
  reason: string;
};

/**
 * Act `decided`: which signature covers which version; `minutes` is the digest of those of the forum, `separately` is set
 * where the person was left out of the bulk and decided alone.
 */
export type DecidedBody = {
  signedBy: string;
  signedAt: Instant;
  digest: string;
  version: number;
  minutes: string;
  separately?: true;
};

/**
 * Act `content-erased`: which acts, and which facts beside the chain, lost texts, by whose request, decision and confirmation.
 * Names no person but by id, and says nothing of what was erased but by digest.
 */
export type ContentErasedBody = {
  erasureId: string;
  change: 'erase' | 'correct';
  /** Numbers of the acts. */
  acts: number[];
  /** Digest of what is left of each of their documents, in the order of `acts`. */
  left: string[];
  /** Digests of the whole items before and after: each holds its time and its key's digest, so that it cannot be guessed from a short text. */
  facts: { kind: 'activity' | 'feedback'; was: string; left: string }[];
  requestedBy: string;
  decidedBy: string;
  confirmedBy: string;
};

/** The document of every kind of act. */
export type ActBodies = {
  'plan-submitted': PlanSubmittedBody;
  'plan-returned': PlanReturnedBody;
  'plan-set': PlanSetBody;
  'plan-carried': ClosureBody;
  'plan-amendment-proposed': AmendmentProposedBody;
  'plan-amendment-returned': AmendmentReturnedBody;
  'plan-amended': PlanAmendedBody;
  'plan-linked': PlanLinkedBody;
  'plan-followed': PlanFollowedBody;
  'case-reassigned': ReassignedBody;
  'duty-missed': ClosureBody;
  'phase-closed-again': ClosedAgainBody;
  'deadline-extended': DeadlineExtendedBody;
  'correction-allowed': CorrectionAllowedBody;
  'review-submitted': ReviewBody;
  scored: ScoredBody;
  'left-unassessed': UnassessedBody;
  'scored-again': ScoredAgainBody;
  'result-kept': ResultKeptBody;
  'motion-applied': MotionAppliedBody;
  decided: DecidedBody;
  'result-acknowledged': Record<string, never>;
  'objection-filed': ObjectionFiledBody;
  'objection-inadmissible': ObjectionInadmissibleBody;
  'objection-decider-named': ObjectionDeciderNamedBody;
  'objection-recused': ObjectionRecusedBody;
  'objection-hearing-called': HearingCalledBody;
  'objection-statement': ObjectionStatementBody;
  'objection-escalated': ObjectionEscalatedBody;
  'objection-decided': ObjectionDecidedBody;
  'follow-up-decided': FollowUpDecidedBody;
  'content-erased': ContentErasedBody;
  'follow-up-evaluated': FollowUpEvaluatedBody;
};

/** Tells the documents of stored acts apart by the kind that the link names. */
export const isAct = <K extends ActKind>(record: ActRecord, kind: K): record is ActRecord<ActBodies[K]> =>
  record.envelope.act === kind;
