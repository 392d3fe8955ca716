import * as z from 'zod';
import { behaviours } from '../domain/execution/feedback.ts';
import { aspects } from '../domain/planning/plan.ts';
import { instant, planStatus } from './cases.ts';
import { decimal, id, percent, text } from './primitives.ts';

const formula = z.enum(['complement', 'ratio', 'overrun']);
export const polarisation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('higher') }),
  z.strictObject({ kind: z.literal('lower'), formula }),
  z.strictObject({ kind: z.literal('range'), low: decimal, high: decimal, formula }),
]);

export const plan = z.strictObject({
  workResults: z
    .array(
      z.strictObject({
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
          .array(
            z.strictObject({
              id,
              text: text(300),
              aspect: z.enum(aspects),
              target: decimal,
              measure: text(60),
              polarisation,
              weight: percent,
            }),
          )
          .min(1)
          .max(20),
      }),
    )
    .min(1)
    .max(30),
  expectations: z.array(z.strictObject({ behaviour: z.enum(behaviours), text: text(300) })).max(7),
  attachments: z
    .strictObject({ resources: text(1000), accountability: text(1000), consequences: text(1000) })
    .nullable(),
});

export const planDraftBody = z.strictObject({ plan });
export const planSubmissionBody = z.strictObject({ plan });
export const planDecisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({ decision: z.literal('return'), reason: text(600) }),
]);

/** A draft as its author reads it. */
export const planDraft = z.object({ plan, at: instant });
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
  })
  .meta({ id: 'PlanView' });
