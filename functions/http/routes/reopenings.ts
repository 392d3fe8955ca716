import { cycleParams, noQuery } from '../../contracts/params.ts';
import { reopeningBody, reopeningResponse, secondWordBody, secondWordResponse } from '../../contracts/reopenings.ts';
import { createAskReopening } from '../../usecases/reopenings/ask-reopening.ts';
import { createSecondWord } from '../../usecases/reopenings/second-word.ts';
import { type Route, route } from '../route.ts';

const writing = { method: 'POST', tag: 'cycles', params: cycleParams, query: noQuery, status: 201 } as const;

export const reopeningRoutes: Route[] = [
  route({
    ...writing,
    operationId: 'askReopening',
    path: '/v1/cycles/{cycleId}/reopenings',
    summary: 'Asks for a closed phase to be opened again for some or all; a second person decides.',
    body: reopeningBody,
    response: reopeningResponse,
    errors: ['forbidden', 'wrong-phase', 'conflict', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createAskReopening(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...writing,
    operationId: 'decideAsSecondPerson',
    path: '/v1/cycles/{cycleId}/second-words',
    summary: 'A second person approves or refuses a reopening or a later end that another asked for, with a reason.',
    body: secondWordBody,
    response: secondWordResponse,
    errors: ['forbidden', 'wrong-phase', 'already-decided'],
    handle: (deps) => {
      const run = createSecondWord(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
];
