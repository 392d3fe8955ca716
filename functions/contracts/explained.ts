import * as z from 'zod';
import { regimes } from '../domain/rules/scoring-rules.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { explanation } from './explanation.ts';

/** What the shorter periods of a long one give for its indicators. */
export const realisationProposal = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  items: z.array(
    z.object({
      indicatorId: z.string(),
      value: z.string().nullable(),
      reported: z.string().nullable(),
      reason: z.string().nullable(),
      explanation,
    }),
  ),
});

/** A text in every language of the house. */
export const bothLanguages = z.object({ id: z.string(), en: z.string() }).meta({ id: 'BothLanguages' });

const rendered = z
  .object({
    code: z.string(),
    subject: z.string().exactOptional(),
    about: bothLanguages.exactOptional(),
    title: bothLanguages,
    value: z.string().nullable(),
    shown: bothLanguages,
    unit: z.string(),
    weight: z.string().exactOptional(),
    share: z.string().exactOptional(),
    formula: bothLanguages.exactOptional(),
    symbols: z.array(z.object({ symbol: z.string(), value: z.string(), meaning: bothLanguages })).exactOptional(),
    before: z.string().exactOptional(),
    exact: z.string().exactOptional(),
    rounding: bothLanguages.exactOptional(),
    source: bothLanguages.exactOptional(),
    reason: bothLanguages.exactOptional(),
    evidence: z.array(z.string()).exactOptional(),
    line: bothLanguages,
    get inputs() {
      return z.array(rendered).exactOptional();
    },
  })
  .meta({ id: 'ExplainedStep' });

/** A version of a result, every number opened. */
export const explainedResult = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    /** Null for somebody who was left unassessed. */
    version: z.number().int().nullable(),
    ruleSetVersion: z.string(),
    tree: rendered,
  })
  .meta({ id: 'ExplainedResult' });

export const explainedQuery = z.strictObject({
  /** Absent: the version that stands. */
  version: z.coerce.number().int().min(1).max(10_000).nullable().default(null),
});

const side = z.enum(['up', 'down']);
const boundary = z.object({
  side,
  rating: z.enum(ratings).nullable(),
  predicate: z.enum(predicates).nullable(),
  asks: z.literal('new-idea').nullable(),
  figure: z.string(),
  distance: z.string(),
});
const values = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('always') }),
  z.object({ decision: z.literal('never') }),
  z.object({ decision: z.literal('within'), atLeast: z.string().nullable(), atMost: z.string().nullable() }),
]);

/** How far the evidence is from another outcome, and what each indicator alone would have to be. */
export const whatWouldChange = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    regime: z.enum(regimes),
    standing: z
      .object({
        workResult: z.enum(ratings),
        behaviour: z.enum(ratings),
        predicate: z.enum(predicates),
        basis: z.string(),
      })
      .nullable(),
    workResult: z
      .object({
        rating: z.enum(ratings).nullable(),
        reason: z.string().nullable(),
        change: z
          .object({
            measure: z.enum(['work-result-score', 'numeric-total']),
            figure: z.string(),
            nearest: side.nullable(),
            boundaries: z.array(
              boundary.extend({
                indicators: z.array(
                  z.object({
                    workResultId: z.string(),
                    indicatorId: z.string(),
                    present: z.string().nullable(),
                    values,
                  }),
                ),
              }),
            ),
          })
          .nullable(),
      })
      .nullable(),
    behaviour: z
      .object({
        rating: z.enum(ratings),
        figure: z.string(),
        nearest: side.nullable(),
        boundaries: z.array(boundary),
      })
      .nullable(),
  })
  .meta({ id: 'WhatWouldChange' });
