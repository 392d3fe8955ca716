import * as z from 'zod';
import { closureRules, missingActs } from '../domain/case/case.ts';
import { endStates } from '../domain/closing/manifest.ts';
import { rehearsalBases } from '../domain/closing/rehearsal.ts';
import { duties } from '../domain/cycle/decide-closure.ts';
import { humanPhases } from '../domain/cycle/phase.ts';
import { deadline, id, unitCode } from './primitives.ts';

const instant = z.iso.datetime();
const count = z.number().int().min(0);
const endState = z.enum(endStates);
const counts = z.record(endState, count);
const cursor = z.string().max(512).optional();

/** A day ends at midnight in the agency's zone; without an instant everybody is judged by their deadline. */
export const rehearsalBody = z.strictObject({ instant: deadline.exactOptional() });
/** A number, or `last` for the last finished one. */
const which = z.union([
  z.literal('last'),
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
]);
export const rehearsalParams = z.strictObject({ cycleId: id, rehearsal: which });
export const rehearsedUnitParams = z.strictObject({ cycleId: id, rehearsal: which, unitCode });
export const rehearsedUnitsQuery = z.strictObject({ cursor });
export const rehearsedLinesQuery = z.strictObject({
  endState: endState.optional(),
  changed: z.literal('true').optional(),
  cursor,
});

const base = {
  cycleId: z.string(),
  number: z.number().int().min(1),
  /** Of one that ends for services, `cases` in the sums are services, and there are no lines of people. */
  phase: z.enum(humanPhases),
  basis: z.enum(rehearsalBases),
  instant,
  by: z.string().nullable(),
  at: instant,
  comparedWith: z.number().int().nullable(),
  shards: count,
};
const totals = z.object({
  cases: count,
  endStates: counts,
  rules: z.record(z.string(), count),
  missing: z.record(z.string(), count),
  changed: count,
  moves: z.array(z.object({ from: z.enum([...endStates, 'none']), to: endState, people: count })),
});
export const rehearsalResponse = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('running') }),
  z.object({ ...base, status: z.literal('done'), finishedAt: instant, totals }),
]);
export const rehearsalListResponse = z.object({ items: z.array(rehearsalResponse) });
export const rehearsedUnitsResponse = z.object({
  rehearsal: z.number().int(),
  items: z.array(
    z.object({
      unitCode: z.string(),
      endStates: counts,
      changed: count,
      /** Of a service, where the phase ends for services. */
      owes: z.array(z.object({ missing: z.enum(duties), owedBy: z.string().nullable() })).exactOptional(),
    }),
  ),
  next: z.string().nullable(),
});

const rule = z.enum(closureRules);
const line = {
  employeeId: z.string(),
  unitCode: z.string(),
  serviceCode: z.string(),
  endState,
  rule,
  /** Exclusive end by which this person was judged. */
  cutOff: instant,
  owes: z.array(z.object({ missing: z.enum(missingActs), owedBy: z.string().nullable() })),
  /** The end is another than at the rehearsal before; `was` is null for somebody who was not in it. */
  changed: z.boolean(),
  was: z.object({ endState, rule }).nullable(),
};
export const rehearsedLinesResponse = z.object({
  rehearsal: z.number().int(),
  items: z.array(z.object(line)),
  next: z.string().nullable(),
});
export const rehearsedLineResponse = z.object({ rehearsal: z.number().int(), ...line });
