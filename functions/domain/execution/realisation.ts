import type { Instant } from '../time/instant.ts';

/** Realisasi: the measured value of each indicator, reported by the employee. */
export type Realisation = {
  schemaVersion: 1;
  items: { indicatorId: string; value: string; evidence: string[] }[];
  at: Instant;
};
