import type { Instant, LocalDate } from '../time/instant.ts';
import type { FollowUpRule, Improves, MeasureKind } from './follow-up-rule.ts';

export const mitigatingFacts = ['own-duties-met', 'superior-late', 'provisional-result', 'on-leave'] as const;
export type MitigatingFact = (typeof mitigatingFacts)[number];

type Request = { by: string; at: Instant; requestKey: string; requestDigest: string };

/** A measure proposed by rule and decided by a named human, never automatic (PP 30/2019 art. 53-58). */
export type FollowUp = {
  schemaVersion: 1;
  /** `<employeeId>.<rule id>`. */
  id: string;
  employeeId: string;
  serviceCode: string;
  ruleId: string;
  propose: MeasureKind;
  text: FollowUpRule['text'];
  legalBasis: string;
  months: number | null;
  improves: Improves | null;
  /** The measure that failed before this one; null for those that follow from the result itself. */
  after: string | null;
  /** Facts that speak for the person, shown first. */
  mitigating: MitigatingFact[];
  proposedAt: Instant;
  /** `withdraw`: an objection was upheld, and the rule no longer applies. */
  outcome: null | ({ decision: 'approve' | 'reject' | 'withdraw'; reason: string } & Request);
  /** The days on which an approved measure runs, both included; null for a single act. */
  term: null | { from: LocalDate; to: LocalDate };
  /** How a named human says that it ended. */
  evaluation: null | ({ outcome: 'reached' | 'not-reached'; reason: string } & Request);
};

/** A note on how a measure goes: a meeting of guidance or counselling, a day of training, what came of it. */
export type ProgressNote = {
  schemaVersion: 1;
  on: LocalDate;
  text: string;
  evidence: string[];
  by: string;
  at: Instant;
  requestDigest: string;
};

/** Tells of a measure that runs, beyond the end of its cycle. */
export type RunningMeasure = {
  schemaVersion: 1;
  cycleId: string;
  serviceCode: string;
  employeeId: string;
  followUpId: string;
  propose: MeasureKind;
  appraiserId: string | null;
  officialId: string;
  to: LocalDate;
  open: boolean;
  /** Reminders given, in days before the end. */
  reminded: number[];
};
