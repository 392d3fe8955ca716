import * as z from 'zod';
import { behaviours, feedbackSources } from '../domain/execution/feedback.ts';
import { anonymousSources } from '../domain/feedback/anonymous-feedback.ts';
import { ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { decimal, evidenceLink, id, text } from './primitives.ts';

const fileName = z.string().regex(/^ni:\/\/\/sha-256;[A-Za-z0-9_-]{43}$/);
/** A link, or a file by the digest that it was uploaded under (`ni:///sha-256;...`, RFC 6920). */
export const evidence = z.string().check(({ value, issues }) => {
  const schema = value.startsWith('ni:') ? fileName : evidenceLink;
  for (const { code, message } of schema.safeParse(value).error?.issues ?? [])
    issues.push(
      code === 'invalid_format'
        ? { code, format: 'url', message, input: value }
        : { code: 'custom', message, input: value },
    );
});

export const feedbackBody = z.strictObject({
  ratings: z
    .partialRecord(z.enum(behaviours), z.enum(ratings))
    .refine((r) => Object.keys(r).length > 0, { error: 'rate at least one of the seven values' }),
  note: text(500),
});

export const realisationBody = z
  .strictObject({
    items: z
      .array(z.strictObject({ indicatorId: id, value: decimal, evidence: z.array(evidenceLink).max(3).default([]) }))
      .max(100)
      .default([]),
    /** What was achieved in words, of a plan in qualitative form. */
    descriptions: z
      .array(z.strictObject({ indicatorId: id, text: text(600), evidence: z.array(evidenceLink).max(3).default([]) }))
      .max(100)
      .default([]),
  })
  .refine(({ items, descriptions }) => items.length + descriptions.length > 0, {
    path: ['items'],
    error: 'report at least one indicator',
  });

export const selfReviewBody = z.strictObject({
  achievements: text(2000),
  obstacles: text(2000),
  behaviours: z
    .array(z.strictObject({ behaviour: z.enum(behaviours), example: text(300) }))
    .max(7)
    .default([]),
  /** A new idea of benefit for organisation or state (PP 30/2019 art. 41). */
  newIdea: text(800).nullable().default(null),
});

const source = z.enum(feedbackSources);
export const feedbackReceipt = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  source,
  month: z.string(),
});
const points = z.string().meta({ description: 'Mean from 1 (below expectation) to 3 (above).' });
const releasedValue = z.object({
  behaviour: z.enum(behaviours),
  points,
  months: z
    .array(z.object({ month: z.string(), points }))
    .meta({ description: 'Only months whose remainder is large enough as well.' }),
});
const colleagues = z.discriminatedUnion('status', [
  z.object({ source: z.enum(anonymousSources), status: z.literal('withheld') }),
  z.object({
    source: z.enum(anonymousSources),
    status: z.literal('released'),
    people: z.number().int(),
    values: z.array(releasedValue),
    notes: z.array(z.string()),
  }),
]);
/** The appraiser's feedback by name and at once; that of colleagues as one release, after feedback has closed. */
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
  colleagues: z.array(colleagues).nullable().meta({ description: 'Null while feedback is open.' }),
  threshold: z.number().int(),
  closes: instant,
});

export const realisationView = z.object({
  items: z.array(z.object({ indicatorId: z.string(), value: z.string(), evidence: z.array(z.string()) })),
  descriptions: z.array(z.object({ indicatorId: z.string(), text: z.string(), evidence: z.array(z.string()) })),
  at: instant,
});
export const selfReviewView = z.object({
  achievements: z.string(),
  obstacles: z.string(),
  behaviours: z.array(z.object({ behaviour: z.enum(behaviours), example: z.string() })),
  newIdea: z.string().exactOptional(),
  at: instant,
});
