import * as z from 'zod';
import {
  disposalList,
  disposalParams,
  disposalView,
  erasureBody,
  erasureConfirmationBody,
  erasureDecisionBody,
  erasurePage,
  erasureParams,
  erasuresQuery,
  erasureView,
} from '../../contracts/erasures.ts';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { createConfirmErasure } from '../../usecases/erasures/confirm-erasure.ts';
import { createDecideErasure } from '../../usecases/erasures/decide-erasure.ts';
import { createGetErasure, createListErasures } from '../../usecases/erasures/get-erasures.ts';
import { createRequestErasure } from '../../usecases/erasures/request-erasure.ts';
import {
  createConfirmDisposal,
  createDecideDisposal,
  createListDisposals,
} from '../../usecases/erasures/see-disposal.ts';
import { type Route, route } from '../route.ts';

const tag = 'erasures';
const ofPerson = '/v1/cycles/{cycleId}/employees/{employeeId}/erasures';
const disposals = '/v1/cycles/{cycleId}/disposals';
const making = { method: 'POST', tag, query: noQuery, status: 201 } as const;
const reading = { method: 'GET', tag, body: z.undefined(), status: 200 } as const;
const held: RefusalCode[] = ['forbidden', 'text-held', 'text-not-erasable', 'wrong-stage', 'idempotency-key-reused'];
const deciding: RefusalCode[] = ['already-decided', 'conflict-of-interest'];

export const erasureRoutes: Route[] = [
  route({
    ...making,
    operationId: 'requestErasure',
    path: ofPerson,
    summary:
      'The person, or an administrator for them, asks that a text be erased or put right (UU 27/2022 art. 6, 8).',
    params: personParams,
    body: erasureBody,
    response: erasureView,
    errors: [...held, 'conflict'],
    handle: (deps) => {
      const run = createRequestErasure(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...reading,
    operationId: 'getErasure',
    path: `${ofPerson}/{erasureId}`,
    summary: 'What was asked, who decided and confirmed, and which act says so.',
    params: erasureParams,
    query: noQuery,
    response: erasureView,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetErasure(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...making,
    operationId: 'decideErasure',
    path: `${ofPerson}/{erasureId}/decisions`,
    summary: 'An administrator approves or declines; approved, it waits for a second person.',
    params: erasureParams,
    body: erasureDecisionBody,
    response: erasureView,
    errors: [...held, ...deciding],
    handle: (deps) => {
      const run = createDecideErasure(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...making,
    operationId: 'confirmErasure',
    path: `${ofPerson}/{erasureId}/confirmations`,
    summary: 'An auditor who neither asked nor decided confirms; the text goes and the chain says so in one commit.',
    params: erasureParams,
    body: erasureConfirmationBody,
    response: erasureView,
    errors: [...held, ...deciding],
    handle: (deps) => {
      const run = createConfirmErasure(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...reading,
    operationId: 'listErasures',
    tells: 'cycle',
    path: '/v1/cycles/{cycleId}/erasures',
    summary: 'Every request of a cycle, for those who decide and confirm.',
    params: cycleParams,
    query: erasuresQuery,
    response: erasurePage,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListErasures(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    ...reading,
    operationId: 'listDisposals',
    path: disposals,
    summary: 'Kinds of text whose term of retention is over, with the legal basis and what became of the proposal.',
    params: cycleParams,
    query: noQuery,
    response: disposalList,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListDisposals(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...making,
    operationId: 'decideDisposal',
    path: `${disposals}/{kind}/decisions`,
    summary: 'An administrator approves or declines the erasure of a kind of text after its term.',
    params: disposalParams,
    body: erasureDecisionBody,
    response: disposalView,
    errors: ['forbidden', 'already-decided', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createDecideDisposal(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...making,
    operationId: 'confirmDisposal',
    path: `${disposals}/{kind}/confirmations`,
    summary: 'An auditor who did not decide confirms; the clock then carries it out, case by case.',
    params: disposalParams,
    body: erasureConfirmationBody,
    response: disposalView,
    errors: ['forbidden', 'wrong-stage', ...deciding, 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createConfirmDisposal(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
];
