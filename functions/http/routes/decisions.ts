import { noQuery } from '../../contracts/params.ts';
import { serviceParams } from '../../contracts/service-params.ts';
import { signatureReceipt } from '../../contracts/service-responses.ts';
import { decisionBody } from '../../contracts/services.ts';
import { createSignDecision } from '../../usecases/decisions/sign-decision.ts';
import { type Route, route } from '../route.ts';

export const decisionRoutes: Route[] = [
  route({
    operationId: 'signDecision',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/decisions',
    summary: 'The authorised official signs the results of a service.',
    tag: 'decisions',
    params: serviceParams,
    query: noQuery,
    body: decisionBody,
    response: signatureReceipt,
    status: 201,
    ifMatch: true,
    errors: [
      'forbidden',
      'precondition-required',
      'precondition-failed',
      'wrong-phase',
      'deadline-passed',
      'already-decided',
      'idempotency-key-reused',
    ],
    handle: (deps) => {
      const signDecision = createSignDecision(deps);
      return async (command, { params, body }) => {
        const receipt = await signDecision(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
];
