import * as z from 'zod';
import { cascadeCodes } from '../domain/cascade/finding.ts';
import { cycleParams } from './params.ts';
import { unitCode } from './primitives.ts';

export const unitParams = cycleParams.extend({ unitCode });
const cursor = z
  .string()
  .max(1024)
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}(\/[a-z0-9][a-z0-9-]{0,63})*\/?$/);
/** Superiors on a page, each with the plans of a team; a page is shorter, or empty, where many people were asked who appraise nobody. */
export const cascadeQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: cursor.nullable().default(null),
});

const texts = z.object({ id: z.string(), en: z.string() });
const finding = z.object({
  code: z.enum(cascadeCodes),
  message: texts,
  /** Whose plan it is about, and who can mend it. */
  employeeId: z.string(),
  workResultId: z.string().nullable(),
  indicatorId: z.string().nullable(),
  workResult: z.string().nullable(),
  /** Decimal strings: what is asked, what the shares come to. */
  sums: z
    .object({ target: z.string(), together: z.string(), measure: z.string(), shares: z.number().int() })
    .nullable(),
});

export const cascadePage = z
  .object({
    cycleId: z.string(),
    unitCode: z.string(),
    items: z.array(
      z.object({
        unitCode: z.string(),
        superiorId: z.string(),
        plan: z.enum(['in-force', 'submitted', 'none', 'not-evaluated']),
        members: z.number().int(),
        findings: z.array(finding),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'Cascade' });
