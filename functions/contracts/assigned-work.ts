import * as z from 'zod';
import { ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { cycleParams, limit, personParams } from './params.ts';
import { workResult } from './plans.ts';
import { id, text, unitCode } from './primitives.ts';

export const teamParams = cycleParams.extend({ teamCode: unitCode });
export const teamBody = z.strictObject({
  name: text(160),
  leaderId: id,
  memberIds: z.array(id).min(1).max(200),
  decree: text(80),
});
export const teamView = z
  .object({
    code: z.string(),
    name: z.string(),
    leaderId: z.string(),
    memberIds: z.array(z.string()),
    decree: z.string(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'WorkTeam' });
export const teamQuery = z.strictObject({ limit, cursor: unitCode.nullable().default(null) });
export const teamPage = z.object({ items: z.array(teamView), next: z.string().nullable() });

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unitCode }),
  z.strictObject({ kind: z.literal('team'), teamCode: unitCode }),
]);
const { kind, indicators } = workResult.shape;

export const assignBody = z.strictObject({
  source,
  kind: kind.default('additional'),
  text: text(300),
  indicators,
  /** The leader's own work result that this one serves. */
  serves: id.nullable().default(null),
  /** Number of the letter (surat tugas). */
  mandate: text(80),
});
export const assignReceipt = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  workId: z.string(),
  at: instant,
});

export const workParams = personParams.extend({ workId: id });
export const withdrawBody = z.strictObject({ reason: text(600) });
export const withdrawal = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  workId: z.string(),
  withdrawnAt: instant,
  reason: z.string(),
});

export const judgementBody = z.strictObject({ rating: z.enum(ratings), note: text(600) });
const judgement = z.object({
  rating: z.enum(ratings),
  note: z.string(),
  text: z.number().int(),
  by: z.string(),
  at: instant,
});
export const judgementView = judgement.extend({
  cycleId: z.string(),
  employeeId: z.string(),
  workId: z.string(),
});

export const assignedWorkView = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    workId: z.string(),
    source,
    leaderId: z.string(),
    kind,
    text: z.string(),
    indicators,
    serves: z.string().nullable(),
    mandate: z.string(),
    at: instant,
    /** `planned`: it stands in the plan in force, with this weight there. */
    status: z.enum(['offered', 'planned', 'withdrawn']),
    weight: z.string().nullable(),
    withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
    reported: z.array(
      z.object({
        indicatorId: z.string(),
        value: z.string().nullable(),
        text: z.string().nullable(),
        evidence: z.array(z.string()),
      }),
    ),
    judgement: judgement.nullable(),
    judgementVersion: z.number().int().nullable(),
  })
  .meta({ id: 'AssignedWork' });
export const assignedWorkList = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  items: z.array(assignedWorkView),
});

/** Of one unit or of one team. */
export const assignedByQuery = z
  .strictObject({
    unitCode: unitCode.optional(),
    teamCode: unitCode.optional(),
    limit,
    cursor: z
      .string()
      .regex(/^[a-z0-9-]{1,64}#[a-z0-9-]{1,64}$/)
      .nullable()
      .default(null),
  })
  .refine((query) => (query.unitCode === undefined) !== (query.teamCode === undefined), {
    error: 'name either unitCode or teamCode',
  });
export const assignedByPage = z.object({ items: z.array(assignedWorkView), next: z.string().nullable() });
