import * as z from 'zod';
import { organisationPredicates, type Predicate, predicates } from '../../../functions/domain/scoring/predicate.ts';

const counts = z.record(z.enum(predicates), z.number());
const move = z.looseObject({
  employeeId: z.string(),
  from: z.enum(predicates),
  to: z.enum(predicates),
  score: z.string().nullable(),
});

export const distribution = z.looseObject({
  verdict: z.string(),
  counts,
  people: z.number(),
  organisation: z.enum(organisationPredicates).nullable(),
  distance: z.number().nullable(),
  higherLevel: z.looseObject({ unitCode: z.string(), verdict: z.string(), people: z.number() }).nullable(),
  proposal: z.looseObject({ counts, moves: z.array(move), next: z.number().nullable() }).nullable(),
});
export const whatIf = z.looseObject({
  after: z.looseObject({ verdict: z.string(), distance: z.number().nullable(), counts }),
  warnings: z.array(z.looseObject({ side: z.string(), text: z.looseObject({ en: z.string() }) })),
});
export const impact = z.looseObject({
  people: z.number(),
  minimumGroup: z.number(),
  dimensions: z.array(
    z.looseObject({
      dimension: z.string(),
      state: z.string(),
      sides: z.array(z.looseObject({ side: z.string(), people: z.number(), others: z.number() })),
    }),
  ),
});

export type Counts = Record<Predicate, number>;
export type SeenSpread = {
  distribution: z.output<typeof distribution>;
  /** The proposal tried as a whole; null where there is none, or where it is too long to be tried at once. */
  tried: z.output<typeof whatIf> | null;
  impact: z.output<typeof impact>;
};
