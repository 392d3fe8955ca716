import * as z from 'zod';
import { actKinds } from '../domain/case/act.ts';
import { instant } from './cases.ts';
import { personParams } from './params.ts';
import { plan } from './plans.ts';
import { id, text } from './primitives.ts';

export const amendmentBody = z.strictObject({ reason: text(600), plan });

/** Differences between the plan in force and the amendment; values as canonical JSON. */
const planChange = z.object({
  change: z.enum(['added', 'removed', 'changed']),
  of: z.enum(['plan', 'work-result', 'indicator']),
  id: z.string().nullable(),
  member: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const amendmentView = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    status: z.enum(['submitted', 'returned']),
    version: z.number().int(),
    /** Version of the plan in force, which stays so until the amendment is approved. */
    inForce: z.number().int(),
    proposedAt: instant,
    reason: z.string(),
    /** Why it was returned. */
    returnReason: z.string().nullable(),
    plan,
    changes: z.array(planChange),
  })
  .meta({ id: 'PlanAmendment' });

const planEvent = z.object({
  seq: z.number().int(),
  act: z.enum(actKinds),
  version: z.number().int(),
  at: instant,
  by: z.string(),
  reason: z.string().nullable(),
  /** Whether a text of the plan stands in this act: `plan-versions/{seq}` shows it. */
  hasText: z.boolean(),
});
export const planHistory = z.object({ cycleId: z.string(), employeeId: z.string(), items: z.array(planEvent) });

export const planVersionParams = personParams.extend({ seq: z.coerce.number().int().min(1).max(999_999) });
export const planVersion = planEvent.extend({ cycleId: z.string(), employeeId: z.string(), plan });

export const planLinksBody = z.strictObject({
  links: z
    .array(z.strictObject({ workResultId: id, superiorWorkResultId: id }))
    .min(1)
    .max(30),
});
const named = z.object({ id: z.string(), text: z.string() });
export const planLinks = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  /** Work results tied to nothing that the superior's plan has, and what they say they serve. */
  loose: z.array(named.extend({ serves: z.string().nullable() })),
  /** Work results of the superior's plan in force; empty while there is none. */
  superior: z.array(named),
});

const proposed = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  plan,
  notes: z.array(z.object({ code: z.string(), pointer: z.string() })),
  /** What a submission would be refused for as it stands. */
  problems: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
});
export const planProposal = z.discriminatedUnion('source', [
  proposed.extend({
    source: z.literal('previous'),
    from: z.object({ cycleId: z.string(), version: z.number().int() }),
  }),
  proposed.extend({
    source: z.literal('standard'),
    from: z.object({ code: z.string(), text: z.number().int() }),
  }),
]);
export const planProposalQuery = z.strictObject({ source: z.enum(['previous', 'standard']) });
