import type { Instant, LocalDate } from '../time/instant.ts';

/** Laporan harian: what was done on a day, tied to a work result. A fact: one item of at most 1 KB. */
export type Activity = {
  schemaVersion: 1;
  id: string;
  date: LocalDate;
  workResultId: string;
  text: string;
  quantity: string | null;
  minutes: number;
  evidence: string[];
  at: Instant;
  requestDigest: string;
};
