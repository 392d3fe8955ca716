import type { Indicator } from '../planning/plan.ts';
import type { Instant } from '../time/instant.ts';

/** Indikator kinerja utama (IKU) and indikator kinerja kegiatan (IKK). */
export const keyIndicatorKinds = ['iku', 'ikk'] as const;
export type KeyIndicatorKind = (typeof keyIndicatorKinds)[number];

/** A measure of a unit or of the agency, judged by the same formulas as a person's indicator. `weight`: percent of the unit. */
export type KeyIndicator = Pick<
  Indicator,
  'id' | 'text' | 'aspect' | 'target' | 'measure' | 'polarisation' | 'weight'
> & { kind: KeyIndicatorKind };

/** What is expected of a unit in a cycle. Every text is kept; the one in force is the last. */
export type KeyIndicatorSheet = {
  schemaVersion: 1;
  unitCode: string;
  /** 1 for the first text. */
  text: number;
  indicators: KeyIndicator[];
  /** Why it was changed; null for a text of the planning phase. */
  reason: string | null;
  by: string;
  at: Instant;
  requestDigest: string;
};

/** What was measured of a unit. An indicator left out is missing, never zero. Every report is kept. */
export type KeyIndicatorRealisation = {
  schemaVersion: 1;
  unitCode: string;
  text: number;
  items: { indicatorId: string; value: string; evidence: string[] }[];
  by: string;
  at: Instant;
  requestDigest: string;
};
