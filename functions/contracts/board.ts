import * as z from 'zod';
import { resultBases } from '../domain/case/case.ts';
import { objectionStatuses } from '../domain/objection/objection-ref.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { planStatus } from './cases.ts';

const rating = z.enum(ratings);

/** A case as a superior's board shows it; members that do not apply are left out. */
export const boardCase = z
  .object({
    stage: z.enum(['unplanned', 'planned', 'reviewed', 'scored', 'unassessed', 'decided']),
    version: z.number().int(),
    plan: planStatus.exactOptional(),
    amendment: z.literal('submitted').exactOptional(),
    review: z.object({ workResult: rating, behaviour: rating }).exactOptional(),
    reviewed: z.literal(true).exactOptional(),
    /** The caller rates an earlier part of the period. */
    part: z.literal(true).exactOptional(),
    result: z
      .object({
        predicate: z.enum(predicates),
        workResult: rating,
        behaviour: rating,
        score: z.string().nullable(),
        basis: z.enum(resultBases),
      })
      .exactOptional(),
    objection: z.enum(objectionStatuses).exactOptional(),
    acknowledged: z.literal(true).exactOptional(),
    /** Duties that were not done in time, the person's own and others'. */
    late: z.number().int().exactOptional(),
  })
  .meta({ id: 'BoardCase' });
