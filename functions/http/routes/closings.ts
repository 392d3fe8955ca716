import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import { closingListResponse } from '../../contracts/closings.ts';
import { closureResponse, cycleResponse } from '../../contracts/cycle-responses.ts';
import { confirmationBody, correctionBody, outageBody, personExtensionBody } from '../../contracts/cycles.ts';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import { createListClosings } from '../../usecases/closing/list-closings.ts';
import { createConfirmClosure } from '../../usecases/cycles/confirm-closure.ts';
import { createAllowCorrection, createExtendForPerson } from '../../usecases/cycles/extend-for-person.ts';
import { createRecordOutage } from '../../usecases/cycles/record-outage.ts';
import { type Route, route } from '../route.ts';

const writing = { method: 'POST', tag: 'cycles', query: noQuery } as const;

export const closingRoutes: Route[] = [
  route({
    ...writing,
    operationId: 'confirmClosure',
    path: '/v1/cycles/{cycleId}/closures/confirmation',
    summary: 'A second person lets a phase close whose result is another than the last rehearsal said.',
    params: cycleParams,
    body: confirmationBody,
    response: closureResponse,
    status: 202,
    errors: ['forbidden', 'wrong-phase', 'conflict'],
    handle: (deps) => {
      const run = createConfirmClosure(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...writing,
    operationId: 'recordOutage',
    path: '/v1/cycles/{cycleId}/outages',
    summary: 'Puts downtime on record; the rule set says by how much the deadline of the open phase moves.',
    params: cycleParams,
    body: outageBody,
    response: cycleResponse,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'wrong-phase', 'not-due', 'conflict', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createRecordOutage(deps);
      return async (command, { params, body }) => {
        const view = await run(command, { ...params, ...body });
        return { body: view, version: view.version, location: `/v1/cycles/${view.id}` };
      };
    },
  }),
  route({
    ...writing,
    operationId: 'extendForPerson',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/extensions',
    summary: 'Gives one person a later end of the open phase, as an act on the case.',
    params: personParams,
    body: personExtensionBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'wrong-phase', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createExtendForPerson(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...writing,
    operationId: 'allowCorrection',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/corrections',
    summary: 'After the deadline and before anybody is settled: lets a mistake be mended, for a reason.',
    params: personParams,
    body: correctionBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'wrong-phase', 'not-due', 'deadline-passed', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createAllowCorrection(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    method: 'GET',
    tag: 'cycles',
    operationId: 'listClosings',
    tells: 'cycle',
    path: '/v1/cycles/{cycleId}/closings',
    summary:
      'The signed manifests of the closes that settled people (counts, digests of inputs, rules and results), and the reopenings between them.',
    params: cycleParams,
    query: noQuery,
    body: z.undefined(),
    response: closingListResponse,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListClosings(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
