import * as z from 'zod';
import { objectionStatuses } from '../domain/objection/objection-ref.ts';

const instant = z.iso.datetime();

/** An objection as a case shows it. */
export const objectionRef = z.object({
  status: z.enum(objectionStatuses),
  deciderId: z.string().nullable(),
  filedAt: instant,
  decideBy: instant.nullable(),
  seq: z.number().int(),
  hearing: z
    .object({ calledAt: instant, employeeBy: instant, appraiserBy: instant, spoken: z.array(z.string()) })
    .exactOptional(),
  recused: z.array(z.string()).exactOptional(),
});
