import type { Behaviour } from '../execution/feedback.ts';

export const aspects = ['quantity', 'quality', 'time', 'cost'] as const;
export type Aspect = (typeof aspects)[number];

/** How achievement is computed; chosen per indicator and stored with it (domain file, table of formulas). */
export type Polarisation =
  | { kind: 'higher' }
  | { kind: 'lower'; formula: 'complement' | 'ratio' | 'overrun' }
  | { kind: 'range'; low: string; high: string; formula: 'complement' | 'ratio' | 'overrun' };

/** The part of an annual plan's time that a shorter period is: 3 of 12 months; in days where one of them is cut within a month. */
export type PlanShare = { part: number; whole: number; unit: 'month' | 'day' };

/** Indikator kinerja individu (IKI) in quantitative form. Numbers are decimal strings: exact, never floating point. */
export type Indicator = {
  id: string;
  text: string;
  aspect: Aspect;
  target: string;
  measure: string;
  polarisation: Polarisation;
  /** Percent of the work result; the weights of its indicators sum to 100. */
  weight: string;
  /** How the values of shorter periods give that of a longer one; absent where they do not (a scale such as WTP forbids a sum). */
  aggregation?: 'sum' | 'mean' | 'last';
  /** What kind of number it is: a rate or a grade (an audit opinion such as WTP) cannot be added up. Absent: an amount. */
  scale?: 'amount' | 'rate' | 'grade';
  /** Direct cascading: the indicator of the superior's work result served here, of which this target is a share. */
  shareOf?: string;
  /** Only while an annual plan is measured in a shorter period: its part of the year. Never stored, never sent. */
  share?: PlanShare;
};

/**
 * The indicator of a plan in qualitative form: success is described instead of measured. What was achieved is told in words
 * and judged by the appraiser with a rating; no number is made of it.
 */
export type DescribedIndicator = {
  id: string;
  text: string;
  /** What success looks like (ukuran keberhasilan). */
  success: string;
  weight: string;
};
export type PlanIndicator = Indicator | DescribedIndicator;

export const isMeasured = (indicator: PlanIndicator): indicator is Indicator => 'target' in indicator;

/** The groups in which heads of units put their work results (PermenPANRB 6/2022, annex). */
export const perspectives = ['recipients', 'processes', 'strengthening', 'budget'] as const;
export type Perspective = (typeof perspectives)[number];

/** Rencana hasil kerja (RHK). */
export type WorkResult = {
  id: string;
  kind: 'main' | 'additional';
  text: string;
  /** The superior's work result that this one serves; `provisional` while the superior has no plan yet. */
  serves: { kind: 'superior'; workResultId: string } | { kind: 'provisional'; text: string } | null;
  /** Percent of the plan; the weights of all work results sum to 100. */
  weight: string;
  /** Of one kind, as the form of the plan says. */
  indicators: PlanIndicator[];
  /** Asked of heads of units by the rule set. */
  perspective?: Perspective;
  /** Ekspektasi pimpinan on this work result, where something specific is asked. */
  leaderExpectation?: string;
  /** Work across units: the assignment by the leader of another unit or a team, who judges this part. */
  assignment?: string;
};

export const planForms = ['quantitative', 'qualitative'] as const;
export type PlanForm = (typeof planForms)[number];

/** Sasaran kinerja pegawai (SKP), PermenPANRB 6/2022. */
export type Plan = {
  form: PlanForm;
  workResults: WorkResult[];
  /** Leader's expectation per value of BerAKHLAK, where the appraiser asks for something specific. */
  expectations: { behaviour: Behaviour; text: string }[];
  /** Ekspektasi pimpinan on the plan as a whole. */
  leaderExpectation?: string;
  attachments: { resources: string; accountability: string; consequences: string } | null;
};
