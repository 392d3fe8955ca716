import { z } from 'zod';
import { behaviours } from '../domain/execution/feedback.ts';
import { ratings } from '../domain/scoring/predicate.ts';
import { decimal, evidenceLink, id, localDate, text } from './primitives.ts';

/** Laporan harian; sized so that the stored item stays within 1 KB (one write unit) where texts are of usual length. */
export const activityBody = z.strictObject({
  date: localDate,
  workResultId: id,
  text: text(400),
  quantity: decimal.nullable().default(null),
  minutes: z.number().int().min(1).max(1440),
  evidence: z.array(evidenceLink).max(2).default([]),
});

export const feedbackBody = z.strictObject({
  ratings: z
    .partialRecord(z.enum(behaviours), z.enum(ratings))
    .refine((r) => Object.keys(r).length > 0, { error: 'rate at least one of the seven values' }),
  note: text(500),
});

export const realisationBody = z.strictObject({
  items: z
    .array(z.strictObject({ indicatorId: id, value: decimal, evidence: z.array(evidenceLink).max(3).default([]) }))
    .min(1)
    .max(100),
});

export const selfReviewBody = z.strictObject({
  achievements: text(2000),
  obstacles: text(2000),
  behaviours: z
    .array(z.strictObject({ behaviour: z.enum(behaviours), example: text(300) }))
    .max(7)
    .default([]),
});
