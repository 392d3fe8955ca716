import * as z from 'zod';

/** What one person decided on another's request. */
export const secondWord = z.object({
  kind: z.enum(['approve', 'refuse']),
  by: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
});
