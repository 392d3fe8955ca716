import * as z from 'zod';
import { directoryRoles, employeeKinds, postFamilies } from '../domain/directory/employee.ts';
import { leaveKinds } from '../domain/directory/leave.ts';
import { languages } from './language.ts';
import { limit } from './params.ts';
import { id, localDate, nip, text, unitCode } from './primitives.ts';

/** Rows are parsed one by one, so that good rows go in and bad ones are listed: the body holds them as they came. */
export const importBody = z.strictObject({ rows: z.array(z.record(z.string(), z.unknown())).min(1).max(1000) });

export const unitRow = z.strictObject({
  code: unitCode,
  name: text(160),
  kind: z.enum(['agency', 'service', 'unit']),
  parentCode: unitCode.nullable(),
});

export const employeeRow = z.strictObject({
  nip,
  name: text(120),
  kind: z.enum(employeeKinds),
  roles: z.array(z.enum(directoryRoles)).max(4).default([]),
  rank: z.string().max(16).nullable().default(null),
  /** The number that this one replaces (a PPPK's new contract, a correction). */
  replacesNip: nip.nullable().default(null),
  /** For reminders of duties alone. Left out where the list does not say: what is known stays. */
  email: z.email().max(254).exactOptional(),
  /** Of reminders; Indonesian where nothing is known. */
  language: z.enum(languages).exactOptional(),
});

export const assignmentRow = z.strictObject({
  nip,
  unitCode,
  postTitle: text(160),
  postFamily: z.enum(postFamilies),
  postLevel: z.string().regex(/^[a-z-]{1,32}$/),
  appraiserNip: nip.nullable(),
  headsUnit: z.boolean().default(false),
  capacity: z.enum(['definitive', 'plt', 'plh']).default('definitive'),
  decree: z.string().max(80).nullable().default(null),
  from: localDate,
  to: localDate.nullable().default(null),
  /** Left out where the list does not say. */
  partTime: z.boolean().exactOptional(),
});

export const leaveRow = z.strictObject({ nip, from: localDate, to: localDate, kind: z.enum(leaveKinds) });

/** Outcome of an import: rows count from 1; `column` is the field's name. */
export const importReport = z.object({
  received: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.array(
    z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), reason: z.string() }),
  ),
});

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const unitQuery = z.strictObject({ limit, cursor: unitCode.nullable().default(null) });
export const unitPage = page(
  z.object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['agency', 'service', 'unit']),
    parentCode: z.string().nullable(),
    headId: z.string().nullable(),
  }),
);

const assignment = z.object({
  unitCode: z.string(),
  postTitle: z.string(),
  postFamily: z.enum(postFamilies),
  postLevel: z.string(),
  appraiserId: z.string().nullable(),
  headsUnit: z.boolean(),
  capacity: z.enum(['definitive', 'plt', 'plh']),
  decree: z.string().nullable(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  partTime: z.boolean().exactOptional(),
});

export const personView = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(employeeKinds),
    nip: z.string(),
    formerNips: z.array(z.string()),
    roles: z.array(z.enum(directoryRoles)),
    rank: z.string().nullable(),
    assignments: z.array(assignment),
    inForce: assignment.nullable(),
  })
  .meta({ id: 'Person' });

export const employeeParams = z.strictObject({ employeeId: id });
/** A number is personal data and belongs in no URL: hence a body, and POST. */
export const employeeLookupBody = z.strictObject({ nips: z.array(nip).min(1).max(200) });
export const employeeQuery = z.strictObject({
  limit,
  cursor: z
    .string()
    .regex(/^\d{1,2}\.[a-z0-9-]{0,64}$/)
    .nullable()
    .default(null),
});
export const employeePage = page(personView);
export const employeeLookup = z.object({ items: z.array(personView) });
