import * as z from 'zod';
import { closureRules, missingActs, resultBases } from '../domain/case/case.ts';
import { endStates } from '../domain/closing/manifest.ts';
import { humanPhases, phases } from '../domain/cycle/phase.ts';
import { postFamilies } from '../domain/directory/employee.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { zones } from '../domain/time/instant.ts';
import { objectionRef } from './objection-ref.ts';
import { secondWord } from './second-word.ts';
import { segmentRef } from './segments.ts';

const instant = z.iso.datetime();
const phase = z.enum(phases);
const humanPhase = z.enum(humanPhases);

export const closure = z.object({
  trigger: z.enum(['schedule', 'administrator', 'machine']),
  basis: z.enum(['deadline', 'duties-done']),
  by: z.string().nullable(),
  cutOff: instant,
  at: instant,
});

/** A close that waited, or waits, for a second person. */
export const closeHold = z.object({
  phase: humanPhase,
  rehearsal: z.number().int(),
  comparedWith: z.number().int(),
  cases: z.number().int(),
  changed: z.number().int(),
  tolerance: z.string(),
  triggeredBy: z.string().nullable(),
  at: instant,
  until: instant,
  outcome: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('confirmed'), by: z.string(), reason: z.string(), at: instant }),
      z.object({ kind: z.literal('lapsed'), at: instant }),
    ])
    .nullable(),
});

export const cycleResponse = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['monthly', 'quarterly', 'annual']),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  zone: z.enum(zones),
  /** The annual cycle by whose plans this one lives; absent where it has plans of its own. */
  planCycleId: z.string().exactOptional(),
  ruleSetVersion: z.string(),
  phase,
  status: z.enum(['open', 'closing', 'running']),
  run: z.number().int(),
  shardCount: z.number().int(),
  /** Exclusive ends. The objection window's is a forecast until `publishedAt` is set. */
  deadlines: z.record(humanPhase, instant),
  /** Units with a later end than everybody. */
  unitDeadlines: z.array(z.object({ phase: humanPhase, unitCode: z.string(), deadline: instant })).exactOptional(),
  /** Until then a phase stays open for whoever has longer than everybody. */
  heldUntil: z.partialRecord(humanPhase, instant).exactOptional(),
  holds: z.array(closeHold).exactOptional(),
  committee: z.object({ chairId: z.string(), memberIds: z.array(z.string()) }),
  authorisedOfficialId: z.string(),
  extensions: z.array(
    z.object({
      phase: humanPhase,
      unitCode: z.string().exactOptional(),
      /** Downtime that it is credit for, by rule. */
      outage: z.object({ from: instant, to: instant }).exactOptional(),
      from: instant,
      to: instant,
      reason: z.string(),
      by: z.string(),
      at: instant,
      /** The second person's word; absent where the rules ask for none, or give the time themselves. */
      approval: secondWord.exactOptional(),
    }),
  ),
  /** Later ends that wait, or waited, for a second person. */
  askedExtensions: z
    .array(
      z.object({
        number: z.number().int(),
        phase: humanPhase,
        unitCode: z.string().exactOptional(),
        ...{ to: instant, reason: z.string(), by: z.string(), at: instant },
        decision: secondWord.nullable(),
      }),
    )
    .exactOptional(),
  resumptions: z.array(z.object({ run: z.number().int(), reason: z.string(), by: z.string(), at: instant })),
  closures: z.partialRecord(humanPhase, closure),
  publishedAt: instant.nullable(),
  closedAt: instant.nullable(),
  failure: z.object({ phase, error: z.string(), at: instant }).nullable(),
  openedBy: z.string(),
  openedAt: instant,
  version: z.number().int(),
});
export const oneCycleResponse = cycleResponse.extend({
  /** Years whose holidays the rules do not know: working days counted in them are a forecast. */
  uncoveredYears: z.array(z.number().int()),
  /** Of the open phase whose close settles people: closed softly from `softAt` on, settled after `hardAt`; else null. */
  close: z.object({ softAt: instant, hardAt: instant }).nullable(),
});
export const cycleListResponse = z.object({ items: z.array(cycleResponse) });
export const closureResponse = z.object({ cycleId: z.string(), phase: humanPhase, closure });

const steps = [...humanPhases, 'scoring', 'publication', 'decision', 'proposals'] as const;
/** Beside the steps of the procedure those of each reopening, by its number. */
const step = z.union([
  z.enum(steps),
  z.templateLiteral(['reopened-', z.number().int().min(1)]),
  z.templateLiteral(['rescored-', z.number().int().min(1)]),
]);
export const manifestQuery = z.strictObject({
  step,
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const count = z.number().int().min(0);
export const manifestListResponse = z.object({
  items: z.array(
    z.object({
      step,
      shard: count,
      cases: count,
      endStates: z.record(z.enum(endStates), count),
      rules: z.record(z.string(), count),
      services: z.record(z.string(), z.object({ counts: z.record(z.enum(predicates), count), unassessed: count })),
      root: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

export const caseListQuery = z.strictObject({
  shard: z.coerce.number().int().min(0).optional(),
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const reviewRef = z.object({ seq: count, workResult: z.enum(ratings), behaviour: z.enum(ratings) });
/** A draft has a status, a plan in force its basis. */
const plan = z.union([
  z.object({
    seq: count,
    version: count,
    status: z.enum(['submitted', 'returned']),
    at: instant,
    reason: z.string().nullable(),
  }),
  z.object({ seq: count, version: count, basis: z.enum(['set', 'carried']) }),
]);
export const caseListResponse = z.object({
  items: z.array(
    z.object({
      cycleId: z.string(),
      employeeId: z.string(),
      unitCode: z.string(),
      serviceCode: z.string(),
      appraiserId: z.string().nullable(),
      superiorId: z.string().nullable(),
      postFamily: z.enum(postFamilies),
      headsUnit: z.boolean(),
      marks: z.array(
        z.object({
          phase: humanPhase,
          missing: z.enum(missingActs),
          owedBy: z.string().nullable(),
          rule: z.enum(closureRules),
        }),
      ),
      stage: z.enum(['unplanned', 'planned', 'reviewed', 'scored', 'unassessed', 'decided']),
      plan: plan.nullable(),
      review: reviewRef.nullable().optional(),
      result: z
        .object({
          seq: count,
          version: count,
          workResult: z.enum(ratings),
          behaviour: z.enum(ratings),
          predicate: z.enum(predicates),
          basis: z.enum(resultBases),
          score: z.string().nullable(),
        })
        .optional(),
      decision: z.object({ seq: count, signedBy: z.string(), signedAt: instant }).optional(),
      acknowledgedAt: instant.nullable().optional(),
      objection: objectionRef.nullable().optional(),
      /** Only where the period has several parts, or one that is not the whole of it. */
      segments: z.array(segmentRef).exactOptional(),
      joinedLate: z.literal(true).exactOptional(),
      extended: z.partialRecord(humanPhase, instant).exactOptional(),
      /** What the last reopening that concerned the person left: a review in it counts from the close after it on. */
      reopened: z
        .object({
          number: count,
          review: reviewRef.exactOptional(),
          of: count.exactOptional(),
          parts: z.array(reviewRef.nullable()).exactOptional(),
          ...{ closed: z.literal(true).exactOptional(), scored: z.literal(true).exactOptional() },
        })
        .exactOptional(),
      version: count,
    }),
  ),
  next: z.string().nullable(),
  shardCount: count,
});
