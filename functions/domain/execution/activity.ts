import type { Instant, LocalDate } from '../time/instant.ts';

/** What a person says about a piece of work. Several days are one report, from `date` to `endDate`. */
export type ActivityContent = {
  date: LocalDate;
  /** Null where the work was done on one day. */
  endDate: LocalDate | null;
  /** `HH:MM` in the agency's zone; both or neither. */
  startTime: string | null;
  endTime: string | null;
  workResultId: string;
  text: string;
  /** What was achieved, as a decimal. */
  quantity: string | null;
  minutes: number;
  /** How far the task is, in percent. */
  progress: string | null;
  /** The tick of the spreadsheets in use: the task is finished. Null where nobody said. */
  done: boolean | null;
  /** Links, and files by the digest of their bytes: `ni:///sha-256;<base64url>` (RFC 6920). */
  evidence: string[];
};

const unsaid = { endDate: null, startTime: null, endTime: null, progress: null, done: null } as const;
type Unsaid = keyof typeof unsaid;
/** A report as it comes in: what is not said is left out. */
export type ActivityReport = Omit<ActivityContent, Unsaid> & Partial<Pick<ActivityContent, Unsaid>>;

export const contentOfReport = (report: ActivityReport): ActivityContent => ({ ...unsaid, ...report });

export const activitySources = ['entry', 'import'] as const;
export type ActivitySource = (typeof activitySources)[number];

export type ActivityChange = { kind: 'correct' | 'withdraw'; reason: string };

/** Laporan harian: one version of what was done on a day, tied to a work result. Versions are added, never replaced. */
export type Activity = ActivityContent & {
  /** The Idempotency-Key of the first report; names it together with the day. */
  id: string;
  version: number;
  at: Instant;
  /** Working days by which the version came later than the rule allows; 0 where it was in time. */
  lateDays: number;
  source: ActivitySource;
  /** Why there is this version; null for the first. */
  change: ActivityChange | null;
  /** Leading signs of the digest of the request that made it. */
  requestTag: string;
  /** Idempotency-Key of the correction; null for the first version, which has it as its id. */
  requestKey: string | null;
};

/** 22 signs of base64url are 132 bits: no two requests share them, and the item stays small. */
export const requestTagOf = (requestDigest: string): string => requestDigest.slice(0, 22);

const fileNamePattern = /^ni:\/\/\/sha-256;([A-Za-z0-9_-]{43})$/;

export const evidenceFileName = (sha256: string): string => `ni:///sha-256;${sha256}`;

/** The digest that a file of evidence is named by, or null for a link. */
export const sha256OfEvidence = (evidence: string): string | null => fileNamePattern.exec(evidence)?.[1] ?? null;
