import * as z from 'zod';
import { followUpDecisionBody, followUpPage, followUpReceipt } from '../../contracts/follow-ups.ts';
import { noQuery } from '../../contracts/params.ts';
import { followUpParams, followUpsQuery, serviceParams } from '../../contracts/service-params.ts';
import { createDecideFollowUp } from '../../usecases/follow-ups/decide-follow-up.ts';
import { createListFollowUps } from '../../usecases/follow-ups/list-follow-ups.ts';
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
    errors: ['forbidden', 'wrong-phase', 'deadline-passed', 'already-decided', 'idempotency-key-reused'],
    handle: (deps) => {
      const decideFollowUp = createDecideFollowUp(deps);
      return async (command, { params, body }) => ({ body: await decideFollowUp(command, { ...params, ...body }) });
    },
  }),
];
