import type { Behaviour } from '../execution/feedback.ts';

export const aspects = ['quantity', 'quality', 'time', 'cost'] as const;
export type Aspect = (typeof aspects)[number];

/** How achievement is computed; chosen per indicator and stored with it (domain file, table of formulas). */
export type Polarisation =
  | { kind: 'higher' }
  | { kind: 'lower'; formula: 'complement' | 'ratio' | 'overrun' }
  | { kind: 'range'; low: string; high: string; formula: 'complement' | 'ratio' | 'overrun' };

/** Indikator kinerja individu (IKI). Numbers are decimal strings: exact, never floating point. */
export type Indicator = {
  id: string;
  text: string;
  aspect: Aspect;
  target: string;
  measure: string;
  polarisation: Polarisation;
  /** Percent of the work result; the weights of its indicators sum to 100. */
  weight: string;
};

/** Rencana hasil kerja (RHK). */
export type WorkResult = {
  id: string;
  kind: 'main' | 'additional';
  text: string;
  /** The superior's work result that this one serves; `provisional` while the superior has no plan yet. */
  serves: { kind: 'superior'; workResultId: string } | { kind: 'provisional'; text: string } | null;
  /** Percent of the plan; the weights of all work results sum to 100. */
  weight: string;
  indicators: Indicator[];
};

/** Sasaran kinerja pegawai (SKP), PermenPANRB 6/2022. */
export type Plan = {
  workResults: WorkResult[];
  /** Leader's expectation per value of BerAKHLAK, where the appraiser asks for something specific. */
  expectations: { behaviour: Behaviour; text: string }[];
  attachments: { resources: string; accountability: string; consequences: string } | null;
};
