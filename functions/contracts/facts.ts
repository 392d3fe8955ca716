import * as z from 'zod';
import { behaviours, feedbackSources } from '../domain/execution/feedback.ts';
import { ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { limit } from './params.ts';
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

export const activityQuery = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .nullable()
    .default(null),
  limit,
  /** `<date>.<id>` of the last activity of the page before. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.[A-Za-z0-9._~-]{8,64}$/)
    .nullable()
    .default(null),
});

export const activityView = z
  .object({
    id: z.string(),
    date: z.iso.date(),
    workResultId: z.string(),
    text: z.string(),
    quantity: z.string().nullable(),
    minutes: z.number().int(),
    evidence: z.array(z.string()),
    at: instant,
  })
  .meta({ id: 'Activity' });
export const activityPage = z.object({ items: z.array(activityView), next: z.string().nullable() });

const source = z.enum(feedbackSources);
export const feedbackReceipt = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  source,
  month: z.string(),
  on: z.iso.date(),
});
/** The author is named for the appraiser's feedback only; nothing that is stored could name the others'. */
export const feedbackList = z.object({
  items: z.array(
    z.object({
      source,
      authorId: z.string().nullable(),
      month: z.string(),
      ratings: z.partialRecord(z.enum(behaviours), z.enum(ratings)),
      note: z.string(),
    }),
  ),
});

export const realisationView = z.object({
  items: z.array(z.object({ indicatorId: z.string(), value: z.string(), evidence: z.array(z.string()) })),
  at: instant,
});
export const selfReviewView = z.object({
  achievements: z.string(),
  obstacles: z.string(),
  behaviours: z.array(z.object({ behaviour: z.enum(behaviours), example: z.string() })),
  at: instant,
});
