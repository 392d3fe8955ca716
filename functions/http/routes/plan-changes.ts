import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import {
  amendmentBody,
  amendmentView,
  planHistory,
  planLinks,
  planLinksBody,
  planVersion,
  planVersionParams,
} from '../../contracts/plan-changes.ts';
import { planDecisionBody } from '../../contracts/plans.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { createDecideAmendment } from '../../usecases/plans/decide-amendment.ts';
import { createGetAmendment } from '../../usecases/plans/get-amendment.ts';
import { createGetPlanLinks } from '../../usecases/plans/get-plan-links.ts';
import { createGetPlanVersion } from '../../usecases/plans/get-plan-version.ts';
import { createLinkPlan } from '../../usecases/plans/link-plan.ts';
import { createListPlanVersions } from '../../usecases/plans/list-plan-versions.ts';
import { createProposeAmendment } from '../../usecases/plans/propose-amendment.ts';
import { type Route, route } from '../route.ts';

const person = '/v1/cycles/{cycleId}/employees/{employeeId}';
const ofPerson = { tag: 'plans', params: personParams, query: noQuery } as const;
const reading = { ...ofPerson, method: 'GET', body: z.undefined(), status: 200 } as const;
const acting = { ...ofPerson, method: 'POST', response: actReceipt, status: 201, ifMatch: true } as const;
const inTime: RefusalCode[] = ['forbidden', 'wrong-phase', 'deadline-passed', 'wrong-stage'];

export const planChangeRoutes: Route[] = [
  route({
    ...acting,
    operationId: 'proposeAmendment',
    path: `${person}/plan-amendments`,
    summary:
      'Proposes another text for the plan in force, with the reason; the plan in force stays until it is approved.',
    body: amendmentBody,
    errors: [...inTime, 'incomplete-plan', 'unchanged-plan'],
    handle: (deps) => {
      const run = createProposeAmendment(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'getAmendment',
    path: `${person}/plan-amendments`,
    summary: 'The open amendment and what it changes, member by member; its ETag is the one that a decision must name.',
    response: amendmentView,
    handle: (deps) => {
      const run = createGetAmendment(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...acting,
    operationId: 'decideAmendment',
    path: `${person}/plan-amendment-decisions`,
    summary: 'The appraiser approves the amendment, which is then the plan in force, or returns it with a reason.',
    body: planDecisionBody,
    errors: [...inTime, 'unknown-work-result'],
    handle: (deps) => {
      const run = createDecideAmendment(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'listPlanVersions',
    path: `${person}/plan-versions`,
    summary:
      'Everything that happened to the plan: submitted, returned, set, carried, amended, linked; by whom and why.',
    response: planHistory,
    handle: (deps) => {
      const run = createListPlanVersions(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getPlanVersion',
    path: `${person}/plan-versions/{seq}`,
    summary: 'The text of the plan as it stood in one act.',
    params: planVersionParams,
    response: planVersion,
    handle: (deps) => {
      const run = createGetPlanVersion(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getPlanLinks',
    path: `${person}/plan-links`,
    summary: "What serves the superior in words only, and the superior's work results that it can be tied to.",
    response: planLinks,
    handle: (deps) => {
      const run = createGetPlanLinks(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...acting,
    operationId: 'linkPlan',
    path: `${person}/plan-links`,
    summary: "Ties work results planned ahead of a late superior to the superior's, once that plan is in force.",
    body: planLinksBody,
    errors: [...inTime, 'unknown-work-result'],
    handle: (deps) => {
      const run = createLinkPlan(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
];
