import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { planProposal, planProposalQuery } from '../../contracts/plan-changes.ts';
import {
  planDecisionBody,
  planDraft,
  planDraftBody,
  planSubmissionBody,
  planView,
  saved,
} from '../../contracts/plans.ts';
import { createDecidePlan } from '../../usecases/plans/decide-plan.ts';
import { createGetPlan } from '../../usecases/plans/get-plan.ts';
import { createGetPlanDraft } from '../../usecases/plans/get-plan-draft.ts';
import { createProposePlan } from '../../usecases/plans/propose-plan.ts';
import { createSavePlanDraft } from '../../usecases/plans/save-plan-draft.ts';
import { createSubmitPlan } from '../../usecases/plans/submit-plan.ts';
import { type Route, route } from '../route.ts';

const ofPerson = { tag: 'plans', params: personParams, query: noQuery } as const;

export const planRoutes: Route[] = [
  route({
    ...ofPerson,
    method: 'GET',
    operationId: 'getPlan',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/plan',
    summary: 'The plan last submitted or in force; its ETag is the one that a decision must name.',
    body: z.undefined(),
    response: planView,
    status: 200,
    handle: (deps) => {
      const run = createGetPlan(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'GET',
    operationId: 'getPlanDraft',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/plan-draft',
    summary: "The author's own draft.",
    body: z.undefined(),
    response: planDraft,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetPlanDraft(deps);
      return async ({ actor }, { params }) => {
        const { version, ...body } = await run(actor, params);
        return { body, version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'PUT',
    operationId: 'savePlanDraft',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/plan-draft',
    summary: 'Keeps a draft, complete or not; replacing one needs If-Match.',
    body: planDraftBody,
    response: saved,
    status: 200,
    errors: [
      'forbidden',
      'precondition-required',
      'precondition-failed',
      'wrong-phase',
      'deadline-passed',
      'wrong-stage',
    ],
    handle: (deps) => {
      const run = createSavePlanDraft(deps);
      return async (command, { params, body }) => {
        const { at, version } = await run(command, { ...params, ...body });
        return { body: { at }, version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'GET',
    operationId: 'proposePlan',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/plan-proposals',
    summary:
      "A text to start from: the plan of the person's last period, or the standard of the post. It is stored nowhere.",
    query: planProposalQuery,
    body: z.undefined(),
    response: planProposal,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createProposePlan(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    ...ofPerson,
    method: 'POST',
    operationId: 'submitPlan',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/plan-submissions',
    summary: 'Hands the plan to the appraiser; it must be complete.',
    body: planSubmissionBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'wrong-phase', 'deadline-passed', 'wrong-stage', 'incomplete-plan'],
    handle: (deps) => {
      const run = createSubmitPlan(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'POST',
    operationId: 'decidePlan',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/plan-decisions',
    summary:
      'The appraiser sets the plan, with expectations where something specific is asked, or returns it with a reason.',
    body: planDecisionBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'wrong-phase', 'deadline-passed', 'wrong-stage', 'unknown-work-result'],
    handle: (deps) => {
      const run = createDecidePlan(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
];
