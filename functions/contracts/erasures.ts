import * as z from 'zod';
import { disposalStatuses } from '../domain/erasure/disposal.ts';
import { erasureStatuses, textFields } from '../domain/erasure/erasure.ts';
import { retainedKinds } from '../domain/erasure/retention-rules.ts';
import { instant } from './cases.ts';
import { limit, personParams } from './params.ts';
import { id, localDate, text } from './primitives.ts';

const field = z
  .enum(textFields)
  .nullable()
  .default(null)
  .describe('Which text of the document; null: every text of it. A correction names one.');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const activityId = z.string().regex(/^[A-Za-z0-9._~-]{8,64}$/);

/** Where the text stands: nobody has to quote what is to go. */
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('activity'), date: localDate, activityId, field }),
  z.strictObject({ kind: z.literal('feedback'), month, authorId: id, field }),
  z.strictObject({ kind: z.literal('act'), seq: z.number().int().min(1).max(999_999), field }),
]);
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('erase') }),
  z.strictObject({ kind: z.literal('correct'), text: text(400) }),
]);

export const erasureBody = z.strictObject({ target, change, reason: text(600) });
export const erasureDecisionBody = z.strictObject({ decision: z.enum(['approve', 'decline']), reason: text(600) });
export const erasureConfirmationBody = z.strictObject({ decision: z.enum(['confirm', 'refuse']), reason: text(600) });
export const erasureParams = personParams.extend({ erasureId: id });
export const erasuresQuery = z.strictObject({
  limit,
  /** `<employeeId>.<erasureId>` of the last one of the page before. */
  cursor: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}\.[a-f0-9]{32}$/)
    .nullable()
    .default(null),
});

const step = z.object({ by: z.string(), at: instant, reason: z.string() });
export const erasureView = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    erasureId: z.string(),
    status: z.enum(erasureStatuses),
    target,
    change: z.enum(['erase', 'correct']),
    requested: step,
    decided: step.nullable(),
    confirmed: step.nullable(),
    seq: z.number().int().nullable().describe('The act of the case that says what was erased.'),
  })
  .meta({ id: 'Erasure' });
export const erasurePage = z.object({ items: z.array(erasureView), next: z.string().nullable() });

export const disposalParams = z.strictObject({ cycleId: id, kind: z.enum(retainedKinds) });
export const disposalView = z
  .object({
    cycleId: z.string(),
    kind: z.enum(retainedKinds),
    status: z.enum(disposalStatuses),
    due: z.iso.date(),
    basis: z.string(),
    proposedAt: instant,
    decided: step.nullable(),
    confirmed: step.nullable(),
    done: z.object({ cases: z.number().int(), texts: z.number().int() }),
  })
  .meta({ id: 'Disposal' });
export const disposalList = z.object({ items: z.array(disposalView) });
