import * as z from 'zod';
import { explanationBody, explanationReceipt, signalList, signalParams } from '../../contracts/activities.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { createExplainSignal } from '../../usecases/signals/explain-signal.ts';
import { createListSignals } from '../../usecases/signals/list-signals.ts';
import { type Route, route } from '../route.ts';

const signals = '/v1/cycles/{cycleId}/employees/{employeeId}/activity-signals';

export const signalRoutes: Route[] = [
  route({
    method: 'GET',
    tag: 'activities',
    operationId: 'listActivitySignals',
    path: signals,
    summary: 'What a reviewer is pointed at in the journal; the person sees it first, and it changes no number.',
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: signalList,
    status: 200,
    handle: (deps) => {
      const run = createListSignals(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    method: 'POST',
    tag: 'activities',
    operationId: 'explainActivitySignal',
    path: `${signals}/{signalId}/explanations`,
    summary: 'What the person says to a signal about the own journal.',
    params: signalParams,
    query: noQuery,
    body: explanationBody,
    response: explanationReceipt,
    status: 201,
    handle: (deps) => {
      const run = createExplainSignal(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
];
