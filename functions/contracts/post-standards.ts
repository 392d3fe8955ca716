import * as z from 'zod';
import { resultBases } from '../domain/case/case.ts';
import { postFamilies } from '../domain/directory/employee.ts';
import { planForms } from '../domain/planning/plan.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { limit } from './params.ts';
import { workResult } from './plans.ts';
import { id, text, unitCode } from './primitives.ts';

/** The agency's own code of a post's standard. */
export const standardParams = z.strictObject({ code: unitCode });

const post = z.strictObject({
  postTitle: text(160),
  postFamily: z.enum(postFamilies),
  postLevel: z.string().regex(/^[a-z-]{1,32}$/),
  /** Of the post in one unit alone; null: wherever there is one. */
  unitCode: unitCode.nullable().default(null),
});
const task = z.strictObject({ id, text: text(300) });
const standardWorkResult = workResult
  .omit({ serves: true, leaderExpectation: true, assignment: true })
  .extend({ taskId: id });
const mostIndicators = 100;

export const standardBody = z
  .strictObject({
    post,
    form: z.enum(planForms).default('quantitative'),
    tasks: z.array(task).min(1).max(30),
    workResults: z.array(standardWorkResult).min(1).max(30),
    legalBasis: text(160).nullable().default(null),
    /** Why the standard is changed; not needed for the first text. */
    reason: text(600).nullable().default(null),
  })
  .refine(({ workResults }) => workResults.reduce((n, { indicators }) => n + indicators.length, 0) <= mostIndicators, {
    path: ['workResults'],
    error: `a standard has at most ${mostIndicators} indicators`,
  });

export const standardView = z
  .object({
    code: z.string(),
    text: z.number().int(),
    post,
    form: z.enum(planForms),
    tasks: z.array(task),
    workResults: z.array(standardWorkResult),
    legalBasis: z.string().nullable(),
    reason: z.string().nullable(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'PostStandard' });
export const standardTexts = z.object({ code: z.string(), items: z.array(standardView) });

export const standardQuery = z.strictObject({ limit, cursor: unitCode.nullable().default(null) });
export const standardPage = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      text: z.number().int(),
      post,
      form: z.enum(planForms),
      legalBasis: z.string().nullable(),
      at: instant,
      tasks: z.number().int(),
      workResults: z.number().int(),
    }),
  ),
  next: z.string().nullable(),
});

/** A page of holders reads the results of each, hence fewer than elsewhere. */
export const holderQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,32}#[a-z0-9-]{1,64}$/)
    .nullable()
    .default(null),
});
const day = z.iso.date();
export const holderPage = z.object({
  code: z.string(),
  items: z.array(
    z.object({
      employeeId: z.string(),
      name: z.string(),
      unitCode: z.string(),
      held: z.array(
        z.object({
          from: day,
          to: day.nullable(),
          capacity: z.enum(['definitive', 'plt', 'plh']),
          decree: z.string().nullable(),
        }),
      ),
      results: z.array(
        z.object({
          cycleId: z.string(),
          title: z.string(),
          period: z.object({ from: day, to: day }),
          predicate: z.enum(predicates),
          workResult: z.enum(ratings),
          behaviour: z.enum(ratings),
          score: z.string().nullable(),
          basis: z.enum(resultBases),
          version: z.number().int(),
        }),
      ),
    }),
  ),
  next: z.string().nullable(),
});
