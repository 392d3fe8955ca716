import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import { explainedQuery, explainedResult, whatWouldChange } from '../../contracts/explained.ts';
import { ratingChanges } from '../../contracts/forum-responses.ts';
import { reasonTexts } from '../../contracts/forum-texts.ts';
import { acknowledgementBody } from '../../contracts/objections.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { renderExplanation } from '../../contracts/render-explanation.ts';
import { resultView } from '../../contracts/result-responses.ts';
import { createAcknowledgeResult } from '../../usecases/results/acknowledge-result.ts';
import { createExplainResult } from '../../usecases/results/explain-result.ts';
import { createGetResult } from '../../usecases/results/get-result.ts';
import { createListRatingChanges } from '../../usecases/results/list-rating-changes.ts';
import { createWhatWouldChange } from '../../usecases/results/what-would-change.ts';
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
    operationId: 'explainResult',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/result-explanation',
    summary:
      'One version of a result with every number opened: value, formula, weight, inputs, rounding, law and evidence, in both languages.',
    tag,
    params: personParams,
    query: explainedQuery,
    body: z.undefined(),
    response: explainedResult,
    status: 200,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const explain = createExplainResult(deps);
      return async ({ actor }, { params, query }) => {
        const { explanation, names, ...result } = await explain(actor, { ...params, ...query });
        return { body: { ...result, tree: renderExplanation(explanation, names) } };
      };
    },
  }),
  route({
    operationId: 'listRatingChanges',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/rating-changes',
    summary:
      'What changed the ratings after scoring: by forum or objection, from what to what, why, and by how many votes.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: ratingChanges,
    status: 200,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const listChanges = createListRatingChanges(deps);
      return async ({ actor }, { params }) => {
        const { items, ...target } = await listChanges(actor, params);
        const named = items.map((one) => ({
          ...one,
          reasonName: one.reasonCode === null ? null : reasonTexts[one.reasonCode],
        }));
        return { body: { ...target, items: named } };
      };
    },
  }),
  route({
    operationId: 'whatWouldChange',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/what-would-change',
    summary: 'How far the evidence is from the nearest other outcome, and what each indicator alone would have to be.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: whatWouldChange,
    status: 200,
    handle: (deps) => {
      const run = createWhatWouldChange(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
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
