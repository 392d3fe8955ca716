import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import { acknowledgementBody } from '../../contracts/objections.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { resultView } from '../../contracts/result-responses.ts';
import { createAcknowledgeResult } from '../../usecases/results/acknowledge-result.ts';
import { createGetResult } from '../../usecases/results/get-result.ts';
import { type Route, route } from '../route.ts';

const tag = 'results';

export const resultRoutes: Route[] = [
  route({
    operationId: 'getResult',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/result',
    summary: 'Every version of a result, each explained down to its evidence.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: resultView,
    status: 200,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const getResult = createGetResult(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await getResult(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'acknowledgeResult',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/acknowledgements',
    summary: 'The person takes note of the result; this is no consent.',
    tag,
    params: personParams,
    query: noQuery,
    body: acknowledgementBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: [
      'forbidden',
      'precondition-required',
      'precondition-failed',
      'wrong-phase',
      'wrong-stage',
      'idempotency-key-reused',
    ],
    handle: (deps) => {
      const acknowledge = createAcknowledgeResult(deps);
      return async (command, { params }) => {
        const receipt = await acknowledge(command, params);
        return { body: receipt, version: receipt.version };
      };
    },
  }),
];
