import * as z from 'zod';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import {
  ownReopeningsResponse,
  reopeningBody,
  reopeningDecisionBody,
  reopeningListResponse,
  reopeningParams,
  reopeningResponse,
} from '../../contracts/reopenings.ts';
import { createAskReopening } from '../../usecases/reopenings/ask-reopening.ts';
import { createDecideReopening } from '../../usecases/reopenings/decide-reopening.ts';
import { createListOwnReopenings, createListReopenings } from '../../usecases/reopenings/list-reopenings.ts';
import { type Route, route } from '../route.ts';

const common = { tag: 'cycles', query: noQuery } as const;
const reading = { ...common, method: 'GET', body: z.undefined(), status: 200 } as const;

export const reopeningRoutes: Route[] = [
  route({
    ...common,
    method: 'POST',
    operationId: 'askReopening',
    path: '/v1/cycles/{cycleId}/reopenings',
    summary: 'Asks for a closed phase to be opened again for some or all; a second person decides.',
    params: cycleParams,
    body: reopeningBody,
    response: reopeningResponse,
    status: 201,
    errors: ['forbidden', 'wrong-phase', 'conflict', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createAskReopening(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...common,
    method: 'POST',
    operationId: 'decideReopening',
    path: '/v1/cycles/{cycleId}/reopenings/{number}/decision',
    summary: 'A second person opens the phase again for those concerned, or refuses; by name and with a reason.',
    params: reopeningParams,
    body: reopeningDecisionBody,
    response: reopeningResponse,
    status: 201,
    errors: ['forbidden', 'wrong-phase', 'already-decided'],
    handle: (deps) => {
      const run = createDecideReopening(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...reading,
    operationId: 'listReopenings',
    tells: 'cycle',
    path: '/v1/cycles/{cycleId}/reopenings',
    summary: 'Every reopening of a cycle with who asked, who decided, for whom and why.',
    params: cycleParams,
    response: reopeningListResponse,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListReopenings(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'listOwnReopenings',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/reopenings',
    summary: 'The reopenings that concern one person, for the person and those who read the case.',
    params: personParams,
    response: ownReopeningsResponse,
    handle: (deps) => {
      const run = createListOwnReopenings(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
