import type { Instant } from '../time/instant.ts';
import type { HumanPhase } from './phase.ts';

/** Phases whose close settles people: the others end for the cycle as a whole, and have remedies of their own. */
export type ReopenablePhase = Extract<HumanPhase, 'planning' | 'execution' | 'supervisor-review'>;

/** For whom: everybody, who works in a unit (or below it where it is a binding unit), or persons by name. */
export type ReopeningScope =
  | { kind: 'all' }
  | { kind: 'unit'; unitCode: string }
  | { kind: 'persons'; employeeIds: string[] };

/** What one person decided on another's request. */
export type SecondWord = { kind: 'approve' | 'refuse'; by: string; reason: string; at: Instant };

/**
 * A closed phase that somebody asked to open again. `asked` until a second person decides; `open` until its own end, while the cycle
 * stays in the phase where it is; `closing` while everybody concerned is settled again; `closed` by a signed manifest of its own.
 */
export type Reopening = {
  /** 1 for the cycle's first. */
  number: number;
  phase: ReopenablePhase;
  scope: ReopeningScope;
  /** Exclusive. */
  until: Instant;
  reason: string;
  askedBy: string;
  askedAt: Instant;
  decision: SecondWord | null;
  status: 'asked' | 'refused' | 'open' | 'closing' | 'closed';
  /** Number of the manifest that the close after it makes, from 2; null until it was approved. */
  version: number | null;
  closedAt: Instant | null;
  /** Idempotency-Key of the request and digest of its body, so that a repeat gets the same answer. */
  requestKey: string;
  requestDigest: string;
};
