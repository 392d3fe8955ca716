import { z } from 'zod';
import { ratings } from '../domain/scoring/predicate.ts';
import { text } from './primitives.ts';

/** `reason` is required where the work-result rating departs from the suggestion computed from the realisations. */
export const reviewBody = z.strictObject({
  workResult: z.enum(ratings),
  behaviour: z.enum(ratings),
  reason: text(800).nullable().default(null),
  strengths: text(800),
  improvements: text(800),
});
