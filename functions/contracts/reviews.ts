import * as z from 'zod';
import { ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { explanation } from './explanation.ts';
import { id, text } from './primitives.ts';

/** `reason` is required where the work-result rating departs from the suggestion computed from the realisations. */
export const reviewBody = z.strictObject({
  workResult: z.enum(ratings),
  behaviour: z.enum(ratings),
  reason: text(800).nullable().default(null),
  strengths: text(800),
  improvements: text(800),
  /** The new idea of benefit that the appraiser confirms (PP 30/2019 art. 41); counts in the numeric regime. */
  newIdea: text(800).nullable().default(null),
  /** Number of the part of the period; needed only by an appraiser of several parts. */
  segment: z.number().int().min(1).max(60).nullable().default(null),
  /** Of a plan in qualitative form: every indicator, with what the rating rests on. */
  judgements: z
    .array(z.strictObject({ indicatorId: id, rating: z.enum(ratings), note: text(300) }))
    .max(100)
    .default([]),
});

const rating = z.enum(ratings);
export const suggestion = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  workResult: z
    .object({
      score: z.string().nullable(),
      rating: rating.nullable(),
      explanation,
      /** What is missing behind the number, and between which scores the truth lies. */
      completeness: z
        .object({
          coverage: z.string(),
          missing: z.array(
            z.object({
              workResultId: z.string(),
              indicatorId: z.string(),
              reason: z.string(),
              share: z.string(),
              owedBy: z.enum(['employee', 'plan']),
            }),
          ),
          between: z.object({ lowest: z.string(), highest: z.string() }).nullable(),
        })
        .nullable()
        .exactOptional(),
    })
    .nullable(),
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
    newIdea: z.string().exactOptional(),
    segment: z.object({ number: z.number().int(), from: z.string(), to: z.string() }).optional(),
    judgements: z.array(z.object({ indicatorId: z.string(), rating, note: z.string() })).exactOptional(),
    seq: z.number().int(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'Review' });
