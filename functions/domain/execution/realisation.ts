import type { Instant } from '../time/instant.ts';

/** Realisasi: the measured value of each indicator, or what was achieved in words, reported by the employee. */
export type Realisation = {
  schemaVersion: 1;
  items: { indicatorId: string; value: string; evidence: string[] }[];
  /** What was achieved of each described indicator; only of plans in qualitative form. */
  descriptions?: { indicatorId: string; text: string; evidence: string[] }[];
  at: Instant;
};
