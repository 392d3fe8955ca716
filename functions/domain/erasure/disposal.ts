import type { Instant, LocalDate } from '../time/instant.ts';
import type { ErasureStep } from './erasure.ts';
import type { RetainedKind } from './retention-rules.ts';

/** How far the erasure of a kind of text has come; a run goes on where the one before it stopped. */
export type DisposalProgress = { shard: number; after: string | null; cases: number; texts: number };

/**
 * Texts of one kind in one cycle have been kept as long as the schedule of retention says. Proposed by the clock, never carried out
 * by it: an administrator decides, an auditor confirms; `confirmed` is carried out case by case.
 */
export type Disposal = {
  schemaVersion: 1;
  cycleId: string;
  kind: RetainedKind;
  /** Day on which the term was over, and what sets the term. */
  due: LocalDate;
  basis: string;
  ruleSetVersion: string;
  proposedAt: Instant;
} & (
  | { status: 'proposed' }
  | { status: 'declined'; decided: ErasureStep }
  | { status: 'decided'; decided: ErasureStep }
  | { status: 'refused'; decided: ErasureStep; confirmed: ErasureStep }
  | { status: 'confirmed'; decided: ErasureStep; confirmed: ErasureStep; progress: DisposalProgress }
  | { status: 'done'; decided: ErasureStep; confirmed: ErasureStep; progress: DisposalProgress; doneAt: Instant }
);
export const disposalStatuses = ['proposed', 'declined', 'decided', 'refused', 'confirmed', 'done'] as const;
