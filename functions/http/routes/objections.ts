import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import {
  deciderBody,
  hearingBody,
  objectionBody,
  objectionDecisionBody,
  objectionsOnClock,
  objectionView,
  recusalBody,
  statementBody,
  windowView,
} from '../../contracts/objections.ts';
import { cycleParams, noParams, noQuery, personParams } from '../../contracts/params.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { createCallHearing } from '../../usecases/objections/call-hearing.ts';
import { createDecideObjection } from '../../usecases/objections/decide-objection.ts';
import { createFileObjection } from '../../usecases/objections/file-objection.ts';
import { createGetObjection } from '../../usecases/objections/get-objection.ts';
import { createGetWindow } from '../../usecases/objections/get-window.ts';
import { createGiveStatement } from '../../usecases/objections/give-statement.ts';
import { createListMyObjections, createListObjections } from '../../usecases/objections/list-objections.ts';
import { createNameDecider } from '../../usecases/objections/name-decider.ts';
import { createRecuseDecider } from '../../usecases/objections/recuse-decider.ts';
import { type Route, route } from '../route.ts';

const tag = 'objections';
const onCase = '/v1/cycles/{cycleId}/employees/{employeeId}';
const refusals: RefusalCode[] = [
  'forbidden',
  'precondition-required',
  'precondition-failed',
  'wrong-phase',
  'wrong-stage',
  'idempotency-key-reused',
  'conflict',
];
/** Every act on an objection is an act on the case. */
const acting = {
  method: 'POST',
  tag,
  params: personParams,
  query: noQuery,
  response: actReceipt,
  status: 201,
  ifMatch: true,
} as const;
const reading = { method: 'GET', tag, body: z.undefined(), status: 200 } as const;

export const objectionRoutes: Route[] = [
  route({
    ...acting,
    operationId: 'fileObjection',
    path: `${onCase}/objections`,
    summary:
      'The person objects to the published result, with reasons; one that comes too late is recorded as inadmissible.',
    body: objectionBody,
    errors: [...refusals, 'deadline-passed', 'unknown-evidence'],
    handle: (deps) => {
      const run = createFileObjection(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'getObjectionWindow',
    path: `${onCase}/objection-window`,
    summary: 'Until when the person may object, with the computation from the receipt of the result.',
    params: personParams,
    query: noQuery,
    response: windowView,
    errors: ['wrong-phase', 'wrong-stage'],
    handle: (deps) => {
      const run = createGetWindow(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getObjection',
    path: `${onCase}/objection`,
    summary: 'The objection of a person: how it was routed, what both sides said, the decision and its effects.',
    params: personParams,
    query: noQuery,
    response: objectionView,
    handle: (deps) => {
      const run = createGetObjection(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...acting,
    operationId: 'nameObjectionDecider',
    path: `${onCase}/objection-deciders`,
    summary:
      'The authorised official or an administrator names who decides, where nobody is free or the term has passed.',
    body: deciderBody,
    errors: [...refusals, 'not-named', 'conflict-of-interest'],
    handle: (deps) => {
      const run = createNameDecider(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...acting,
    operationId: 'recuseFromObjection',
    path: `${onCase}/objection-recusals`,
    summary: 'The decider declares an interest and hands the objection on.',
    body: recusalBody,
    errors: refusals,
    handle: (deps) => {
      const run = createRecuseDecider(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...acting,
    operationId: 'callObjectionHearing',
    path: `${onCase}/objection-hearings`,
    summary: 'The decider asks both sides to speak, each within a time of its own.',
    body: hearingBody,
    errors: refusals,
    handle: (deps) => {
      const run = createCallHearing(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...acting,
    operationId: 'stateOnObjection',
    path: `${onCase}/objection-statements`,
    summary: 'The person, or who rated, says what there is to say.',
    body: statementBody,
    errors: [...refusals, 'unknown-evidence'],
    handle: (deps) => {
      const run = createGiveStatement(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...acting,
    operationId: 'decideObjection',
    path: `${onCase}/objection-decisions`,
    summary: 'The decider upholds an objection with new ratings, or dismisses it; final.',
    body: objectionDecisionBody,
    errors: [...refusals, 'hearing-open'],
    handle: (deps) => {
      const run = createDecideObjection(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, params, body);
        return { body: receipt, version: receipt.version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'listObjections',
    tells: 'cycle',
    path: '/v1/cycles/{cycleId}/objections',
    summary: 'Every open objection of a cycle with its clock, the most urgent first.',
    params: cycleParams,
    query: noQuery,
    response: objectionsOnClock,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListObjections(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'listMyObjections',
    path: '/v1/me/objections',
    summary: 'The objections that wait for your decision, the most urgent first.',
    params: noParams,
    query: cycleParams,
    response: objectionsOnClock,
    handle: (deps) => {
      const run = createListMyObjections(deps);
      return async ({ actor }, { query }) => ({ body: await run(actor, query) });
    },
  }),
];
