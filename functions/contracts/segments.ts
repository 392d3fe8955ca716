import * as z from 'zod';
import { postFamilies } from '../domain/directory/employee.ts';
import { refusalCodes } from '../domain/refusal.ts';
import { ratings } from '../domain/scoring/predicate.ts';
import { assignmentProblems } from '../domain/segments/find-problems.ts';
import { absences } from '../domain/segments/partition.ts';
import { actReceipt } from './cases.ts';
import { importReport } from './directory.ts';
import { realisationView } from './facts.ts';
import { limit } from './params.ts';
import { planDraft } from './plans.ts';
import { id, text } from './primitives.ts';
import { suggestion } from './reviews.ts';

const day = z.iso.date();
/** Parts count from 1; a period has at most one a day, and in practice a handful. */
const number = z.coerce.number().int().min(1).max(366);
export const segmentParams = z.strictObject({ cycleId: id, employeeId: id, number });
export const mySegmentsQuery = z.strictObject({ cycleId: id });
export const reassignmentsQuery = z.strictObject({ limit, cursor: z.string().max(512).nullable().default(null) });

const acting = z.object({
  capacity: z.enum(['plt', 'plh']),
  decree: z.string().nullable(),
  /** On whose behalf; null where the post is vacant. */
  for: z.string().nullable(),
});
const review = z.object({ seq: z.number().int(), workResult: z.enum(ratings), behaviour: z.enum(ratings) });
/** A part of the period as the case keeps it. */
export const segmentRef = z.object({
  from: day,
  to: day,
  unitCode: z.string(),
  appraiserId: z.string().nullable(),
  acting: acting.exactOptional(),
  plan: z
    .object({ seq: z.number().int(), version: z.number().int(), basis: z.enum(['set', 'carried']) })
    .exactOptional(),
  leads: z.literal(true).exactOptional(),
  review: review.nullable(),
});
const placed = z.object({
  position: z.object({
    unitCode: z.string(),
    serviceCode: z.string(),
    appraiserId: z.string().nullable(),
    superiorId: z.string().nullable(),
    postFamily: z.enum(postFamilies),
    headsUnit: z.boolean(),
  }),
  segments: z.array(segmentRef),
});
const reassignment = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    version: z.number().int().nullable(),
    present: placed.nullable(),
    proposed: placed,
    droppedReviews: z.array(
      z.object({ from: day, to: day, appraiserId: z.string().nullable(), seq: z.number().int() }),
    ),
    confirmable: z.boolean(),
    digest: z.string(),
  })
  .meta({ id: 'Reassignment' });
const problem = z
  .object({
    code: z.enum(assignmentProblems),
    from: day,
    to: day,
    unitCodes: z.array(z.string()),
    personId: z.string().nullable(),
    fixBy: z.object({
      role: z.literal('administrator'),
      personId: z.string().nullable(),
      name: z.string().nullable(),
    }),
  })
  .meta({ id: 'AssignmentProblem' });

export const segmentsView = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    period: z.object({ from: day, to: day }),
    measure: z.enum(['months', 'days']),
    segments: z.array(
      z.object({
        number: z.number().int(),
        from: day,
        to: day,
        unitCode: z.string(),
        appraiserId: z.string().nullable(),
        acting: acting.nullable(),
        /** Exact fraction such as `3/7`; the shares of all parts sum to 1. */
        share: z.string(),
        ownPlan: z.boolean(),
        reviewed: z.boolean(),
        review: review.nullable(),
      }),
    ),
    absences: z.array(z.object({ from: day, to: day, absence: z.enum(absences) })),
    problems: z.array(problem),
    reassignment: reassignment.nullable(),
  })
  .meta({ id: 'Segments' });

export const segmentEvidence = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  number: z.number().int(),
  from: day,
  to: day,
  plan: planDraft.shape.plan.nullable(),
  realisation: realisationView.extend({ version: z.number().int() }).nullable(),
  suggestion: suggestion.pick({ workResult: true, behaviour: true }),
});

export const mySegments = z.object({
  items: z.array(
    z.object({
      employeeId: z.string(),
      name: z.string(),
      number: z.number().int(),
      from: day,
      to: day,
      unitCode: z.string(),
      share: z.string(),
      reviewed: z.boolean(),
      due: z.boolean(),
      version: z.number().int(),
    }),
  ),
});

export const reassignmentPage = z.object({
  items: z.array(
    z.object({
      employeeId: z.string(),
      name: z.string(),
      reassignment: reassignment.nullable(),
      problems: z.array(problem),
    }),
  ),
  next: z.string().nullable(),
});

/** `version` and `preview` as the preview showed them; no version for a case that the confirmation opens. */
export const confirmationBody = z.strictObject({
  reason: text(600),
  items: z
    .array(
      z.strictObject({
        employeeId: id,
        version: z.number().int().min(1).nullable(),
        preview: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      }),
    )
    .min(1)
    .max(100)
    .refine((items) => new Set(items.map(({ employeeId }) => employeeId)).size === items.length, {
      error: 'each person once',
    }),
});
export const confirmationReport = z.object({
  items: z.array(
    z.discriminatedUnion('outcome', [
      z.object({ employeeId: z.string(), outcome: z.literal('confirmed'), receipt: actReceipt }),
      z.object({
        employeeId: z.string(),
        outcome: z.literal('refused'),
        code: z.enum(refusalCodes),
        reason: z.string().nullable(),
      }),
    ]),
  ),
});

export const assignmentPreview = z.object({
  rows: importReport,
  cases: z.array(reassignment),
  problems: z.array(problem.extend({ cycleId: z.string(), employeeId: z.string() })),
});
