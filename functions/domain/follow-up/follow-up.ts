import type { FollowUpRule } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';

/** A measure proposed by rule and decided by a named human, never automatic (PP 30/2019 art. 53-58). */
export type FollowUp = {
  schemaVersion: 1;
  /** `<employeeId>.<rule id>`. */
  id: string;
  employeeId: string;
  serviceCode: string;
  ruleId: string;
  propose: FollowUpRule['propose'];
  text: { id: string; en: string };
  legalBasis: string;
  months: number | null;
  /** Facts that speak for the person, shown first. */
  mitigating: ('own-duties-met' | 'superior-late' | 'provisional-result')[];
  proposedAt: Instant;
  outcome: null | {
    decision: 'approve' | 'reject';
    reason: string;
    by: string;
    at: Instant;
    requestKey: string;
    requestDigest: string;
  };
};
