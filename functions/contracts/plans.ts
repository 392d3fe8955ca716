import * as z from 'zod';
import { behaviours } from '../domain/execution/feedback.ts';
import { aspects, perspectives, planForms } from '../domain/planning/plan.ts';
import { instant, planStatus } from './cases.ts';
import { decimal, id, percent, text } from './primitives.ts';

const formula = z.enum(['complement', 'ratio', 'overrun']);
export const polarisation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('higher') }),
  z.strictObject({ kind: z.literal('lower'), formula }),
  z.strictObject({ kind: z.literal('range'), low: decimal, high: decimal, formula }),
]);

const indicator = z.strictObject({
  id,
  text: text(300),
  aspect: z.enum(aspects),
  target: decimal,
  measure: text(60),
  polarisation,
  weight: percent,
  aggregation: z.enum(['sum', 'mean', 'last']).exactOptional(),
  shareOf: id.exactOptional(),
  scale: z.enum(['amount', 'rate', 'grade']).exactOptional(),
});
/** Of a plan in qualitative form. */
const describedIndicator = z.strictObject({ id, text: text(300), success: text(600), weight: percent });

/** Rencana hasil kerja; drafts and standards may hold some that no submission would pass. */
export const workResult = z.strictObject({
  id,
  kind: z.enum(['main', 'additional']),
  text: text(300),
  serves: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('superior'), workResultId: id }),
      z.strictObject({ kind: z.literal('provisional'), text: text(300) }),
    ])
    .nullable(),
  weight: percent,
  indicators: z
    .array(z.union([indicator, describedIndicator]))
    .min(1)
    .max(20),
  perspective: z.enum(perspectives).exactOptional(),
  leaderExpectation: text(300).exactOptional(),
  assignment: id.exactOptional(),
});

const expectations = z.array(z.strictObject({ behaviour: z.enum(behaviours), text: text(300) })).max(7);
/** A plan is stored whole in one item of at most 400 KB: with texts of full length more than this would not go in. */
const mostIndicators = 100;

export const plan = z
  .strictObject({
    form: z.enum(planForms).default('quantitative'),
    workResults: z.array(workResult).min(1).max(30),
    expectations,
    leaderExpectation: text(600).exactOptional(),
    attachments: z
      .strictObject({ resources: text(1000), accountability: text(1000), consequences: text(1000) })
      .nullable(),
  })
  .refine(({ workResults }) => workResults.reduce((n, { indicators }) => n + indicators.length, 0) <= mostIndicators, {
    path: ['workResults'],
    error: `a plan has at most ${mostIndicators} indicators`,
  });

export const planDraftBody = z.strictObject({ plan });
export const planSubmissionBody = z.strictObject({ plan });
/** What the appraiser asks for when setting the plan; it becomes part of its text. */
const leaderExpectations = z.strictObject({
  plan: text(600).nullable().default(null),
  workResults: z
    .array(z.strictObject({ workResultId: id, text: text(300) }))
    .max(30)
    .default([]),
  behaviours: expectations.default([]),
});
export const planDecisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), expectations: leaderExpectations.exactOptional() }),
  z.strictObject({ decision: z.literal('return'), reason: text(600) }),
]);

/** A draft as its author reads it. */
export const planDraft = z.object({
  plan,
  at: instant,
  /** Who prepared it in bulk for the author; null where the author wrote it. */
  preparedBy: z.string().nullable(),
});
/** A document was stored; the ETag of the answer is its version. */
export const saved = z.object({ at: instant });
export const planView = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    status: planStatus,
    version: z.number().int(),
    submittedAt: instant,
    reason: z.string().nullable(),
    plan,
    /** Of a period under an annual plan: where the plan stands, and what part of its time the period is. */
    annual: z
      .object({
        cycleId: z.string(),
        share: z.object({ part: z.number().int(), whole: z.number().int(), unit: z.enum(['month', 'day']) }),
      })
      .nullable(),
  })
  .meta({ id: 'PlanView' });
