import type { OrganisationPredicate, Predicate, Rating } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';

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
  votes: { memberId: string; vote: Vote; at: Instant }[];
  outcome: null | {
    result: 'carried' | 'rejected';
    for: number;
    against: number;
    abstain: number;
    entitled: number;
    by: string;
    at: Instant;
  };
  requestKey: string;
  requestDigest: string;
  /** Idempotency-Key and body digest of the votes and of the resolution. */
  requests: { by: string; key: string; digest: string }[];
};

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
  forum:
    | { status: 'open' }
    | { status: 'locked'; by: string; at: Instant; justification: string | null; lawful: boolean | null }
    /** The deadline passed without a lock: ratings unchanged, and said so. */
    | { status: 'closed-by-deadline'; at: Instant };
  decision: null | Signature;
  /** Idempotency-Key and body digest of the last few requests that changed this document. */
  requests: { key: string; digest: string; version: number }[];
};

/** A named human's signature over the results of a unit. */
export type Signature = {
  by: string;
  at: Instant;
  statement: string;
  /** Digest of the sorted list of (employee, result version, predicate). */
  digest: string;
  people: number;
};
