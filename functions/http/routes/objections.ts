import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import { hearingBody, objectionBody, objectionDecisionBody } from '../../contracts/objections.ts';
import { cycleParams, noParams, noQuery, personParams } from '../../contracts/params.ts';
import { objectionsToDecide, objectionView } from '../../contracts/result-responses.ts';
import { createDecideObjection } from '../../usecases/objections/decide-objection.ts';
import { createFileObjection } from '../../usecases/objections/file-objection.ts';
import { createGetObjection } from '../../usecases/objections/get-objection.ts';
import { createHearObjection } from '../../usecases/objections/hear-objection.ts';
import { createListMyObjections } from '../../usecases/objections/list-my-objections.ts';
import { type Route, route } from '../route.ts';

const tag = 'objections';
const onCase = [
  'forbidden',
  'precondition-required',
  'precondition-failed',
  'wrong-phase',
  'deadline-passed',
  'wrong-stage',
  'idempotency-key-reused',
  'conflict',
] as const;

export const objectionRoutes: Route[] = [
  route({
    operationId: 'fileObjection',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/objections',
    summary: 'The person objects to the published result, with reasons, within the window.',
    tag,
    params: personParams,
    query: noQuery,
    body: objectionBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: [...onCase, 'conflict-of-interest'],
    handle: (deps) => {
      const fileObjection = createFileObjection(deps);
      return async (command, { params, body }) => {
        const receipt = await fileObjection(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    operationId: 'getObjection',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/objection',
    summary: 'The objection of a person with hearing and decision.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: objectionView,
    status: 200,
    handle: (deps) => {
      const getObjection = createGetObjection(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await getObjection(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'hearObjection',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/objection-hearings',
    summary: 'The decider records what both sides said.',
    tag,
    params: personParams,
    query: noQuery,
    body: hearingBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: [...onCase],
    handle: (deps) => {
      const hearObjection = createHearObjection(deps);
      return async (command, { params, body }) => {
        const receipt = await hearObjection(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    operationId: 'decideObjection',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/objection-decisions',
    summary: 'The decider upholds an objection with new ratings, or dismisses it; final.',
    tag,
    params: personParams,
    query: noQuery,
    body: objectionDecisionBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: [...onCase],
    handle: (deps) => {
      const decideObjection = createDecideObjection(deps);
      return async (command, { params, body }) => {
        const receipt = await decideObjection(command, params, body);
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    operationId: 'listMyObjections',
    method: 'GET',
    path: '/v1/me/objections',
    summary: 'The objections that wait for your decision, the most urgent first.',
    tag,
    params: noParams,
    query: cycleParams,
    body: z.undefined(),
    response: objectionsToDecide,
    status: 200,
    handle: (deps) => {
      const listMyObjections = createListMyObjections(deps);
      return async ({ actor }, { query }) => ({ body: await listMyObjections(actor, query) });
    },
  }),
];
