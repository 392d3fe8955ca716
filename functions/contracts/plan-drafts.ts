import * as z from 'zod';
import { aspects, perspectives, planForms } from '../domain/planning/plan.ts';
import { importReport } from './directory.ts';
import { decimal, id, nip, percent, text } from './primitives.ts';

const optional = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);

/**
 * A line of a table of plans. Either `source` alone, or one indicator with its work result; all lines of a person go in one
 * request.
 */
export const planDraftRow = z.strictObject({
  nip,
  source: optional(z.enum(['standard', 'previous'])),
  form: optional(z.enum(planForms)),
  workResult: optional(id),
  workResultKind: optional(z.enum(['main', 'additional'])),
  workResultText: optional(text(300)),
  workResultWeight: optional(percent),
  serves: optional(id),
  servesText: optional(text(300)),
  perspective: optional(z.enum(perspectives)),
  assignment: optional(id),
  indicator: optional(id),
  indicatorText: optional(text(300)),
  aspect: optional(z.enum(aspects)),
  target: optional(decimal),
  measure: optional(text(60)),
  polarisation: optional(z.enum(['higher', 'lower', 'range'])),
  formula: optional(z.enum(['complement', 'ratio', 'overrun'])),
  low: optional(decimal),
  high: optional(decimal),
  aggregation: optional(z.enum(['sum', 'mean', 'last'])),
  scale: optional(z.enum(['amount', 'rate', 'grade'])),
  shareOf: optional(id),
  success: optional(text(600)),
  indicatorWeight: optional(percent),
});

/** Columns that hold numbers: sheets write them with a decimal comma. */
export const planDraftNumbers = ['target', 'low', 'high', 'workResultWeight', 'indicatorWeight'] as const;

const rowNote = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
});
/** As every import; `unfinished` says what the authors still have to add before they can submit. */
export const planDraftReport = importReport.extend({ unfinished: z.array(rowNote) });
