import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import type { HumanPhase, Phase, PhaseStatus } from './phase.ts';
import type { Reopening, SecondWord } from './reopening.ts';

/** Who ended a phase and by what right. `machine`: it found nothing to wait for. `deadline`: the schedule or an administrator after it passed; `duties-done`: early, nobody owed anything. */
export type PhaseClosure = {
  trigger: 'schedule' | 'administrator' | 'machine';
  basis: 'deadline' | 'duties-done';
  /** Employee id, null for the schedule and the machine. */
  by: string | null;
  /** Facts accepted before this instant count; later ones were refused. */
  cutOff: Instant;
  at: Instant;
};

export type DeadlineExtension = {
  phase: HumanPhase;
  /** Of this unit alone; absent where everybody has longer. */
  unitCode?: string;
  /** The recorded downtime that it is credit for. */
  outage?: { from: Instant; to: Instant };
  from: Instant;
  to: Instant;
  reason: string;
  by: string;
  at: Instant;
  /** The second person's word; absent where the rules ask for none, or give the time themselves. */
  approval?: SecondWord;
  /** Idempotency-Key of the request and digest of its body, so that a repeat gets the same answer. */
  requestKey: string;
  requestDigest: string;
};

/** A later end that somebody asked for; it counts once a second person has approved. */
export type AskedExtension = Pick<
  DeadlineExtension,
  'phase' | 'unitCode' | 'to' | 'reason' | 'by' | 'at' | 'requestKey' | 'requestDigest'
> & {
  /** 1 for the cycle's first. */
  number: number;
  decision: SecondWord | null;
};

/**
 * A close whose result is not what the last rehearsal said waits for a second person; `until` that instant, then the rule decides
 * and the phase closes as it is.
 */
export type CloseHold = {
  phase: HumanPhase;
  /** The rehearsals that were compared: the last look, and the one before it. */
  rehearsal: number;
  comparedWith: number;
  cases: number;
  changed: number;
  /** Share of people in percent that the rules allow to change. */
  tolerance: string;
  /** Employee id of who wanted to close, null for the schedule. */
  triggeredBy: string | null;
  at: Instant;
  until: Instant;
  outcome: null | { kind: 'confirmed'; by: string; reason: string; at: Instant } | { kind: 'lapsed'; at: Instant };
};

/** A deadline of one unit, later than everybody's: of the people who work in it, or below it where it is a binding unit. */
export type UnitDeadline = { phase: HumanPhase; unitCode: string; deadline: Instant };

/** An administrator let a fresh execution take the cycle up again. */
export type CycleResumption = {
  run: number;
  reason: string;
  by: string;
  at: Instant;
  /** Idempotency-Key of the request and digest of its body, so that a repeat gets the same answer. */
  requestKey: string;
  requestDigest: string;
};

/** One evaluation period of one agency. */
export type Cycle = {
  schemaVersion: 1;
  id: string;
  title: string;
  kind: 'quarterly' | 'annual' | 'monthly';
  period: { from: LocalDate; to: LocalDate };
  zone: Zone;
  /** The annual cycle by whose plans a shorter one lives; absent where it has plans of its own. */
  planCycleId?: string;
  ruleSetVersion: string;
  phase: Phase;
  status: PhaseStatus;
  /** Number of the state-machine execution that drives the cycle now; 1 for the first. */
  run: number;
  /** Number of case shards (about 500 employees each); 0 until preparation counted them. */
  shardCount: number;
  /** Exclusive ends. The objection window's is computed at publication from the rule set (PP 30/2019 art. 59). */
  deadlines: Record<HumanPhase, Instant>;
  /** Later deadlines of single units: staggered from the start, or extended. Absent for none. */
  unitDeadlines?: UnitDeadline[];
  /** The latest deadline that a unit or a person has, per phase: until then the phase stays open for them. Absent for none. */
  heldUntil?: Partial<Record<HumanPhase, Instant>>;
  committee: { chairId: string; memberIds: string[] };
  authorisedOfficialId: string;
  extensions: DeadlineExtension[];
  /** Absent until the first. */
  askedExtensions?: AskedExtension[];
  /** Absent until the first one. */
  resumptions?: CycleResumption[];
  closures: Partial<Record<HumanPhase, PhaseClosure>>;
  /** Absent where no close ever waited for a second person. */
  holds?: CloseHold[];
  /** Closed phases that were asked to be opened again. Absent until the first. */
  reopenings?: Reopening[];
  publishedAt: Instant | null;
  closedAt: Instant | null;
  /** Set when the machine gave up; cleared when an administrator resumes the cycle. */
  failure: { phase: Phase; error: string; at: Instant } | null;
  openedBy: string;
  openedAt: Instant;
  requestKey: string;
  requestDigest: string;
};
