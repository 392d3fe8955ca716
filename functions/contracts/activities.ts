import * as z from 'zod';
import { activitySources } from '../domain/execution/activity.ts';
import { signalKinds } from '../domain/execution/integrity/signal.ts';
import { reviewDecisions, reviewStatuses } from '../domain/execution/journal-review.ts';
import { instant } from './cases.ts';
import { evidence } from './facts.ts';
import { limit, personParams } from './params.ts';
import { decimal, id, localDate, text } from './primitives.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const percentDone = decimal.refine((value) => Number(value) >= 0 && Number(value) <= 100, {
  error: 'progress is 0 to 100 percent',
});
/** An Idempotency-Key, or the name that an import gave. */
const activityId = z.string().regex(/^[A-Za-z0-9._~-]{8,64}$/);
const sha256 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Laporan harian; sized so that the stored item stays within 1 KB (one write unit) where texts are of usual length. */
export const activityBody = z.strictObject({
  date: localDate,
  endDate: localDate.nullable().default(null),
  startTime: timeOfDay.nullable().default(null),
  endTime: timeOfDay.nullable().default(null),
  workResultId: id,
  text: text(400),
  quantity: decimal.nullable().default(null),
  minutes: z.number().int().min(1).max(44_640),
  progress: percentDone.nullable().default(null),
  done: z.boolean().nullable().default(null),
  evidence: z.array(evidence).max(2).default([]),
});

const reason = text(300);
export const activityChangeBody = z.discriminatedUnion('kind', [
  activityBody.omit({ date: true }).extend({ kind: z.literal('correct'), reason }),
  z.strictObject({ kind: z.literal('withdraw'), reason }),
]);

/** Rows are parsed one by one, so that good rows go in and bad ones are listed: the body holds them as they came. */
export const activityImportBody = z.strictObject({
  rows: z.array(z.record(z.string(), z.unknown())).min(1).max(10_000),
});

export const activityQuery = z.strictObject({
  month: month.nullable().default(null),
  limit,
  /** `<date>.<id>` of the last activity of the page before. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.[A-Za-z0-9._~-]{8,64}$/)
    .nullable()
    .default(null),
});
export const activityParams = personParams.extend({ date: localDate, activityId });

const content = {
  date: z.iso.date(),
  endDate: z.iso.date().nullable(),
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  workResultId: z.string(),
  text: z.string(),
  quantity: z.string().nullable(),
  minutes: z.number().int(),
  progress: z.string().nullable(),
  done: z.boolean().nullable(),
  evidence: z.array(z.string()),
};
const change = z.object({ kind: z.enum(['correct', 'withdraw']), reason: z.string() }).nullable();
export const activityView = z
  .object({
    ...content,
    id: z.string(),
    version: z.number().int(),
    at: instant,
    lateDays: z.number().int(),
    source: z.enum(activitySources),
    changedAt: instant.nullable(),
    change,
    withdrawn: z.boolean(),
    review: z.object({
      status: z.enum(reviewStatuses),
      remarks: z.array(
        z.object({
          by: z.string(),
          at: instant,
          version: z.number().int(),
          decision: z.enum(reviewDecisions),
          text: z.string().nullable(),
        }),
      ),
    }),
  })
  .meta({ id: 'Activity' });
export const activityPage = z.object({ items: z.array(activityView), next: z.string().nullable() });
/** A month holds all reports of a person: fewer people than elsewhere make a page. */
export const teamActivityQuery = z.strictObject({
  cycleId: id,
  month,
  limit: z.coerce.number().int().min(1).max(50).default(50),
  cursor: id.nullable().default(null),
});
export const teamActivities = z.object({
  cycleId: z.string(),
  month: z.string(),
  items: z.array(z.object({ employeeId: z.string(), name: z.string(), activities: z.array(activityView) })),
  next: z.string().nullable(),
});
export const activityHistory = z.object({
  activity: activityView,
  versions: z.array(
    z.object({ ...content, version: z.number().int(), at: instant, lateDays: z.number().int(), change }),
  ),
});

/** To approve needs no word; to return or to comment does. */
export const journalReviewBody = z.strictObject({
  month,
  entries: z
    .array(
      z
        .strictObject({
          date: localDate,
          id: activityId,
          version: z.number().int().min(1).max(999_999),
          decision: z.enum(reviewDecisions),
          comment: text(400).nullable().default(null),
        })
        .refine(({ decision, comment }) => decision === 'approve' || comment !== null, {
          path: ['comment'],
          error: 'say why you return it, or what you comment',
        }),
    )
    .min(1)
    .max(200),
});
export const journalReviewReceipt = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  month: z.string(),
  at: instant,
  approved: z.number().int(),
  returned: z.number().int(),
  commented: z.number().int(),
});

const explained = z.object({ text: z.string(), at: instant });
export const signalList = z.object({
  items: z.array(
    z.object({
      signalId: z.string(),
      kind: z.enum(signalKinds),
      entries: z.array(z.object({ date: z.iso.date(), id: z.string() })),
      arisenAt: instant,
      subject: z.string().nullable(),
      othersSeeItFrom: instant,
      explanations: z.array(explained),
    }),
  ),
});
export const signalParams = personParams.extend({ signalId: z.string().regex(/^[A-Za-z0-9_-]{6,64}$/) });
export const explanationBody = z.strictObject({ text: text(400) });
export const explanationReceipt = explained.extend({ signalId: z.string() });

export const uploadBody = z.strictObject({
  name: text(120).refine((name) => !/[\\/\n\r\t]/.test(name), { error: 'the name of a file, without its folder' }),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/),
  bytes: z.number().int().min(1),
  sha256,
});
export const preparedUpload = z.object({
  evidence: z.string(),
  upload: z
    .object({
      method: z.literal('PUT'),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      expiresAt: instant,
    })
    .nullable(),
});
export const evidenceParams = personParams.extend({ sha256 });
export const evidenceFile = z.object({
  sha256: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  download: z.object({ url: z.string(), expiresAt: instant }),
});
