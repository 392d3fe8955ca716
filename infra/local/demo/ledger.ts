import type { z } from 'zod';
import type { importReport } from '../../../functions/contracts/directory.ts';
import type { leaveList } from '../../../functions/contracts/leaves.ts';
import type { segmentsView } from '../../../functions/contracts/segments.ts';
import type { Behaviour } from '../../../functions/domain/execution/feedback.ts';
import type { Judgement } from '../../../functions/domain/execution/judgement.ts';
import type { PlanLink } from '../../../functions/domain/planning/link-plan.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import type { ReplayChange } from '../../../functions/domain/rules/replay.ts';
import type { Rating } from '../../../functions/domain/scoring/predicate.ts';
import type { KeyIndicator } from '../../../functions/domain/units/key-indicator.ts';
import type { RealisationItems } from '../example/make-realisation.ts';
import type { ImportAnswer, Refused } from './answers.ts';
import type { Rehearsed } from './closing-answers.ts';
import type { SeenSpread } from './distribution-answers.ts';
import type { SeenExplanation } from './explained-answers.ts';
import { createForumLedger, type ForumLedger } from './forum-answers.ts';
import type { AllowanceAnswer, EntitlementsAnswer, MeasuresAnswer, ObjectionAnswer } from './outcome-answers.ts';
import type { RaterStory } from './rater-story.ts';
import type { TeamMonth } from './team-month.ts';

export type GivenFeedback = {
  authorId: string;
  source: 'appraiser' | 'peer' | 'subordinate';
  ratings: Partial<Record<Behaviour, Rating>>;
};
/** One visitor's answer to a ticket, its nine scores as digits. */
export type SurveyVisit = { unitCode: string; employeeId: string; digits: string };
/** What a person reads of what colleagues said. */
export type SeenColleagues =
  | { source: 'peer' | 'subordinate'; people?: number | undefined; values: { behaviour: string; points: string }[] }[]
  | null;
export type ActivityRecord = { id: string; date: string; workResultId: string; text: string };

/** Whom rules would change, of the people that they were tried on. */
export type TriedRules = { people: number; changes: ReplayChange[] };

/** `gives`: what the result gives after the decision. */
export type SeenObjection = { objection: ObjectionAnswer; gives: EntitlementsAnswer };

/** What follows from results, beyond the end of the cycle. */
export type Measures = {
  /** The person guided, the notes that were sent, and what is read of them. */
  coached: { employeeId: string; ruleId: string; sent: string[]; seen: MeasuresAnswer };
  running: number;
  /** Of people in functional posts and of people assessed, with the post's level and the potential sent. */
  given: { level: string | null; potential: string | null; seen: EntitlementsAnswer }[];
  allowances: { absentDays: number; predicate: string; seen: AllowanceAnswer }[];
};

/** One text that went, and what was read of it afterwards. */
export type Erased = {
  employeeId: string;
  /** What stood there. */
  was: string;
  /** What stands there now, as its owner reads it. */
  now: string;
  /** Of the act that says so. */
  seq: number | null;
  /** The act whose document lost a text; null where it was a report beside the chain. */
  of: number | null;
  predicate: { before: string; after: string };
};

export type ImportReport = z.output<typeof importReport>;

type LeaveSeen = z.output<typeof leaveList>['items'][number];

/** What the cascade says of an indicator whose target is shared out. */
export type SharesSeen = {
  code: string;
  employeeId: string;
  target: string;
  together: string;
  measure: string;
  shares: number;
}[];

/** People who moved in the next period, and their parts as the system tells them. */
export type Moves = {
  mover: string;
  to: string;
  head: string;
  deputy: string;
  leaver: string;
  joiner: string;
  /** Of the head who retires, without the deputy. */
  team: string[];
  /** Whose head is away for some days. */
  plhTeam: string[];
  days: { moved: string; joined: string; retired: string; actingFrom: string };
  decree: string;
  /** Of the one transferred, with the directory changed and nothing confirmed. */
  pieces: { before: number; pending: boolean };
  outcomes: string[];
  refused: string[];
  problems: { code: string; fixBy: string | null }[];
  administrator: string;
  /** What the late joiner could still do. */
  lateAct: string;
  seen: Map<string, z.output<typeof segmentsView>>;
};

/**
 * What the system acknowledged, kept by the demo itself: the invariants compare the system with this, never the system
 * with itself. Keyed by employee id.
 */
export type Ledger = {
  acts: Map<string, { act: string; seq: number; by: string }[]>;
  plans: Map<string, Plan>;
  /** What each person asked was told to owe before planning closed: of whom, and by which rule it would be settled. */
  owed: Map<string, string[]>;
  activities: Map<string, ActivityRecord[]>;
  feedback: Map<string, GivenFeedback[]>;
  realisations: Map<string, RealisationItems>;
  /** Of plans in qualitative form. */
  judgements: Map<string, Judgement[]>;
  /** Targets and measured values of units, by code. */
  unitTargets: Map<string, KeyIndicator[]>;
  unitRealisations: Map<string, RealisationItems>;
  /** Plan in force and amendment as sent, and what the appraiser said to it. */
  amendments: Map<string, { before: Plan; proposed: Plan; decision: 'approve' | 'return' }>;
  links: Map<string, PlanLink[]>;
  /** Standards of posts and the drafts that were made from them in bulk. */
  support: null | {
    posts: number;
    texts: number;
    holders: number;
    /** People for whom a draft was prepared. */
    prepared: string[];
    created: number;
    refused: string[];
    again: { created: number; unchanged: number };
  };
  /** Work assigned from another unit, and how its leader judges it. */
  assigned: Map<string, { workId: string; leaderId: string; rating: Rating }>;
  cascade: null | {
    superiors: string[];
    findings: { code: string; employeeId: string; workResultId: string | null }[];
  };
  nextPeriod: { proposed: number; unlike: string[] };
  selfReviews: Set<string>;
  reviews: Map<string, { workResult: Rating; behaviour: Rating }>;
  /** Work-result ratings of people with another appraiser for a part of the period, in order. */
  parts: Map<string, { from: string; by: string; months: number; workResult: Rating }[]>;
  /** The numeric regime tried on the cycle. */
  regimes: TriedRules | null;
  moves: Moves | null;
  /** What the cascade found in a shared target, before and after one of the shares was raised. */
  shares: null | { headId: string; target: string; short: SharesSeen; mended: SharesSeen };
  carriedMotions: Map<string, string>;
  rejectedMotions: Map<string, string>;
  forum: ForumLedger;
  /** What the committee saw of each service before its lock, by code. */
  spreads: Map<string, SeenSpread>;
  objections: Map<string, 'upheld' | 'dismissed'>;
  /** Objections that had to go past the superior, and why. */
  reroutedObjections: Map<string, 'overdue' | 'superior-voted'>;
  /** Objections as the people read them at the end, with what their result gives. */
  objectionsSeen: Map<string, SeenObjection>;
  /** The objection that nobody could decide until somebody was named, and who was. */
  named: null | { employeeId: string; deciderId: string };
  /** The objection that came too late. */
  late: null | { employeeId: string; act: string };
  measures: Measures | null;
  erased: Erased[];
  /** What some people see of the feedback on them, as text. */
  feedbackSeen: Map<string, string>;
  releasedSeen: Map<string, SeenColleagues>;
  reminded: { answered: boolean; reminded: boolean }[];
  visits: SurveyVisit[];
  /** By unit code or employee id. */
  indexSeen: Map<string, { status: string; answers?: number | undefined; index?: string | undefined }>;
  signatures: Map<string, { digest: string; people: number }>;
  followUps: { approved: number; rejected: number };
  /** What some people read who opened their own result. */
  explanations: Map<string, SeenExplanation>;
  /** The closes as they were rehearsed just before. */
  rehearsed: Rehearsed[];
  /** Requests that had to be refused, for the summary. */
  refusals: { what: string; answer: Refused }[];
  /** Requests sent twice under one Idempotency-Key, with both answers. */
  repeats: { what: string; first: unknown; again: unknown }[];
  brokenImport: ImportReport | null;
  /** One person's journal with everything that belongs to it. */
  journal: null | {
    employeeId: string;
    evidence: { tampered: number; taken: number; same: boolean };
    review: { heard: string; milliseconds: number; versions: string[]; status: string; remarks: number };
    sheets: Record<'csv' | 'csvAgain' | 'xlsx' | 'xlsxAgain', ImportAnswer>;
    signals: { own: string[]; before: string[]; after: string[] };
  };
  /** Of some appraisers, opened before they commented on the month. */
  teamMonths: TeamMonth[];
  /** Of the one whose journal is shown. */
  leave: null | { day: string; own: LeaveSeen[]; appraiser: LeaveSeen[]; office: LeaveSeen[] };
  rules: null | {
    /** Verdicts of recomputations. */
    recomputed: Map<string, string>;
    /** What the draft changes. */
    meetsFrom: string;
    same: TriedRules;
    tried: TriedRules;
    activated: string;
    present: string;
  };
  /** The appraiser who rates everybody a level above the evidence. */
  lenient: string | null;
  raters: null | RaterStory;
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
  owed: new Map(),
  activities: new Map(),
  feedback: new Map(),
  realisations: new Map(),
  judgements: new Map(),
  unitTargets: new Map(),
  unitRealisations: new Map(),
  amendments: new Map(),
  links: new Map(),
  support: null,
  assigned: new Map(),
  cascade: null,
  nextPeriod: { proposed: 0, unlike: [] },
  selfReviews: new Set(),
  reviews: new Map(),
  parts: new Map(),
  regimes: null,
  moves: null,
  shares: null,
  carriedMotions: new Map(),
  rejectedMotions: new Map(),
  forum: createForumLedger(),
  spreads: new Map(),
  objections: new Map(),
  reroutedObjections: new Map(),
  objectionsSeen: new Map(),
  named: null,
  late: null,
  measures: null,
  erased: [],
  feedbackSeen: new Map(),
  releasedSeen: new Map(),
  reminded: [],
  visits: [],
  indexSeen: new Map(),
  signatures: new Map(),
  followUps: { approved: 0, rejected: 0 },
  explanations: new Map(),
  rehearsed: [],
  refusals: [],
  repeats: [],
  brokenImport: null,
  journal: null,
  teamMonths: [],
  leave: null,
  rules: null,
  lenient: null,
  raters: null,
  outage: null,
});

export const append = <T>(map: Map<string, T[]>, key: string, item: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
};
