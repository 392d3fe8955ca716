import * as z from 'zod';
import { ratings } from '../domain/scoring/predicate.ts';
import { evidenceLink, text } from './primitives.ts';

/** What the employee did with the result: takes note of it (no agreement). The body is an empty object. */
export const acknowledgementBody = z.strictObject({});
export const objectionBody = z.strictObject({
  grounds: text(2000),
  evidence: z.array(evidenceLink).max(5).default([]),
});
/** The hearing: the decider records what both sides said (PP 30/2019 art. 59). */
export const hearingBody = z.strictObject({ employeeSide: text(2000), appraiserSide: text(2000) });
export const objectionDecisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('dismiss'), reason: text(2000) }),
  z.strictObject({
    decision: z.enum(['uphold', 'uphold-partly']),
    reason: text(2000),
    workResult: z.enum(ratings),
    behaviour: z.enum(ratings),
    /** Numeric regime: whether there was a new idea of benefit; null leaves that as it stood. */
    newIdea: z.boolean().nullable().default(null),
  }),
]);
