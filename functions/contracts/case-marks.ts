import * as z from 'zod';
import { closureRules, missingActs } from '../domain/case/case.ts';
import { humanPhases } from '../domain/cycle/phase.ts';

/** A duty that was not done in time, whose act it was (null: nobody was named to it), and the rule that settled it. */
export const lateMark = z.object({
  phase: z.enum(humanPhases),
  missing: z.enum(missingActs),
  owedBy: z.string().nullable(),
  rule: z.enum(closureRules),
});
