import * as z from 'zod';
import { noEstimateReasons } from '../domain/rater-statistics/estimate.ts';
import { instant } from './cases.ts';
import { bothLanguages } from './explained.ts';
import { limit } from './params.ts';
import { id, text } from './primitives.ts';

export const ownStatisticsQuery = z.strictObject({ cycleId: id });
export const openingBody = z.strictObject({ cycleId: id, remark: text(1000).nullable().default(null) });
export const raterListQuery = z.strictObject({ limit, cursor: id.nullable().default(null) });

const known = { title: bothLanguages, meaning: bothLanguages, text: bothLanguages, ratings: z.number().int() };
const estimate = z
  .discriminatedUnion('verdict', [
    z.object({ ...known, verdict: z.literal('cannot-tell'), reason: z.enum(noEstimateReasons) }),
    z.object({
      ...known,
      /** `high` and `low` stand out: the whole interval lies beyond the threshold of the rule set. */
      verdict: z.enum(['usual', 'high', 'low']),
      value: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ])
  .meta({ id: 'RaterEstimate' });

const each = <T extends z.ZodType>(one: T) =>
  z.object({ leniency: one, behaviourLeniency: one, spread: one, halo: one, recency: one, copied: one });
const count = z.number().int();
const departures = z.object({ above: count, as: count, below: count });
const made = {
  method: z.string(),
  ruleSetVersion: z.string(),
  at: instant,
  ratings: count,
  periods: count,
  departures,
};

const statistics = z
  .object({
    ...made,
    raterId: z.string(),
    leftOut: count,
    measures: each(estimate),
    opened: z.object({ at: instant, remark: z.string().nullable() }).nullable(),
    othersSeeItFrom: instant,
  })
  .meta({ id: 'RaterStatistics' });
const norm = z
  .object({
    ...made,
    raters: count,
    workDeparture: z.number().nullable(),
    behaviourDeparture: z.number().nullable(),
    pointedOut: each(count),
    cannotTell: each(count),
    thresholds: z.object({
      leniency: z.string(),
      narrow: z.string(),
      wide: z.string(),
      halo: z.string(),
      recency: z.string(),
      copied: z.string(),
    }),
    minimumRatings: count,
    basis: z.string(),
    text: bothLanguages,
  })
  .meta({ id: 'RaterNorm' });

export const ownStatistics = z.object({ cycleId: z.string(), advice: bothLanguages, norm, own: statistics });
export const openingReceipt = z.object({ cycleId: z.string(), at: instant, remark: z.string().nullable() });
export const raterPage = z.object({
  advice: bothLanguages,
  norm,
  items: z.array(
    z.discriminatedUnion('shown', [
      z.object({ shown: z.literal(true), raterId: z.string(), statistics }),
      z.object({ shown: z.literal(false), raterId: z.string(), othersSeeItFrom: instant }),
    ]),
  ),
  next: z.string().nullable(),
});
