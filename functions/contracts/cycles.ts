import * as z from 'zod';
import { settledPhases } from '../domain/closing/plan-closure.ts';
import { humanPhases } from '../domain/cycle/phase.ts';
import { deadline, id, localDate, text, unitCode } from './primitives.ts';

export const openCycleBody = z.strictObject({
  id,
  title: text(120),
  kind: z.enum(['monthly', 'quarterly', 'annual']),
  period: z.strictObject({ from: localDate, to: localDate }),
  /** The annual cycle under whose plans a monthly or quarterly one runs. */
  planCycleId: id.exactOptional(),
  /** The objection window has no deadline here: it is counted from publication by the rule set. */
  deadlines: z.strictObject({
    planning: deadline,
    execution: deadline,
    'supervisor-review': deadline,
    'organisation-predicate': deadline,
    'committee-forum': deadline,
    'final-decision': deadline,
    'follow-up': deadline,
  }),
  /** Staggered ends: units that have longer than everybody, in phases whose close settles people. */
  unitDeadlines: z
    .array(z.strictObject({ phase: z.enum(settledPhases), unitCode, deadline }))
    .max(100)
    .exactOptional(),
  committee: z.strictObject({ chairId: id, memberIds: z.array(id).min(3).max(25) }),
  authorisedOfficialId: id,
});

export const extensionBody = z.strictObject({
  phase: z.enum(humanPhases),
  deadline,
  reason: text(400),
  /** For this unit alone; where it is a binding unit, for everybody below it. */
  unitCode: unitCode.exactOptional(),
});
const time = z.iso.datetime({ offset: true });
export const outageBody = z.strictObject({
  from: time,
  to: time,
  reason: text(400),
  unitCode: unitCode.exactOptional(),
});
export const personExtensionBody = z.strictObject({ deadline, reason: text(400) });
export const correctionBody = z.strictObject({ reason: text(400) });
export const confirmationBody = z.strictObject({ phase: z.enum(humanPhases), reason: text(400) });
export const closureBody = z.strictObject({ phase: z.enum(humanPhases) });
export const resumptionBody = z.strictObject({ reason: text(400) });
