import type { Aspect, Perspective, PlanForm, Polarisation } from './plan.ts';

/**
 * One line of a table of plans: an indicator with the work result that it belongs to. What concerns the work result may stand
 * in its first line alone, or be repeated. Null: the cell is empty.
 */
export type DraftRow = {
  form: PlanForm | null;
  workResult: string | null;
  workResultKind: 'main' | 'additional' | null;
  workResultText: string | null;
  workResultWeight: string | null;
  /** Id of the superior's work result; or, while the superior has no plan, what is served in words. */
  serves: string | null;
  servesText: string | null;
  perspective: Perspective | null;
  assignment: string | null;
  indicator: string | null;
  indicatorText: string | null;
  aspect: Aspect | null;
  target: string | null;
  measure: string | null;
  polarisation: Polarisation['kind'] | null;
  formula: 'complement' | 'ratio' | 'overrun' | null;
  low: string | null;
  high: string | null;
  aggregation: 'sum' | 'mean' | 'last' | null;
  scale: 'amount' | 'rate' | 'grade' | null;
  shareOf: string | null;
  success: string | null;
  indicatorWeight: string | null;
};
/** A line with the person that it is about; `source` starts a draft from elsewhere, and then stands alone. */
export type PlanDraftRow = DraftRow & { nip: string; source: 'standard' | 'previous' | null };
export type DraftColumn = keyof DraftRow;

/** What is wrong with one line; `column` null where it is about the line as a whole. */
export type DraftRowProblem = { row: number; column: DraftColumn | null; code: string; reason: string };
