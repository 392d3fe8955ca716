import * as z from 'zod';
import { instant } from './cases.ts';
import { id, text } from './primitives.ts';

export const followUpDecisionBody = z.strictObject({ decision: z.enum(['approve', 'reject']), reason: text(600) });

/** `<employeeId>.<rule id>`. */
export const followUpId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\.[a-z0-9][a-z0-9-]{0,63}$/);

const decision = { decision: z.enum(['approve', 'reject']), reason: z.string(), by: z.string(), at: instant };
const localised = z.object({ id: z.string(), en: z.string() });

export const followUpView = z
  .object({
    followUpId: z.string(),
    employeeId: z.string(),
    serviceCode: z.string(),
    ruleId: z.string(),
    propose: z.enum(['award', 'talent-pool', 'training', 'coaching', 'improvement-period']),
    text: localised,
    legalBasis: z.string(),
    months: z.number().int().nullable(),
    mitigating: z.array(z.enum(['own-duties-met', 'superior-late', 'provisional-result'])),
    proposedAt: instant,
    outcome: z.object(decision).nullable(),
  })
  .meta({ id: 'FollowUp' });
export const followUpPage = z.object({ items: z.array(followUpView), next: z.string().nullable() });
export const followUpReceipt = z.object({ cycleId: id, serviceCode: z.string(), followUpId: z.string(), ...decision });
