import * as z from 'zod';
import { ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { explanation } from './explanation.ts';
import { text } from './primitives.ts';

/** `reason` is required where the work-result rating departs from the suggestion computed from the realisations. */
export const reviewBody = z.strictObject({
  workResult: z.enum(ratings),
  behaviour: z.enum(ratings),
  reason: text(800).nullable().default(null),
  strengths: text(800),
  improvements: text(800),
});

const rating = z.enum(ratings);
export const suggestion = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  workResult: z.object({ score: z.string().nullable(), rating: rating.nullable(), explanation }).nullable(),
  behaviour: z.object({ rating: rating.nullable(), explanation }),
});

export const reviewView = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    workResult: rating,
    behaviour: rating,
    reason: z.string().nullable(),
    strengths: z.string(),
    improvements: z.string(),
    suggestion: z.object({ score: z.string().nullable(), rating: rating.nullable() }),
    seq: z.number().int(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'Review' });
