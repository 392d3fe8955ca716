import * as z from 'zod';
import { dimensions } from '../domain/impact/dimensions.ts';
import { organisationPredicates, predicates } from '../domain/scoring/predicate.ts';
import { limit } from './params.ts';
import { id } from './primitives.ts';

const predicate = z.enum(predicates);
const count = z.number().int();
const bilingual = z.object({ id: z.string(), en: z.string() });

export const distributionQuery = z.strictObject({
  limit,
  cursor: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export const whatIfBody = z.strictObject({
  moves: z
    .array(z.strictObject({ employeeId: id, predicate }))
    .min(1)
    .max(50),
});

const judged = {
  verdict: z.enum(['lawful', 'unlawful', 'infeasible-here', 'not-checked']),
  findings: z.array(
    z.object({
      rule: z.enum(['most', 'at-most', 'at-least', 'some-of']),
      of: z.array(predicate),
      limit: count,
      actual: count,
    }),
  ),
  counts: z.record(predicate, count),
  people: count,
  /** Fewest persons who would have to move; null where no split is lawful or nothing was checked. */
  distance: count.nullable(),
};

const warning = z.object({
  dimension: z.enum(dimensions),
  side: z.string(),
  hits: count,
  lowest: count,
  people: count,
  of: count,
  /** Decimal up to 1. */
  chance: z.string(),
  text: bilingual,
});

const move = z.object({
  employeeId: z.string(),
  from: predicate,
  to: predicate,
  score: z.string().nullable(),
  gap: z.string().nullable(),
  equals: count,
});

const on = { cycleId: z.string(), serviceCode: z.string() };
export const distributionView = z
  .object({
    ...on,
    ...judged,
    organisation: z.enum(organisationPredicates).nullable(),
    unassessed: count,
    policy: z.object({
      enforcement: z.enum(['off', 'warn', 'justify', 'block']),
      most: z.enum(['majority', 'plurality', 'ignore']),
      rounding: z.enum(['floor-ceiling', 'ceiling-floor', 'half-up']),
      level: z.enum(['unit', 'service', 'agency']),
    }),
    higherLevel: z
      .object({
        ...judged,
        unitCode: z.string(),
        name: z.string(),
        organisation: z.enum(organisationPredicates),
        ownPredicate: z.boolean(),
      })
      .nullable(),
    proposal: z
      .object({
        counts: z.record(predicate, count),
        tieBreak: z.array(z.string()).readonly(),
        boundaries: z.array(z.string()),
        cost: z.object({ moved: count, steps: count, unscored: count, gap: z.string(), down: count }),
        flows: z.array(z.object({ from: predicate, to: predicate, people: count })),
        moves: z.array(move),
        warnings: z.array(warning),
        next: count.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Distribution' });

export const whatIfView = z
  .object({ ...on, before: z.object(judged), after: z.object(judged), warnings: z.array(warning) })
  .meta({ id: 'WhatIf' });

const tested = z.object({ hits: count, others: count, p: z.string(), striking: z.boolean() });
export const impactView = z
  .object({
    ...on,
    people: count,
    comparisons: count,
    minimumGroup: count,
    significance: z.string(),
    dimensions: z.array(
      z.object({
        dimension: z.enum(dimensions),
        state: z.enum(['shown', 'too-small', 'unknown']),
        sides: z.array(
          z.object({ side: z.string(), name: bilingual, people: count, others: count, lowest: tested, best: tested }),
        ),
      }),
    ),
  })
  .meta({ id: 'Impact' });
