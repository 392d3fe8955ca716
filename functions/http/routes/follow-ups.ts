import * as z from 'zod';
import {
  evaluationBody,
  evaluationReceipt,
  followUpDecisionBody,
  followUpPage,
  followUpReceipt,
  measureList,
  measureParams,
  personFollowUps,
  progressNoteBody,
  progressNoteView,
} from '../../contracts/follow-ups.ts';
import { noParams, noQuery, personParams } from '../../contracts/params.ts';
import { followUpParams, followUpsQuery, serviceParams } from '../../contracts/service-params.ts';
import { createDecideFollowUp } from '../../usecases/follow-ups/decide-follow-up.ts';
import { createEvaluateFollowUp } from '../../usecases/follow-ups/evaluate-follow-up.ts';
import { createGetFollowUps } from '../../usecases/follow-ups/get-follow-ups.ts';
import { createListFollowUps } from '../../usecases/follow-ups/list-follow-ups.ts';
import { createNoteProgress } from '../../usecases/follow-ups/note-progress.ts';
import { createListMeasures } from '../../usecases/measures/list-measures.ts';
import { type Route, route } from '../route.ts';

const tag = 'follow-ups';

export const followUpRoutes: Route[] = [
  route({
    operationId: 'listFollowUps',
    tells: 'service',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/follow-ups',
    summary: 'Measures proposed by rule for the people of a service, with what speaks for each of them.',
    tag,
    params: serviceParams,
    query: followUpsQuery,
    body: z.undefined(),
    response: followUpPage,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const listFollowUps = createListFollowUps(deps);
      return async ({ actor }, { params, query }) => ({
        body: await listFollowUps(actor, { ...params, limit: query.limit, cursor: query.cursor ?? null }),
      });
    },
  }),
  route({
    operationId: 'decideFollowUp',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/follow-ups/{followUpId}/decisions',
    summary: 'The authorised official approves or rejects one proposed measure, with the reason.',
    tag,
    params: followUpParams,
    query: noQuery,
    body: followUpDecisionBody,
    response: followUpReceipt,
    status: 201,
    errors: [
      'forbidden',
      'wrong-phase',
      'deadline-passed',
      'already-decided',
      'conflict-of-interest',
      'idempotency-key-reused',
    ],
    handle: (deps) => {
      const decideFollowUp = createDecideFollowUp(deps);
      return async (command, { params, body }) => ({ body: await decideFollowUp(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'getFollowUps',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/follow-ups',
    summary: 'The measures of a person with the notes on how they go and whether later cycles show that they helped.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: personFollowUps,
    status: 200,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const getFollowUps = createGetFollowUps(deps);
      return async ({ actor }, { params }) => ({ body: await getFollowUps(actor, params) });
    },
  }),
  route({
    operationId: 'noteProgress',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/follow-ups/{ruleId}/notes',
    summary:
      'A note on how an approved measure goes, by the person or by who guides them; also after the cycle closed.',
    tag,
    params: measureParams,
    query: noQuery,
    body: progressNoteBody,
    response: progressNoteView,
    status: 201,
    errors: ['forbidden', 'wrong-phase', 'wrong-stage', 'date-outside-period', 'idempotency-key-reused'],
    handle: (deps) => {
      const noteProgress = createNoteProgress(deps);
      return async (command, { params, body }) => ({ body: await noteProgress(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'evaluateFollowUp',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/follow-ups/{ruleId}/evaluations',
    summary:
      'A named human says how a measure ended; what the law foresees after a failed one is proposed, never done.',
    tag,
    params: measureParams,
    query: noQuery,
    body: evaluationBody,
    response: evaluationReceipt,
    status: 201,
    errors: [
      'forbidden',
      'wrong-phase',
      'wrong-stage',
      'too-early',
      'already-decided',
      'conflict-of-interest',
      'idempotency-key-reused',
    ],
    handle: (deps) => {
      const evaluateFollowUp = createEvaluateFollowUp(deps);
      return async (command, { params, body }) => ({ body: await evaluateFollowUp(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'listMeasures',
    tells: 'agency',
    method: 'GET',
    path: '/v1/measures',
    summary: 'Measures that run, the next to end first, also beyond their cycle; each person sees the own ones.',
    tag,
    params: noParams,
    query: noQuery,
    body: z.undefined(),
    response: measureList,
    status: 200,
    handle: (deps) => {
      const listMeasures = createListMeasures(deps);
      return async ({ actor }) => ({ body: await listMeasures(actor) });
    },
  }),
];
