import type { OrganisationPredicate, Predicate, Rating } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';
import type { DocumentSeal } from './document-seal.ts';
import type { Recusal } from './eligibility.ts';
import type { Interests, Panel } from './panel.ts';

export const reasonCodes = [
  'evidence-overlooked',
  'unequal-yardstick',
  'misconduct-established',
  'merit-established',
  'data-error',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const votes = ['for', 'against', 'abstain'] as const;
export type Vote = (typeof votes)[number];

/** `secret`: who voted is known, what they voted is kept as a sum alone. */
export const ballots = ['open', 'secret'] as const;
export type Ballot = (typeof ballots)[number];

/** What the chair found when closing a vote, with everybody who was entitled and why the others were not. */
export type MotionOutcome = {
  /** `void`: somebody voted in secret who turned out not to be entitled, and nobody can take that vote out again. */
  result: 'carried' | 'rejected' | 'void';
  for: number;
  against: number;
  abstain: number;
  entitled: number;
  /** Percent of those entitled that this vote needed. */
  quorum: string;
  electorate: string[];
  recused: { memberId: string; reason: Recusal }[];
  /** The chair's open vote that decided a tie, null where there was none to decide. */
  castingVote: 'for' | 'against' | null;
  by: string;
  at: Instant;
};

/** A proposal to change one person's ratings; nothing changes without one that is carried. */
export type Motion = {
  schemaVersion: 1;
  id: string;
  serviceCode: string;
  employeeId: string;
  from: { workResult: Rating; behaviour: Rating; predicate: Predicate } | null;
  to: { workResult: Rating; behaviour: Rating; predicate: Predicate };
  reasonCode: ReasonCode;
  text: string;
  proposedBy: string;
  proposedAt: Instant;
  ballot: Ballot;
  /** Who voted, each once; what they voted stands here in an open ballot only. */
  votes: { memberId: string; vote: Vote | null; at: Instant }[];
  /** The sums of a secret ballot; null in an open one, and emptied when the vote is closed. */
  box: Record<Vote, number> | null;
  outcome: null | MotionOutcome;
  requestKey: string;
  requestDigest: string;
  /**
   * Idempotency-Key and body digest of the votes and of the resolution. Of a secret vote no digest is kept: three bodies are
   * possible, so it would tell the vote.
   */
  requests: { by: string; key: string; digest: string | null }[];
};

/** One point of a forum's agenda; about one person, or about the forum as a whole. */
export type AgendaPoint = { employeeId: string | null; text: string };

/** A unit at the level where the distribution binds, in one cycle: predicate, spread, forum and signature in one document. */
export type ServiceRecord = {
  schemaVersion: 1;
  code: string;
  name: string;
  headId: string | null;
  /** Leader of the organisation above: sets the organisation predicate (SE MenPANRB 3/2023). */
  setterId: string | null;
  counts: Record<Predicate, number>;
  unassessed: number;
  organisation: null | { predicate: OrganisationPredicate; reason: string; by: string; at: Instant };
  /** Who sits in this forum; absent where the whole committee of the cycle does. */
  panel?: Panel;
  /** Absent until somebody declares. */
  interests?: Interests;
  /** What the chair put on the agenda beside the motions. */
  agenda?: AgendaPoint[];
  /** `minutes`: digest of the minutes made when the forum ended. */
  forum:
    | { status: 'open' }
    | {
        status: 'locked';
        by: string;
        at: Instant;
        justification: string | null;
        lawful: boolean | null;
        minutes: string;
      }
    /** The deadline passed without a lock: no rating changes from then on, and the minutes say so. */
    | { status: 'closed-by-deadline'; at: Instant; minutes: string };
  decision: null | Signature;
  /** Idempotency-Key and body digest of the last few requests that changed this document. */
  requests: { key: string; digest: string; version: number }[];
};

/** A named human's signature over the results of a unit, but for those that are excepted. */
export type Signature = {
  by: string;
  at: Instant;
  statement: string;
  /** Digest of the sorted list of (employee, result version, predicate). */
  digest: string;
  people: number;
  /** Digest of the minutes of the forum whose outcome is signed. */
  minutes: string;
  exceptions: DecisionException[];
  seal: DocumentSeal;
};

/** A person left out of the bulk, and the decision that came later; null while it is owed. */
export type DecisionException = { employeeId: string; reason: string; decision: SeparateDecision | null };

/** A signature over the result of one person alone. */
export type SeparateDecision = { by: string; at: Instant; statement: string; digest: string; seal: DocumentSeal };
