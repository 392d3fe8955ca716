import type { z } from 'zod';
import type { importReport } from '../../../functions/contracts/directory.ts';
import type { Behaviour } from '../../../functions/domain/execution/feedback.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import type { Rating } from '../../../functions/domain/scoring/predicate.ts';
import type { RealisationItems } from '../example/make-realisation.ts';
import type { Refused } from './answers.ts';

export type GivenFeedback = {
  authorId: string;
  source: 'appraiser' | 'peer' | 'subordinate';
  ratings: Partial<Record<Behaviour, Rating>>;
};
export type ActivityRecord = { id: string; date: string; workResultId: string; text: string };

export type ImportReport = z.output<typeof importReport>;

/**
 * What the system acknowledged, kept by the demo itself: the invariants compare the system with this, never the system
 * with itself. Keyed by employee id.
 */
export type Ledger = {
  acts: Map<string, { act: string; seq: number; by: string }[]>;
  plans: Map<string, Plan>;
  activities: Map<string, ActivityRecord[]>;
  feedback: Map<string, GivenFeedback[]>;
  realisations: Map<string, RealisationItems>;
  selfReviews: Set<string>;
  reviews: Map<string, { workResult: Rating; behaviour: Rating }>;
  carriedMotions: Map<string, string>;
  rejectedMotions: Map<string, string>;
  objections: Map<string, 'upheld' | 'dismissed'>;
  /** Objections that had to go past the superior, and why. */
  reroutedObjections: Map<string, 'overdue' | 'superior-voted'>;
  /** What some people see of the feedback on them, as text. */
  feedbackSeen: Map<string, string>;
  signatures: Map<string, { digest: string; people: number }>;
  followUps: { approved: number; rejected: number };
  /** Requests that had to be refused, for the summary. */
  refusals: { what: string; answer: Refused }[];
  /** Requests sent twice under one Idempotency-Key, with both answers. */
  repeats: { what: string; first: unknown; again: unknown }[];
  brokenImport: ImportReport | null;
  outage: null | {
    during: string;
    awayMs: number;
    repeated: number;
    checked: number;
    lost: string[];
    doubled: string[];
  };
};

export const createLedger = (): Ledger => ({
  acts: new Map(),
  plans: new Map(),
  activities: new Map(),
  feedback: new Map(),
  realisations: new Map(),
  selfReviews: new Set(),
  reviews: new Map(),
  carriedMotions: new Map(),
  rejectedMotions: new Map(),
  objections: new Map(),
  reroutedObjections: new Map(),
  feedbackSeen: new Map(),
  signatures: new Map(),
  followUps: { approved: 0, rejected: 0 },
  refusals: [],
  repeats: [],
  brokenImport: null,
  outage: null,
});

export const append = <T>(map: Map<string, T[]>, key: string, item: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
};
