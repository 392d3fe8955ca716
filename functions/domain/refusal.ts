import type { Instant } from './time/instant.ts';

/** Every reason for which the system says no. The HTTP status, texts and `whoCanFix` stand in `contracts/errors.ts`. */
export const refusalCodes = [
  'invalid-body',
  'invalid-parameter',
  'body-too-large',
  'unsupported-media-type',
  'unauthenticated',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'precondition-required',
  'precondition-failed',
  'idempotency-key-required',
  'idempotency-key-reused',
  'conflict',
  'already-exists',
  'wrong-phase',
  'deadline-passed',
  'wrong-stage',
  'not-due',
  'open-duties',
  'confirmation-required',
  'incomplete-plan',
  'unknown-work-result',
  'unknown-indicator',
  'unchanged-plan',
  'judgement-required',
  'date-outside-period',
  'invalid-activity',
  'unknown-activity',
  'unknown-evidence',
  'reason-required',
  'change-reason-required',
  'unit-rating-binds',
  'justification-required',
  'distribution-blocked',
  'recused',
  'declaration-required',
  'quorum-missing',
  'already-decided',
  'forum-locked',
  'conflict-of-interest',
  'hearing-open',
  'not-named',
  'too-early',
  'text-held',
  'text-not-erasable',
  'preview-outdated',
  'plan-cycle-unfit',
  'plans-not-closed',
  'plan-of-annual-cycle',
  'rule-set-unknown',
  'rule-set-invalid',
  'too-many-requests',
  'signature-unavailable',
  'busy',
  'internal',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Who can change that the answer is no. */
export const fixers = [
  'caller',
  'employee',
  'appraiser',
  'administrator',
  'committee',
  'decider',
  'authorised-official',
  'operator',
  'nobody',
] as const;
export type WhoCanFix = (typeof fixers)[number];

/** One field of the request and what is wrong with it. */
export type FieldProblem = {
  /** RFC 6901 JSON pointer into the body, or `header:<name>` / `path:<name>` / `query:<name>`. */
  pointer: string;
  /** Stable code of the check that failed, e.g. `unrecognized_keys`, `weights-sum`. */
  code: string;
  /** What was expected, in English; the texts for users come from the code. */
  detail: string;
};

/** A no with everything a person needs to go on. Carries no personal data: it may be logged. */
export type Refusal = {
  code: RefusalCode;
  /** One English sentence with the particulars. */
  detail?: string;
  fields?: FieldProblem[];
  /** Where the case at hand says more than the error table: the person whose act is awaited. */
  whoCanFix?: WhoCanFix;
  /** The deadline that the refusal is about. */
  deadline?: Instant;
  /** Extra machine-readable members of the problem document. */
  extra?: Record<string, string | number | boolean | null>;
};

/** Thrown by use cases, turned into problem+json at the edge. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail ?? refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

export const refuse = (code: RefusalCode, rest: Omit<Refusal, 'code'> = {}): never => {
  throw new RefusedError({ code, ...rest });
};
