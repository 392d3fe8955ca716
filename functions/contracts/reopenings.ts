import * as z from 'zod';
import { settledPhases } from '../domain/closing/plan-closure.ts';
import { deadline, id, text, unitCode } from './primitives.ts';
import { secondWord } from './second-word.ts';

const instant = z.iso.datetime();

/** At most so many by name: whoever means more means a unit. */
const mostPersons = 40;

const scopeBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('unit'), unitCode }),
  z.strictObject({ kind: z.literal('persons'), employeeIds: z.array(id).min(1).max(mostPersons) }),
]);
export const reopeningBody = z.strictObject({
  phase: z.enum(settledPhases),
  scope: scopeBody,
  /** A day ends at midnight in the agency's zone. It must come before the end of the phase that the cycle is in. */
  deadline,
  reason: text(400),
});
/** A second person's word on what another asked for: a reopening, or a later end. */
export const secondWordBody = z.strictObject({
  about: z.enum(['reopening', 'extension']),
  number: z.number().int().min(1).max(999),
  decision: z.enum(['approve', 'refuse']),
  reason: text(400),
});
export const secondWordResponse = z.object({
  cycleId: z.string(),
  about: z.enum(['reopening', 'extension']),
  number: z.number().int(),
  decision: secondWord,
});

const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('unit'), unitCode: z.string() }),
  z.object({ kind: z.literal('persons'), employeeIds: z.array(z.string()) }),
]);
const common = {
  cycleId: z.string(),
  number: z.number().int(),
  phase: z.enum(settledPhases),
  until: instant,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  decision: secondWord.nullable(),
  /** `closing`: those concerned are being settled again. */
  status: z.enum(['asked', 'refused', 'open', 'closing', 'closed']),
  /** Which manifest of the phase its close makes, from 2. */
  version: z.number().int().nullable(),
  closedAt: instant.nullable(),
};
export const reopeningResponse = z.object({ ...common, scope });
/** What concerns one person, without who else is named. */
export const ownReopening = z.object(common);

/** As the manifest of the close after it names the reopening. */
export const reopeningOfManifest = {
  number: common.number,
  scope,
  ...{ reason: common.reason, askedBy: common.askedBy, askedAt: instant, until: instant, decision: secondWord },
};
