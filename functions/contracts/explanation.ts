import * as z from 'zod';

/** The tree that a calculation emits about itself (`domain/scoring/explanation.ts`); texts are looked up by `code`. */
export const explanation = z
  .object({
    code: z.string(),
    subject: z.string().optional(),
    value: z.string().nullable(),
    unit: z.enum(['percent', 'ratio', 'rating', 'predicate', 'count', 'number', 'points']),
    formula: z.string().optional(),
    symbols: z.record(z.string(), z.string()).optional(),
    weight: z.string().optional(),
    before: z.string().optional(),
    exact: z.string().optional(),
    rounding: z.string().optional(),
    source: z.string().optional(),
    reason: z.string().optional(),
    evidence: z.array(z.string()).optional(),
    get inputs() {
      return z.array(explanation).optional();
    },
  })
  .meta({ id: 'Explanation' });
