import * as z from 'zod';
import { cascadeCodes } from '../domain/cascade/finding.ts';
import { cycleParams } from './params.ts';
import { unitCode } from './primitives.ts';

export const unitParams = cycleParams.extend({ unitCode });
/** Units looked at on a page; each takes the plans of a team. */
export const cascadeQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: unitCode.nullable().default(null),
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
