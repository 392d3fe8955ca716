import { noQuery } from '../../contracts/params.ts';
import { serviceParams, servicePersonParams } from '../../contracts/service-params.ts';
import { separateReceipt, signatureReceipt } from '../../contracts/service-responses.ts';
import { decisionBody, separateDecisionBody } from '../../contracts/services.ts';
import { createDecideException } from '../../usecases/decisions/decide-exception.ts';
import { createSignDecision } from '../../usecases/decisions/sign-decision.ts';
import { type Route, route } from '../route.ts';

export const decisionRoutes: Route[] = [
  route({
    operationId: 'signDecision',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/decisions',
    summary: 'The authorised official signs the results of a service, but for the people left out with a reason.',
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
      'signature-unavailable',
    ],
    handle: (deps) => {
      const signDecision = createSignDecision(deps);
      return async (command, { params, body }) => {
        const receipt = await signDecision(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    operationId: 'decideException',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/decisions/{employeeId}',
    summary: 'The authorised official signs the result of somebody who was left out of the signature of the service.',
    tag: 'decisions',
    params: servicePersonParams,
    query: noQuery,
    body: separateDecisionBody,
    response: separateReceipt,
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
      'signature-unavailable',
    ],
    handle: (deps) => {
      const decideException = createDecideException(deps);
      return async (command, { params, body }) => {
        const receipt = await decideException(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
];
