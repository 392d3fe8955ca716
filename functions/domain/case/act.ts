import type { Instant } from '../time/instant.ts';

export const actKinds = [
  'plan-submitted',
  'plan-returned',
  'plan-set',
  'plan-carried',
  'plan-amendment-proposed',
  'plan-amendment-returned',
  'plan-amended',
  'plan-linked',
  'plan-followed',
  'case-reassigned',
  'duty-missed',
  'phase-closed-again',
  'deadline-extended',
  'correction-allowed',
  'review-submitted',
  'scored',
  'left-unassessed',
  'scored-again',
  'result-kept',
  'motion-applied',
  'decided',
  'result-acknowledged',
  'objection-filed',
  'objection-inadmissible',
  'objection-decider-named',
  'objection-recused',
  'objection-hearing-called',
  'objection-statement',
  'objection-escalated',
  'objection-decided',
  'follow-up-decided',
  'content-erased',
  'follow-up-evaluated',
] as const;
export type ActKind = (typeof actKinds)[number];

/**
 * One link of a case's chain. The document of the act (plan, review, result, ...) is stored beside it as `body`; the
 * chain holds only its digest, so that a body can be corrected or deleted by law without breaking the chain.
 */
export type ActEnvelope = {
  /** 1 for the first act of the case. */
  seq: number;
  /** Hash of the previous link; the genesis value of the case for seq 1. */
  prev: string;
  act: ActKind;
  /** Employee id, or `machine` for the acts of the state machine. */
  actor: string;
  /** Employee id of the person for whom the actor acted (Plt/Plh), else null. */
  onBehalfOf: string | null;
  at: Instant;
  ruleSetVersion: string;
  /** Digest of the case before and after, without its chain head. */
  before: string;
  after: string;
  /** Digest of the canonical body. */
  bodyDigest: string;
  /** Idempotency-Key of the request, null for the machine. */
  requestKey: string | null;
  requestDigest: string | null;
  /** Digest of all the above. */
  hash: string;
};

/** What is stored: the link and the document it vouches for. */
export type ActRecord<Body = unknown> = {
  schemaVersion: 1;
  envelope: ActEnvelope;
  body: Body;
  /** Texts of the document were erased or put right; `by` is the act of the same case that says so and what is left. The digest in the link stands. */
  erased?: { by: number };
};
