import * as z from 'zod';
import { actKinds } from '../domain/case/act.ts';
import { actions } from '../domain/case/action-rules.ts';
import { resultBases } from '../domain/case/case.ts';
import { relations } from '../domain/case/relations.ts';
import { phases } from '../domain/cycle/phase.ts';
import { postFamilies } from '../domain/directory/employee.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { lateMark } from './case-marks.ts';
import { objectionRef } from './objection-ref.ts';
import { ownReopening } from './reopenings.ts';

const rating = z.enum(ratings);
/** A point in time as the API writes it: RFC 3339 in UTC. */
export const instant = z.iso.datetime();

/** What the person who acted gets; the ETag of the answer is the case's new version. */
export const actReceipt = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    act: z.enum(actKinds),
    seq: z.number().int(),
    at: instant,
    version: z.number().int(),
  })
  .meta({ id: 'ActReceipt' });

export const planStatus = z.enum(['submitted', 'returned', 'set', 'carried']);

export const caseView = z
  .object({
    cycleId: z.string(),
    employeeId: z.string(),
    unitCode: z.string(),
    serviceCode: z.string(),
    appraiserId: z.string().nullable(),
    superiorId: z.string().nullable(),
    postFamily: z.enum(postFamilies),
    headsUnit: z.boolean(),
    stage: z.enum(['unplanned', 'planned', 'reviewed', 'scored', 'unassessed', 'decided']),
    version: z.number().int(),
    plan: z.object({ status: planStatus, version: z.number().int() }).nullable(),
    amendment: z.object({ status: z.enum(['submitted', 'returned']), version: z.number().int() }).nullable(),
    review: z.object({ seq: z.number().int(), workResult: rating, behaviour: rating }).nullable(),
    result: z
      .object({
        seq: z.number().int(),
        version: z.number().int(),
        workResult: rating,
        behaviour: rating,
        predicate: z.enum(predicates),
        basis: z.enum(resultBases),
        score: z.string().nullable(),
        /** Of the numeric regime alone (PP 30/2019 art. 41). */
        numeric: z
          .object({
            workResult: z.string(),
            behaviour: z.string(),
            total: z.string(),
            heard: z.boolean(),
            newIdea: z.boolean(),
          })
          .exactOptional(),
      })
      .nullable(),
    decision: z.object({ signedBy: z.string(), signedAt: instant }).nullable(),
    acknowledgedAt: instant.nullable(),
    objection: objectionRef.nullable(),
    marks: z.array(lateMark),
  })
  .meta({ id: 'Case' });

export const caseDetail = caseView.extend({
  phase: z.enum(phases),
  phaseStatus: z.enum(['open', 'closing', 'running']),
  relations: z.array(z.enum(relations)),
});

/** Every act with the verdict of the table that enforces it: what is allowed until when, what is not, and who can change that. */
export const actionList = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  /** Phases that were reopened for this person: why, by whose word, until when. */
  reopenings: z.array(ownReopening),
  items: z.array(
    z.object({
      action: z.enum(actions),
      allowed: z.boolean(),
      until: instant.nullable(),
      code: z.string().nullable(),
      reason: z.string().nullable(),
      unblockedBy: z.enum(['employee', 'appraiser', 'administrator', 'committee', 'decider', 'nobody']).nullable(),
    }),
  ),
});
