import * as z from 'zod';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import {
  commentList,
  commentsQuery,
  personSatisfaction,
  ticketsBody,
  ticketsIssued,
  unitInCycleParams,
  unitSatisfaction,
} from '../../contracts/survey.ts';
import { createGetPersonSatisfaction, createGetUnitSatisfaction } from '../../usecases/survey/get-satisfaction.ts';
import { createIssueTickets } from '../../usecases/survey/issue-tickets.ts';
import { createListComments } from '../../usecases/survey/list-comments.ts';
import { type Route, route } from '../route.ts';

const reading = { method: 'GET', tag: 'survey', body: z.undefined(), status: 200 } as const;

export const surveyRoutes: Route[] = [
  route({
    operationId: 'issueServiceTickets',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/service-tickets',
    summary: 'Issues one survey ticket per service act; each link can be answered once, without a sign-in.',
    tag: 'survey',
    params: cycleParams,
    query: noQuery,
    body: ticketsBody,
    response: ticketsIssued,
    status: 201,
    errors: [
      'forbidden',
      'wrong-phase',
      'deadline-passed',
      'date-outside-period',
      'conflict-of-interest',
      'too-many-requests',
    ],
    handle: (deps) => {
      const run = createIssueTickets(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...reading,
    operationId: 'getUnitSatisfaction',
    path: '/v1/cycles/{cycleId}/units/{unitCode}/satisfaction',
    summary: 'The public satisfaction index (IKM) of a unit with everything below it, by the nine elements.',
    params: unitInCycleParams,
    query: noQuery,
    response: unitSatisfaction,
    handle: (deps) => {
      const run = createGetUnitSatisfaction(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'listSurveyComments',
    path: '/v1/cycles/{cycleId}/units/{unitCode}/satisfaction/comments',
    summary: 'What visitors of a unit wrote, for its head, administrators and auditors.',
    params: unitInCycleParams,
    query: commentsQuery,
    response: commentList,
    handle: (deps) => {
      const run = createListComments(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    ...reading,
    operationId: 'getPersonSatisfaction',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/satisfaction',
    summary: 'What the public said of the service acts that name the person.',
    params: personParams,
    query: noQuery,
    response: personSatisfaction,
    handle: (deps) => {
      const run = createGetPersonSatisfaction(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
