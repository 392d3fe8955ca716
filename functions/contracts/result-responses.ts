import * as z from 'zod';
import { actKinds } from '../domain/case/act.ts';
import { resultBases } from '../domain/case/case.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { lateMark } from './case-marks.ts';
import { instant } from './cases.ts';
import { explanation } from './explanation.ts';

const onCase = { cycleId: z.string(), employeeId: z.string() };

const numericResult = z.object({
  workResult: z.string(),
  behaviour: z.string(),
  total: z.string(),
  heard: z.boolean(),
  newIdea: z.boolean(),
});

const resultVersion = z.object({
  /** 1 for the first; each carried motion or upheld objection adds one. */
  version: z.number().int(),
  workResult: z.enum(ratings),
  behaviour: z.enum(ratings),
  predicate: z.enum(predicates),
  basis: z.enum(resultBases),
  score: z.string().nullable(),
  /** Of the numeric regime alone (PP 30/2019 art. 41). */
  numeric: numericResult.exactOptional(),
  explanation,
  act: z.enum(actKinds),
  seq: z.number().int(),
  by: z.string(),
  at: instant,
  reason: z.string().nullable(),
  scoredFrom: z
    .object({
      engine: z.string(),
      digest: z.string(),
      activities: z.object({ count: z.number().int(), days: z.number().int(), digest: z.string() }),
      feedback: z.number().int(),
      /** Which version of the annual plan a shorter period was measured by. */
      plan: z.object({ cycleId: z.string(), version: z.number().int() }).exactOptional(),
    })
    .nullable(),
});

export const resultView = z
  .object({
    ...onCase,
    stage: z.enum(['unplanned', 'planned', 'reviewed', 'scored', 'unassessed', 'decided']),
    publishedAt: instant.nullable(),
    current: z.number().int().nullable(),
    versions: z.array(resultVersion),
    unassessed: z.object({ reason: z.string(), explanation }).nullable(),
    marks: z.array(lateMark),
    decision: z.object({ signedBy: z.string(), signedAt: instant }).nullable(),
    acknowledgedAt: instant.nullable(),
  })
  .meta({ id: 'Result' });

export const envelope = z
  .object({
    seq: z.number().int(),
    prev: z.string(),
    act: z.enum(actKinds),
    actor: z.string(),
    onBehalfOf: z.string().nullable(),
    at: instant,
    ruleSetVersion: z.string(),
    before: z.string(),
    after: z.string(),
    bodyDigest: z.string(),
    requestKey: z.string().nullable(),
    requestDigest: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'ActEnvelope' });

export const auditView = z.object({
  ...onCase,
  head: z.object({ seq: z.number().int(), head: z.string() }),
  acts: z.array(envelope),
  withheld: z.number().int(),
  verification: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true) }),
    z.object({ ok: z.literal(false), seq: z.number().int(), problem: z.string() }),
  ]),
});
