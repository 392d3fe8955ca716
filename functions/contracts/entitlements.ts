import * as z from 'zod';
import { performances, potentials } from '../domain/entitlements/entitlement-rules.ts';
import { predicates } from '../domain/scoring/predicate.ts';
import { localDate, nip, text } from './primitives.ts';

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const allowanceQuery = z.strictObject({ month });

export const assessmentRow = z.strictObject({
  nip,
  on: localDate,
  potential: z.enum(potentials),
  source: text(200),
  validTo: localDate,
});
export const absenceRow = z.strictObject({ nip, days: z.number().int().min(0).max(31) });
/** Only people who were absent without leave have a row; an empty list says that nobody was. */
export const attendanceBody = z.strictObject({
  month,
  rows: z.array(z.record(z.string(), z.unknown())).max(1000),
});

const count = z.number().int();
const onCase = { cycleId: z.string(), employeeId: z.string(), ruleSetVersion: z.string(), version: count };
const line = z.object({
  component: z.enum(['predicate', 'reports', 'attendance']),
  value: z.string().nullable(),
  factor: z.string(),
  note: z.enum(['provisional-does-not-cut', 'no-report-at-all', 'not-imported']).nullable(),
  legalBasis: z.string(),
});

const creditPoints = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('earned'),
    points: z.string(),
    share: z.string(),
    parts: z.array(
      z.object({
        level: z.string(),
        from: z.iso.date(),
        to: z.iso.date(),
        months: z.string(),
        coefficient: z.string(),
      }),
    ),
    legalBasis: z.string(),
  }),
  z.object({ decision: z.literal('not-functional') }),
  z.object({ decision: z.literal('unknown-level'), level: z.string() }),
]);
const talent = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('placed'),
    box: count,
    performance: z.enum(performances),
    potential: z.enum(potentials),
    inSuccessionPool: z.boolean(),
    assessedOn: z.iso.date(),
    source: z.string(),
    legalBasis: z.string(),
  }),
  z.object({ decision: z.literal('no-assessment'), performance: z.enum(performances), legalBasis: z.string() }),
]);

/** What a result gives, computed when it is read. */
export const entitlementsView = z
  .object({ ...onCase, predicate: z.enum(predicates), creditPoints, talent, allowance: line })
  .meta({ id: 'Entitlements' });
export const allowanceView = z
  .object({
    ...onCase,
    month: z.string(),
    reports: z.object({ expected: count, written: count, late: count, missing: count }),
    /** Percent of the performance allowance. */
    factor: z.string(),
    lines: z.array(line),
  })
  .meta({ id: 'Allowance' });
